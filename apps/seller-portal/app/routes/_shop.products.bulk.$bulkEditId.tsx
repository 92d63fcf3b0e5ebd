import { type BulkEditView, bulkEditIdInput } from "@emporia/contracts/bulk-edits";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Progress } from "@emporia/ui/primitives/progress";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { actionWords, statusFaces } from "~/components/bulk/bulk-words";
import { lackWords } from "~/components/bulk/product-filter";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";
import { useProgress } from "~/lib/use-progress";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const edit = await page(
    request,
    apiFor(request, context).bulkEdits.get.query({ bulkEditId: params.bulkEditId ?? "" }),
  );
  return { edit };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { bulkEdits } = apiFor(request, context);
  const form = await readForm(request);
  form.set("bulkEditId", params.bulkEditId ?? "");
  const intent = form.get("intent");
  const asked = intent === "undo" ? bulkEdits.undo : intent === "cancel" ? bulkEdits.cancel : bulkEdits.start;
  return submit(form, bulkEditIdInput, (input) =>
    asked.mutate(input).then(() => redirect(`/products/bulk/${params.bulkEditId}`)),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? actionWords(data.edit.action, data.edit.categoryName) : "Change"} · Emporia Seller` },
];

const count = (value: number) => value.toLocaleString("en-US");
const products = (value: number) => (value === 1 ? "one product" : `${count(value)} products`);

export default function BulkEditPage() {
  const { edit } = useLoaderData<typeof loader>();
  const mayWrite = useMay("products:write");
  const isRunning = edit.status === "CHECKING" || edit.status === "APPLYING" || edit.status === "UNDOING";
  useProgress(isRunning);
  const isLook = edit.status === "CHECKED" || edit.status === "CHECKING";
  const face = statusFaces[edit.status];
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/products" },
          { label: "Change many", href: "/products/bulk" },
          { label: actionWords(edit.action, edit.categoryName) },
        ]}
        title={actionWords(edit.action, edit.categoryName)}
        badge={
          <Badge tone={face.tone} shape={face.shape}>
            {face.words}
          </Badge>
        }
        description={`In ${products(edit.productCount)}${filterWords(edit)}.`}
      />
      <div className="mb-10 flex flex-col gap-8">
        {isRunning ? <Running edit={edit} mayWrite={mayWrite} /> : <Ended edit={edit} mayWrite={mayWrite} />}
        <StatRow>
          <Stat label={isLook ? "Would change" : "Changed"} value={count(edit.changed)} />
          {edit.submitted > 0 && (
            <Stat
              label={isLook ? "Would wait for review" : "Handed in for review"}
              value={count(edit.submitted)}
              hint="Shoppers see it once our staff agree."
            />
          )}
          <Stat label="Same as before" value={count(edit.unchanged)} />
          <Stat label="Stay as they are" value={count(edit.failed)} />
        </StatRow>
      </div>
      {edit.problems.length > 0 && (
        <Section
          title={edit.failed === 1 ? "One product stays as it is" : `${count(edit.failed)} products stay as they are`}
          description={edit.failed > edit.problems.length ? `The first ${count(edit.problems.length)}.` : undefined}
        >
          <Table
            caption="Products that stay as they are, and why"
            rows={edit.problems}
            rowKey={({ productId }) => productId}
            columns={[
              { key: "name", header: "Product", isName: true, cell: (each) => <ProductLink {...each} /> },
              {
                key: "why",
                header: "Why",
                cell: ({ message }) => <span className="wrap-anywhere max-sm:text-right">{message}</span>,
              },
            ]}
          />
        </Section>
      )}
      {edit.preview.length > 0 && (
        <Section
          title={isLook ? "What would change" : "What was to change"}
          description={
            edit.changed + edit.submitted > edit.preview.length
              ? `The first ${count(edit.preview.length)} products.`
              : undefined
          }
        >
          <Table
            caption="Products and what changes in them"
            rows={edit.preview}
            rowKey={({ productId }) => productId}
            columns={[
              {
                key: "name",
                header: "Product",
                isName: true,
                className: "sm:w-2/5",
                cell: (each) => <ProductLink {...each} />,
              },
              {
                key: "changes",
                header: "Changes",
                cell: ({ changes }) => (
                  <ul className="flex min-w-0 flex-col gap-0.5 max-sm:items-end max-sm:text-right">
                    {changes.map(({ field, before, after }) => (
                      <li key={field} className="wrap-anywhere">
                        <span className="text-muted">{field}:</span>{" "}
                        {before && <del className="text-muted">{before}</del>}{" "}
                        <ins className="no-underline">{after || "nothing"}</ins>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      homeHref="/products/bulk"
      sentences={{ 404: "There is no such change in this shop." }}
    />
  );
}

function ProductLink({ productId, name }: { productId: string; name: string }) {
  return (
    <Link
      href={`/products/${productId}`}
      className="inline-flex min-h-11 items-center wrap-anywhere underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
}

function filterWords({ filter }: BulkEditView): string {
  const words = [
    filter.productIds && "those that were ticked",
    filter.query && `named like “${filter.query}”`,
    filter.status && { PUBLISHED: "published", DRAFT: "drafts", ARCHIVED: "archived" }[filter.status],
    filter.stock && { in: "in stock", low: "low in stock", out: "out of stock" }[filter.stock],
    filter.lacks && lackWords[filter.lacks].toLowerCase(),
    filter.moderation && { waiting: "waiting for review", returned: "back from review" }[filter.moderation],
    filter.tag && `tagged ${filter.tag}`,
    filter.categoryId && "in one category",
  ].filter(Boolean);
  return words.length > 0 ? `: ${words.join(", ")}` : "";
}

function Running({ edit, mayWrite }: { edit: BulkEditView; mayWrite: boolean }) {
  const busy = useBusy();
  const label = { CHECKING: "Looking what would change", APPLYING: "Changing", UNDOING: "Taking back" }[
    edit.status as "CHECKING" | "APPLYING" | "UNDOING"
  ];
  return (
    <div className="flex flex-col gap-4" role="status">
      <Progress
        label={label}
        max={edit.productCount || 1}
        value={edit.doneCount}
        detail={`${count(edit.doneCount)} of ${products(edit.productCount)}`}
      />
      <p className="text-sm text-muted">You can leave this page; it goes on without you.</p>
      <noscript>
        <a href={`/products/bulk/${edit.id}`} className="text-sm underline">
          Load again to see how far it is
        </a>
      </noscript>
      {mayWrite && edit.status !== "UNDOING" && (
        <Form method="post">
          <Button type="submit" name="intent" value="cancel" loading={busy("cancel", "Stopping…")}>
            Stop
          </Button>
        </Form>
      )}
    </div>
  );
}

function Ended({ edit, mayWrite }: { edit: BulkEditView; mayWrite: boolean }) {
  const busy = useBusy();
  const { failure } = useFieldErrors();
  const touched = edit.changed + edit.submitted;
  if (edit.status === "CANCELLED") return <Alert tone="info" title="You stopped before anything was changed." />;
  if (edit.status === "UNDONE")
    return (
      <Alert tone={edit.failed > 0 ? "warn" : "good"} title={`Taken back in ${products(touched)}.`}>
        {edit.failed > 0 && "See below why the others stay as they are."}
      </Alert>
    );
  if (edit.status === "CHECKED" && touched === 0)
    return (
      <Alert
        tone="info"
        title="Nothing would change."
        action={
          <ButtonLink size="sm" href="/products/bulk">
            Choose again
          </ButtonLink>
        }
      >
        {edit.failed > 0 ? "See below why each product stays as it is." : "The products are so already."}
      </Alert>
    );
  return (
    <>
      <FormErrors failure={failure} />
      {edit.status === "DONE" && (
        <Alert
          tone={edit.failed > 0 ? "warn" : "good"}
          title={`${edit.changed === 0 ? "Handed in" : "Changed"} ${products(touched)}.`}
        >
          {edit.failed > 0 && "See below why the others stay as they are."}
        </Alert>
      )}
      {mayWrite && (
        <Form method="post">
          {edit.status === "CHECKED" ? (
            <Button type="submit" name="intent" value="start" variant="primary" loading={busy("start", "Starting…")}>
              Change {products(touched)}
            </Button>
          ) : (
            touched > 0 && (
              <ConfirmButton
                name="intent"
                value="undo"
                loading={busy("undo", "Taking back…")}
                question={{
                  title: `Take this back in ${products(touched)}?`,
                  consequence:
                    "What somebody has changed since stays as it is, and is listed. This cannot be repeated.",
                  confirmLabel: "Take it back",
                  cancelLabel: "Keep the change",
                  tone: "primary",
                }}
              >
                Take it back
              </ConfirmButton>
            )
          )}
        </Form>
      )}
    </>
  );
}
