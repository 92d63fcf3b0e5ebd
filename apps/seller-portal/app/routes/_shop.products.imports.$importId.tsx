import { checkImportInput, type ImportView, importIdInput } from "@emporia/contracts/imports";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Progress } from "@emporia/ui/primitives/progress";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { ColumnsForm } from "~/components/imports/columns-form";
import { ImportCounts, ImportPreview, ImportProblems } from "~/components/imports/import-result";
import { ImportStatusBadge } from "~/components/imports/import-status";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";
import { useProgress } from "~/lib/use-progress";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const run = await page(request, apiFor(request, context).imports.get.query({ importId: params.importId ?? "" }));
  return { run };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { imports } = apiFor(request, context);
  const form = await readForm(request);
  form.set("importId", params.importId ?? "");
  const back = () => redirect(`/products/imports/${params.importId}`);
  switch (form.get("intent")) {
    case "start":
      return submit(form, importIdInput, (input) => imports.start.mutate(input).then(back));
    case "cancel":
      return submit(form, importIdInput, (input) => imports.cancel.mutate(input).then(back));
    default:
      return submit(form, checkImportInput, (input) => imports.check.mutate(input).then(back));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.run.fileName ?? "Import"} · Emporia Seller` },
];

const separators: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

export default function ImportRunPage() {
  const { run } = useLoaderData<typeof loader>();
  const mayWrite = useMay("products:write");
  const isRunning = run.status === "CHECKING" || run.status === "IMPORTING";
  useProgress(isRunning);
  const isRead = run.status !== "UPLOADED" && run.status !== "FAILED" && run.productCount !== null;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/products" },
          { label: "Import", href: "/products/import" },
          { label: run.fileName },
        ]}
        title={run.fileName}
        badge={<ImportStatusBadge status={run.status} />}
        description={`${size(run.byteCount)}, ${run.encoding}, separated by ${separators[run.delimiter] ?? run.delimiter}`}
      />
      <div className="flex flex-col gap-8">
        {run.status === "FAILED" && (
          <Alert tone="bad" title="This file could not be read.">
            {run.failure}
          </Alert>
        )}
        {isRunning && <Running run={run} mayWrite={mayWrite} />}
        {run.status === "CANCELLED" && (
          <Alert tone="info" title="You stopped this import.">
            What was imported by then stays. Check the file again to go on: what is there already changes nothing.
          </Alert>
        )}
        {run.status === "DONE" && <Done run={run} />}
        {isRead && <ImportCounts run={run} />}
        {run.status === "CHECKED" && mayWrite && <Start run={run} />}
      </div>
      <div className="mt-10">
        {mayWrite && !isRunning && run.status !== "DONE" && (
          <Section
            title={run.status === "CHECKED" ? "Check it differently" : "What is in the file"}
            description={
              run.format === "woocommerce"
                ? "A file of WooCommerce. Its products are known by their SKU, and what its columns mean is known."
                : "The meanings are taken from the names of the columns. Correct what is wrong."
            }
          >
            <ColumnsForm key={run.status} run={run} />
          </Section>
        )}
        <ImportProblems run={run} />
        <ImportPreview run={run} />
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      homeHref="/products/import"
      sentences={{ 404: "There is no such import in this shop." }}
    />
  );
}

function Running({ run, mayWrite }: { run: ImportView; mayWrite: boolean }) {
  const busy = useBusy();
  const total = run.productCount;
  return (
    <div className="flex flex-col gap-4" role="status">
      <Progress
        label={run.status === "CHECKING" ? "Checking what the file would do" : "Importing"}
        max={total || 1}
        value={total === null ? undefined : run.doneCount}
        detail={
          total === null
            ? "Counting the products"
            : `${run.doneCount.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} products`
        }
      />
      <p className="text-sm text-muted">You can leave this page; it goes on without you.</p>
      <noscript>
        <a href={`/products/imports/${run.id}`} className="text-sm underline">
          Load again to see how far it is
        </a>
      </noscript>
      {mayWrite && (
        <Form method="post">
          <Button type="submit" name="intent" value="cancel" loading={busy("cancel", "Stopping…")}>
            Stop
          </Button>
        </Form>
      )}
    </div>
  );
}

function Start({ run }: { run: ImportView }) {
  const busy = useBusy();
  const { failure } = useFieldErrors();
  const changes = run.created + run.updated;
  if (changes === 0)
    return (
      <Alert tone="info" title={run.failed > 0 ? "Nothing of this file can be imported." : "There is nothing to do."}>
        {run.failed > 0 ? "See the problems below." : "Your products are as the file says already."}
      </Alert>
    );
  return (
    <Form method="post" className="flex flex-wrap items-center gap-3">
      <FormErrors failure={failure} />
      <Button type="submit" name="intent" value="start" variant="primary" loading={busy("start", "Starting…")}>
        Import {changes === 1 ? "one product" : `${changes.toLocaleString("en-US")} products`}
      </Button>
      {run.failed > 0 && <p className="text-sm text-muted">What has a problem is left out.</p>}
    </Form>
  );
}

function Done({ run }: { run: ImportView }) {
  return (
    <Alert
      tone={run.failed > 0 ? "warn" : "good"}
      title={run.failed > 0 ? "Imported, with some rows left out." : "Everything is imported."}
      action={
        <ButtonLink size="sm" href="/products">
          See your products
        </ButtonLink>
      }
    >
      Pictures are fetched one after the other and appear as they come.
    </Alert>
  );
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
