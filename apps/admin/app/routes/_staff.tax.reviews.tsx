import { recordTaxAgainInput, settleTaxReviewInput, type TaxDocumentView } from "@emporia/contracts/tax";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { TaxTabs } from "~/components/tax-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  const { tax } = apiFor(request, context);
  const [reviews, documents] = await page(
    request,
    Promise.all([tax.reviews.query({ limit: 25, ...(cursor ? { cursor } : {}) }), tax.documents.query({ limit: 100 })]),
  );
  return { ...reviews, documents };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  if (form.get("intent") === "again")
    return submit(form, recordTaxAgainInput, (input) =>
      apiFor(request, context)
        .tax.recordAgain.mutate(input)
        .then(() => redirect("/tax/reviews?done=retried")),
    );
  return submit(form, settleTaxReviewInput, (input) =>
    apiFor(request, context)
      .tax.settleReview.mutate(input)
      .then(() => redirect("/tax/reviews?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Taxes to look at · Emporia Admin" }];

export default function TaxReviewsPage() {
  const { items, nextCursor, documents } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        title="Tax"
        description="Orders that were taxed by our table because the tax provider did not answer. Look whether the amount was right, and say what you found."
      >
        <TaxTabs />
      </PageHeader>
      {items.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title="Nothing to look at">
          Whenever the tax provider does not answer, the order stands here.
        </EmptyState>
      ) : (
        <ul aria-label="Orders to look at" className="border-t">
          {items.map((review) => (
            <li key={review.orderId} className="grid gap-4 border-b py-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
              <div>
                <Link
                  href={`/orders/${review.orderId}`}
                  className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
                >
                  {review.orderNumber}
                </Link>
                <p className="text-sm text-muted">
                  To {review.place}, <DateTime value={review.notedAt} />
                </p>
                <p className="mt-1 text-[0.9375rem]">
                  <Price money={review.tax} /> tax of <Price money={review.total} />
                </p>
              </div>
              {mayWrite && <SettleForm orderId={review.orderId} orderNumber={review.orderNumber} />}
            </li>
          ))}
        </ul>
      )}
      <CursorPages label="Orders to look at" nextCursor={nextCursor} />
      {documents.items.length > 0 && (
        <div className="mt-10">
          <Documents documents={documents.items} mayWrite={mayWrite} isCut={documents.nextCursor !== null} />
        </div>
      )}
    </>
  );
}

/** What the tax provider does not have as we do. */
function Documents({
  documents,
  mayWrite,
  isCut,
}: {
  documents: readonly TaxDocumentView[];
  mayWrite: boolean;
  isCut: boolean;
}) {
  const sent = useNavigation().formData;
  return (
    <Section
      title="At the tax provider"
      description={`What it refused, has not taken for an hour, or taxes otherwise than we did.${isCut ? " The latest hundred." : ""}`}
    >
      <Table
        caption="Sales and refunds on which the tax provider and we do not agree"
        rows={documents}
        rowKey={(each) => each.code}
        columns={[
          {
            key: "order",
            header: "Order",
            isName: true,
            cell: (each) => (
              <Link
                href={`/orders/${each.orderId}`}
                className="inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {each.orderNumber}
              </Link>
            ),
          },
          { key: "kind", header: "What", cell: (each) => (each.kind === "sale" ? "Sale" : "Refund") },
          {
            key: "why",
            header: "Why",
            cell: (each) => (
              <span className="wrap-anywhere">
                {each.failure ??
                  (each.status === "WANTED" ? "It does not answer; we go on asking." : "It taxes otherwise.")}
              </span>
            ),
          },
          { key: "ours", header: "Ours", align: "end", cell: (each) => <Price money={each.tax} /> },
          {
            key: "theirs",
            header: "Theirs",
            align: "end",
            cell: (each) =>
              each.providerTax ? <Price money={each.providerTax} /> : <span className="text-muted">–</span>,
          },
          ...(mayWrite
            ? [
                {
                  key: "again",
                  header: "Again",
                  hideHeader: true,
                  align: "end" as const,
                  cell: (each: TaxDocumentView) =>
                    each.status === "RECORDED" ? null : (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="intent" value="again" />
                        <input type="hidden" name="orderId" value={each.orderId} />
                        <Button type="submit" size="sm" loading={sent?.get("orderId") === each.orderId && "Asking…"}>
                          Tell it again<span className="sr-only">: {each.orderNumber}</span>
                        </Button>
                      </Form>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function SettleForm({ orderId, orderNumber }: { orderId: string; orderNumber: string }) {
  const said = useFieldErrorsOf("orderId", orderId);
  const sent = useNavigation().formData;
  return (
    <Form method="post" noValidate className="flex flex-col gap-3">
      <FormErrors failure={said.failure} />
      <input type="hidden" name="orderId" value={orderId} />
      <Field id={`note-${orderId}`} name="note" label="What you found" required error={said.error("note")}>
        <Input maxLength={500} autoComplete="off" defaultValue={said.value("note")} />
      </Field>
      <div>
        <Button type="submit" loading={sent?.get("orderId") === orderId && "Saving…"}>
          It is looked at<span className="sr-only">: {orderNumber}</span>
        </Button>
      </div>
    </Form>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
