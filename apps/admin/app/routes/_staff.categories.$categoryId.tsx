import {
  categoryIdInput,
  mergeCategoryInput,
  moveCategoryInput,
  setCategoryAttributesInput,
  updateCategoryInput,
} from "@emporia/contracts/categories";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { CategoryAttributes } from "~/components/category/category-attributes";
import { CategoryForm } from "~/components/category/category-form";
import { CategoryPlace } from "~/components/category/category-place";
import { apiFor } from "~/lib/api.server";
import { sendPicture } from "~/lib/media.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [category, tree, attributes] = await page(
    request,
    Promise.all([
      api.categories.staff.get.query({ categoryId: params.categoryId ?? "" }),
      api.categories.staff.tree.query(),
      api.attributes.list.query(),
    ]),
  );
  return { category, tree, attributes };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { categories } = apiFor(request, context);
  const form = await readForm(request);
  const here = (word: string) => () => redirect(`/categories/${params.categoryId}?done=${word}`);
  const away = (word: string) => () => redirect(`/categories?done=${word}`);
  form.set("categoryId", params.categoryId ?? "");
  switch (form.get("intent")) {
    case "save": {
      const file = form.get("picture");
      form.delete("picture");
      if (file instanceof File && file.size > 0) {
        const answer = await sendPicture(request, context, file);
        if ("problem" in answer) return refused(form, "mediaId", answer.problem);
        form.set("mediaId", answer.picture.id);
      }
      return submit(form, updateCategoryInput, (input) => categories.update.mutate(input).then(here("saved")));
    }
    case "move":
      return submit(form, moveCategoryInput, (input) => categories.move.mutate(input).then(here("moved")));
    case "attributes":
      return submit(withoutGaps(form), setCategoryAttributesInput, (input) =>
        categories.setAttributes.mutate(input).then(here("saved")),
      );
    case "merge":
      return submit(form, mergeCategoryInput, (input) => categories.merge.mutate(input).then(away("merged")));
    case "remove":
      return submit(form, categoryIdInput, (input) => categories.remove.mutate(input).then(away("removed")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

function refused(form: FormData, field: string, sentence: string) {
  const values = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  return data({ ok: false as const, fieldErrors: { [field]: [sentence] }, values }, { status: 422 });
}

/** Without JavaScript a row stands ready for one more attribute, and is left out while it names none. */
function withoutGaps(form: FormData): FormData {
  const kept = new FormData();
  for (const [name, value] of form) {
    const [, row] = /^(attributes\.\d+)\./.exec(name) ?? [];
    if (row === undefined || form.get(`${row}.attributeId`) !== "") kept.append(name, value);
  }
  return kept;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.category.name ?? "Category"} · Emporia Admin` },
];

export default function CategoryPage() {
  const { category, tree, attributes } = useLoaderData<typeof loader>();
  const above = category.breadcrumbs.slice(0, -1);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Categories", href: "/categories" },
          ...above.map(({ id, name }) => ({ label: name, href: `/categories/${id}` })),
          { label: category.name },
        ]}
        title={category.name}
      />
      <Section isSplit title="Details" description="What shoppers and search engines read.">
        <CategoryForm key={category.id} category={category} />
      </Section>
      <Section
        isSplit
        title="Attributes"
        description="What sellers say of each product here, and of those below. Shoppers see it on the product and filter by it."
      >
        <CategoryAttributes
          key={`${category.id} ${category.attributes.map(({ id, isRequired }) => `${id}${isRequired}`)}`}
          category={category}
          attributes={attributes}
        />
      </Section>
      <Section isSplit title="Place" description="It moves with its products and all below it.">
        <CategoryPlace key={category.id} category={category} tree={tree} />
      </Section>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no category at this address." }} />
  );
}
