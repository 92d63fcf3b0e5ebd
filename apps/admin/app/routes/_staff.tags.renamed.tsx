import { forgetTagRenameInput } from "@emporia/contracts/collections";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Tags } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = cursorOf(new URL(request.url).searchParams);
  const { tags } = apiFor(request, context);
  return { renames: await page(request, tags.staff.renames.query({ cursor, limit: 50 })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { tags } = apiFor(request, context);
  return submit(request, forgetTagRenameInput, (input) =>
    tags.forgetRename.mutate(input).then(() => redirect("/tags/renamed?done=renameForgotten")),
  );
}

export const meta: MetaFunction = () => [{ title: "Renamed tags · Emporia Admin" }];

export default function RenamedTagsPage() {
  const { renames } = useLoaderData<typeof loader>();
  const { formData } = useNavigation();
  const form = useFieldErrors();
  return (
    <>
      <PageHeader
        title="Renamed tags"
        crumbs={[{ label: "Tags", href: "/tags" }, { label: "Renamed" }]}
        description="Who writes the old name, in a product or a file, writes the new one. Let an old name be written again when that is no longer wanted; products keep what they have."
      />
      {form.failure && (
        <Alert tone="bad" className="mb-6">
          {form.formError ?? form.error("tag")}
        </Alert>
      )}
      <Table
        caption="Tags that were renamed, the latest first"
        rows={renames.items}
        rowKey={(each) => each.tag}
        empty={
          <EmptyState icon={<Tags />} title="No tag was renamed.">
            When one is renamed, merged or taken away, its old name stands here.
          </EmptyState>
        }
        columns={[
          {
            key: "tag",
            header: "Was",
            isName: true,
            cell: (each) => <span className="wrap-anywhere">{each.tag}</span>,
          },
          {
            key: "became",
            header: "Is now",
            cell: (each) =>
              each.became === null ? (
                <span className="text-muted">taken away</span>
              ) : (
                <span className="wrap-anywhere">{each.became}</span>
              ),
          },
          { key: "at", header: "Since", cell: (each) => <DateTime value={each.renamedAt} style="short" /> },
          {
            key: "forget",
            header: "Let it be written again",
            hideHeader: true,
            align: "end",
            cell: (each) => (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="tag" value={each.tag} />
                <Button type="submit" size="sm" loading={formData?.get("tag") === each.tag && "Letting it…"}>
                  Let it be written again
                  <span className="sr-only">: {each.tag}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <CursorPages label="Renamed tags" nextCursor={renames.nextCursor} />
    </>
  );
}
