import { renameTagInput } from "@emporia/contracts/collections";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation } from "@remix-run/react";
import { Tags } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const query = params.get("query")?.trim().slice(0, 60) || undefined;
  const tags = await page(
    request,
    apiFor(request, context).tags.staff.list.query({ query, cursor: cursorOf(params), limit: 50 }),
  );
  return { tags, query };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { tags } = apiFor(request, context);
  return submit(request, renameTagInput, (input) =>
    tags.rename.mutate(input).then(() => redirect(input.to === "" ? "/tags?done=tagRemoved" : "/tags?done=tagRenamed")),
  );
}

export const meta: MetaFunction = () => [{ title: "Tags · Emporia Admin" }];

export default function TagsPage() {
  const { tags, query } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const form = useFieldErrors();
  return (
    <>
      <PageHeader
        title="Tags"
        description="Write another name to rename a tag; when it is a tag already, the two become one. An empty name takes it away. Whoever writes the old name later writes the new one."
        actions={<ButtonLink href="/tags/renamed">Renamed tags</ButtonLink>}
      />
      {form.failure && (
        <Alert tone="bad" className="mb-6">
          {form.formError ?? form.error("to") ?? form.error("tag")}
        </Alert>
      )}
      <FilterForm label="Find a tag" placeholder="Part of a tag" query={query} keep={{}} />
      <Table
        caption="Tags, those of most products first"
        rows={tags.items}
        rowKey={(each) => each.tag}
        empty={
          <EmptyState
            icon={<Tags />}
            title="No tag here."
            action={query ? <ButtonLink href={pathname}>Show all tags</ButtonLink> : undefined}
          >
            {query ? `Nothing was found for “${query}”.` : "Sellers give their products tags; they appear here."}
          </EmptyState>
        }
        columns={[
          {
            key: "tag",
            header: "Tag",
            isName: true,
            cell: (each) => <span className="wrap-anywhere">{each.tag}</span>,
          },
          {
            key: "products",
            header: "Products",
            align: "end",
            cell: (each) => each.productCount.toLocaleString("en-US"),
          },
          {
            key: "rename",
            header: "Another name",
            hideHeader: true,
            align: "end",
            cell: (each) => (
              <RenameForm tag={each.tag} typed={form.value("tag") === each.tag ? form.value("to") : undefined} />
            ),
          },
        ]}
      />
      <CursorPages label="Tags" nextCursor={tags.nextCursor} />
    </>
  );
}

function RenameForm({ tag, typed }: { tag: string; typed: string | undefined }) {
  const { formData } = useNavigation();
  return (
    <Form method="post" preventScrollReset className="flex w-full items-center gap-2 sm:justify-end">
      <input type="hidden" name="tag" value={tag} />
      <Field
        id={`to-${tag}`}
        name="to"
        label={`Another name for ${tag}`}
        hideLabel
        className="min-w-0 grow sm:max-w-56"
      >
        <Input maxLength={60} defaultValue={typed ?? tag} />
      </Field>
      <Button type="submit" size="sm" loading={formData?.get("tag") === tag && "Renaming…"}>
        Rename
        <span className="sr-only"> {tag}</span>
      </Button>
    </Form>
  );
}
