import { createCollectionInput } from "@emporia/contracts/collections";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Layers } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { collections: await page(request, apiFor(request, context).collections.staff.list.query()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { collections } = apiFor(request, context);
  return submit(request, createCollectionInput, (input) =>
    collections.create.mutate(input).then(({ id }) => redirect(`/collections/${id}?done=created`)),
  );
}

export const meta: MetaFunction = () => [{ title: "Collections · Emporia Admin" }];

export default function CollectionsPage() {
  const { collections } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        title="Collections"
        description="Products put together for an occasion: named one by one, or all that a rule takes in."
      />
      <Table
        caption="Collections by name"
        rows={collections}
        rowKey={(collection) => collection.id}
        empty={
          <EmptyState icon={<Layers />} title="No collection yet.">
            Gifts for tea, everything of oak, under twenty dollars: begin the first one below.
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Name",
            isName: true,
            cell: (collection) => (
              <Link
                href={`/collections/${collection.id}`}
                prefetch="intent"
                className="flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
              >
                {collection.name}
              </Link>
            ),
          },
          { key: "kind", header: "Products", cell: ({ isRule }) => (isRule ? "By a rule" : "Named") },
          {
            key: "shown",
            header: "Shown",
            cell: ({ isVisible }) =>
              isVisible ? (
                <Badge tone="good" shape="dot">
                  Shown
                </Badge>
              ) : (
                <Badge shape="ring">Hidden</Badge>
              ),
          },
        ]}
      />
      <div className="mt-10">
        <Section isSplit title="Begin a collection" description="It is hidden until you show it.">
          <Form method="post" noValidate className="flex max-w-prose flex-col items-start gap-5">
            {form.formError && <Alert tone="bad">{form.formError}</Alert>}
            <Field name="name" label="Name" required error={form.error("name")} className="w-full">
              <Input maxLength={80} defaultValue={form.value("name")} />
            </Field>
            <Field
              name="isRule"
              label="Its products are"
              hint="It cannot be changed later."
              error={form.error("isRule")}
              className="w-full"
            >
              <Select
                defaultValue={form.value("isRule", "false")}
                options={[
                  { value: "false", label: "Named one by one, in your order" },
                  { value: "true", label: "All that a rule takes in" },
                ]}
              />
            </Field>
            <Button type="submit" variant="primary" name="intent" value="create" loading={busy("create", "Beginning…")}>
              Begin the collection
            </Button>
          </Form>
        </Section>
      </div>
    </>
  );
}
