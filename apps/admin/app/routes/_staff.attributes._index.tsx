import { createAttributeInput } from "@emporia/contracts/attributes";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TextCursorInput } from "lucide-react";
import { AttributeForm } from "~/components/category/attribute-form";
import { apiFor } from "~/lib/api.server";
import { optionLines } from "~/lib/attribute-form.server";
import { kindText } from "~/lib/attributes";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { attributes: await page(request, apiFor(request, context).attributes.list.query()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { attributes } = apiFor(request, context);
  const form = optionLines(await readForm(request), []);
  return submit(form, createAttributeInput, (input) =>
    attributes.create.mutate(input).then(() => redirect("/attributes?done=created")),
  );
}

export const meta: MetaFunction = () => [{ title: "Attributes · Emporia Admin" }];

export default function AttributesPage() {
  const { attributes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Attributes"
        description="What can be said of products in the same words. Categories ask for them, sellers fill them in, shoppers filter by them."
      />
      <Table
        caption="Attributes by name"
        rows={attributes}
        rowKey={(attribute) => attribute.id}
        empty={
          <EmptyState icon={<TextCursorInput />} title="No attribute yet.">
            Material, width, dishwasher-safe: add the first one below, then let a category ask for it.
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Name",
            isName: true,
            cell: (attribute) => (
              <Link
                href={`/attributes/${attribute.id}`}
                prefetch="intent"
                className="flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
              >
                {attribute.name}
              </Link>
            ),
          },
          { key: "kind", header: "Kind", cell: (attribute) => kindText(attribute) },
          {
            key: "categories",
            header: "Asked for by",
            className: "sm:max-w-64",
            cell: (attribute) => (
              <span className="line-clamp-2 wrap-anywhere max-sm:text-right">
                {attribute.categories.map(({ name }) => name).join(", ") || "Nobody yet"}
              </span>
            ),
          },
          {
            key: "products",
            header: "Products",
            align: "end",
            cell: (attribute) => attribute.productCount.toLocaleString("en-US"),
          },
        ]}
      />
      <div className="mt-10">
        <Section isSplit title="Add an attribute">
          <AttributeForm key={attributes.length} />
        </Section>
      </div>
    </>
  );
}
