import { createCategoryInput } from "@emporia/contracts/catalog";
import { moveCategoryInput, type StaffCategoryRowView } from "@emporia/contracts/categories";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { ArrowDown, ArrowUp, FolderTree } from "lucide-react";
import { useBusy } from "~/components/form-busy";
import { apiFor, page } from "~/lib/api.server";
import { categoryOptions, placeOf } from "~/lib/category-tree";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { tree: await page(request, apiFor(request, context).categories.staff.tree.query()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { categories } = apiFor(request, context);
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "create":
      return submit(form, createCategoryInput, (input) =>
        categories.create.mutate(input).then(({ id }) => redirect(`/categories/${id}?done=created`)),
      );
    case "move":
      return submit(form, moveCategoryInput, (input) =>
        categories.move.mutate(input).then(() => redirect("/categories?done=moved")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: "Categories · Emporia Admin" }];

export default function CategoriesPage() {
  const { tree } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        title="Categories"
        description="Six levels at most. A category asks of its products what those above it ask, too."
      />
      {tree.length === 0 ? (
        <EmptyState icon={<FolderTree />} title="No category yet.">
          Shoppers find their way by categories. Add the first one below.
        </EmptyState>
      ) : (
        <ul aria-label="Categories" className="border-t">
          {tree.map((category) => (
            <CategoryRow key={category.id} category={category} place={placeOf(tree, category)} />
          ))}
        </ul>
      )}
      <div className="mt-10">
        <Section isSplit title="Add a category" description="It stands last among its siblings until you move it.">
          <Form method="post" noValidate className="flex max-w-prose flex-col items-start gap-5">
            {form.formError && <Alert tone="bad">{form.formError}</Alert>}
            <Field name="name" label="Name" required error={form.error("name")} className="w-full">
              <Input maxLength={80} defaultValue={form.value("name")} />
            </Field>
            <Field name="parentId" label="Under" error={form.error("parentId")} className="w-full">
              <Select
                placeholder="None: a top category"
                defaultValue={form.value("parentId", "")}
                options={categoryOptions(tree.filter(({ level }) => level < 6))}
              />
            </Field>
            <Button type="submit" name="intent" value="create" variant="primary" loading={busy("create", "Adding…")}>
              Add the category
            </Button>
          </Form>
        </Section>
      </div>
    </>
  );
}

function CategoryRow({
  category,
  place,
}: {
  category: StaffCategoryRowView;
  place: { position: number; count: number };
}) {
  const { formData } = useNavigation();
  const isMoving = formData?.get("intent") === "move" && formData.get("categoryId") === category.id;
  const { productCount, attributeCount } = category;
  return (
    <li
      className="flex min-h-13 flex-wrap items-center gap-x-4 border-b py-1 pl-(--indent)"
      style={{ "--indent": `${(category.level - 1) * 1.5}rem` } as React.CSSProperties}
    >
      <Link
        href={`/categories/${category.id}`}
        prefetch="intent"
        className="flex min-h-11 min-w-32 grow items-center font-medium underline-offset-4 wrap-anywhere hover:underline"
      >
        {category.name}
      </Link>
      <span className="figures text-sm text-muted">
        {productCount.toLocaleString("en-US")}
        <span className="max-sm:sr-only">
          {productCount === 1 ? " product" : " products"}
          {attributeCount > 0 && (attributeCount === 1 ? ", 1 attribute" : `, ${attributeCount} attributes`)}
        </span>
      </span>
      <Form method="post" preventScrollReset className="flex">
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="categoryId" value={category.id} />
        <input type="hidden" name="parentId" value={category.parentId ?? ""} />
        <Button
          type="submit"
          name="position"
          value={place.position - 1}
          size="sm"
          variant="ghost"
          iconOnly
          icon={<ArrowUp />}
          disabled={place.position === 0}
          loading={isMoving && "Moving…"}
        >
          Move {category.name} up
        </Button>
        <Button
          type="submit"
          name="position"
          value={place.position + 1}
          size="sm"
          variant="ghost"
          iconOnly
          icon={<ArrowDown />}
          disabled={place.position === place.count - 1}
        >
          Move {category.name} down
        </Button>
      </Form>
    </li>
  );
}
