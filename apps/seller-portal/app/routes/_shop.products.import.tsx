import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { FileSpreadsheet } from "lucide-react";
import { FileField } from "~/components/imports/file-field";
import { ImportStatusBadge } from "~/components/imports/import-status";
import { apiFor } from "~/lib/api.server";
import { sendProductFile } from "~/lib/product-files.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const imports = await page(
    request,
    apiFor(request, context).imports.list.query({ cursor: cursorOf(params), limit: 20 }),
  );
  return { imports };
}

/** The way without JavaScript. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await sendProductFile(request, context);
  return "importId" in sent ? redirect(`/products/imports/${sent.importId}`) : data(sent, { status: 422 });
}

export const meta: MetaFunction = () => [{ title: "Import products · Emporia Seller" }];

export default function ImportPage() {
  const { imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayWrite = useMay("products:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "Import" }]}
        title="Import products"
        description="Products are found by their handle: those you have are changed, the others are made."
      />
      {mayWrite ? (
        <Form method="post" encType="multipart/form-data">
          <FileField problem={answer?.problem} />
        </Form>
      ) : (
        <Alert tone="info">Your role in this shop cannot import products. Ask its owner.</Alert>
      )}
      <div className="mt-8">
        <Section title="Imports so far">
          <Table
            caption="Imports, the latest first"
            rows={imports.items}
            rowKey={(run) => run.id}
            empty={
              <EmptyState icon={<FileSpreadsheet />} title="No file yet" heading="h3">
                Export your products in Shopify or WooCommerce under Products → Export, and bring the file here.
              </EmptyState>
            }
            columns={[
              {
                key: "file",
                header: "File",
                isName: true,
                cell: (run) => (
                  <Link
                    href={`/products/imports/${run.id}`}
                    className="inline-flex min-h-11 items-center wrap-anywhere underline-offset-4 hover:underline"
                  >
                    {run.fileName}
                  </Link>
                ),
              },
              { key: "status", header: "Status", cell: (run) => <ImportStatusBadge status={run.status} /> },
              { key: "created", header: "New", align: "end", cell: (run) => run.created.toLocaleString("en-US") },
              { key: "updated", header: "Changed", align: "end", cell: (run) => run.updated.toLocaleString("en-US") },
              {
                key: "failed",
                header: "Problems",
                align: "end",
                cell: (run) => (
                  <span className={run.failed > 0 ? "font-medium text-bad" : undefined}>
                    {run.failed.toLocaleString("en-US")}
                  </span>
                ),
              },
              {
                key: "when",
                header: "Sent",
                align: "end",
                hideOnPhone: true,
                cell: (run) => <DateTime value={run.createdAt} style="both" className="whitespace-nowrap text-muted" />,
              },
            ]}
          />
          <CursorPages label="Imports" nextCursor={imports.nextCursor} />
        </Section>
      </div>
    </>
  );
}
