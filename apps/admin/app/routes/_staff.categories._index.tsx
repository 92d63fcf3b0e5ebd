import { createCategoryInput } from "@emporia/contracts/catalog";
import { moveCategoryInput } from "@emporia/contracts/categories";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FolderTree } from "lucide-react";
import { CategoryList } from "~/components/category/category-list";
import { apiFor } from "~/lib/api.server";
import { categoryOptions } from "~/lib/category-tree";

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
  const isRefusedMove = form.failure !== undefined && form.value("intent") === "move";
  return (
    <>
      <PageHeader
        title="Categories"
        description="Six levels at most. A category asks of its products what those above it ask, too."
      />
      {isRefusedMove && (
        <Alert tone="bad" className="mb-6">
          {form.formError ?? form.error("parentId") ?? "It could not be moved. Load the page again."}
        </Alert>
      )}
      {tree.length === 0 ? (
        <EmptyState icon={<FolderTree />} title="No category yet.">
          Shoppers find their way by categories. Add the first one below.
        </EmptyState>
      ) : (
        <CategoryList tree={tree} />
      )}
      <div className="mt-10">
        <Section isSplit title="Add a category" description="It stands last among its siblings until you move it.">
          <Form method="post" noValidate className="flex max-w-prose flex-col items-start gap-5">
            {form.formError && !isRefusedMove && <Alert tone="bad">{form.formError}</Alert>}
            <Field name="name" label="Name" required error={form.error("name")} className="w-full">
              <Input maxLength={80} defaultValue={form.value("name")} />
            </Field>
            <Field
              name="parentId"
              label="Under"
              error={isRefusedMove ? undefined : form.error("parentId")}
              className="w-full"
            >
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
