import { withdrawAmendmentInput } from "@emporia/contracts/amendments";
import { labelInput } from "@emporia/contracts/labels";
import {
  addStaffNoteInput,
  cancelOrderInput,
  receiveShipmentInput,
  refundFormInput,
  resendOrderMailInput,
} from "@emporia/contracts/orders";
import { chosenUnitsInput, decideComplaintInput, staffAnswerComplaintInput } from "@emporia/contracts/returns";
import { creditFailedRefundInput } from "@emporia/contracts/store-credit";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { InvoiceLinks } from "@emporia/ui/commerce/invoice-links";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { NoteTool } from "@emporia/ui/remix/order-tools";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { AsOf } from "~/components/order/as-of";
import { CancelForm } from "~/components/order/cancel-form";
import { EventHistory } from "~/components/order/event-history";
import { Labels } from "~/components/order/labels";
import { LedgerPostings } from "~/components/order/ledger-postings";
import { Mails } from "~/components/order/mails";
import { Disputes, OpenDisputes, Refunds } from "~/components/order/money-back";
import { Notes } from "~/components/order/notes";
import { OrderPart } from "~/components/order/order-part";
import { PartTools } from "~/components/order/part-tools";
import { PriceTrace } from "~/components/order/price-trace";
import { Splits } from "~/components/order/splits";
import { PaymentStatusBadge } from "~/components/payment-status-badge";
import { apiFor } from "~/lib/api.server";
import { sentence } from "~/lib/sentence";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { orders, invoices, labels } = apiFor(request, context);
  const { staff } = orders;
  const orderId = params.orderId ?? "";
  const [seen, trace, papers, bought] = await Promise.all([
    page(request, staff.get.query({ orderId })),
    page(request, staff.priceTrace.query({ orderId })),
    page(request, invoices.staff.list.query({ orderId })),
    page(request, labels.staff.list.query({ orderId })),
  ]);
  const asked = Number(new URL(request.url).searchParams.get("asOf"));
  const sequence = Number.isInteger(asked) && asked >= 1 && asked <= seen.events.length ? asked : seen.events.length;
  return {
    ...seen,
    trace,
    invoices: papers.items,
    labels: bought.items,
    past: await page(request, staff.asOf.query({ orderId, sequence })),
  };
}

const cancelInput = cancelOrderInput.pick({ sellerOrderId: true }).extend({
  reason: cancelOrderInput.shape.reason.unwrap().min(3, "Say why, in a few words. The shopper reads it."),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const orderId = params.orderId ?? "";
  const { orders, returns, labels, amendments } = apiFor(request, context);
  const { staff } = orders;
  const form = await readForm(request);
  const back = (done: string) => () => redirect(`/orders/${orderId}?done=${done}`);
  switch (form.get("intent")) {
    case "cancel":
      return submit(form, cancelInput.extend({ items: chosenUnitsInput }), (input) =>
        staff.cancel.mutate({ ...input, orderId }).then(back("cancelled")),
      );
    case "refund":
      return submit(form, refundFormInput, (input) =>
        staff.refund.mutate({ ...input, orderId }).then(back("refunded")),
      );
    case "credit":
      return submit(form, creditFailedRefundInput.pick({ refundId: true }), (input) =>
        staff.creditFailedRefund.mutate({ ...input, orderId }).then(back("credited")),
      );
    case "deliver":
      return submit(form, receiveShipmentInput.pick({ shipmentId: true }), (input) =>
        staff.deliver.mutate({ ...input, orderId }).then(back("delivered")),
      );
    case "void-label":
      return submit(form, labelInput, (input) => labels.staff.void.mutate(input).then(back("labelVoided")));
    case "resend":
      return submit(form, resendOrderMailInput.omit({ orderId: true }), (input) =>
        staff.resendMail.mutate({ ...input, orderId }).then(back("resent")),
      );
    case "withdrawAmendment":
      return submit(form, withdrawAmendmentInput, (input) =>
        amendments.staff.withdraw.mutate(input).then(back("takenBack")),
      );
    case "note":
      return submit(form, addStaffNoteInput.omit({ orderId: true }), (input) =>
        staff.addNote.mutate({ ...input, orderId }).then(back("noted")),
      );
    case "answerComplaint":
      return submit(form, staffAnswerComplaintInput, (input) =>
        returns.staff.answerComplaint.mutate(input).then(back("answered")),
      );
    case "decide":
      return submit(form, decideComplaintInput, (input) =>
        returns.staff.decideComplaint.mutate(input).then(back("decided")),
      );
    default:
      return submit(form, cancelInput, (input) => staff.cancel.mutate({ ...input, orderId }).then(back("cancelled")));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.order.orderNumber ?? "Order"} · Emporia Admin` },
];

export default function OrderPage() {
  const {
    order,
    events,
    postings,
    payments,
    splits,
    transfers,
    refunds,
    disputes,
    emails,
    replayAgrees,
    past,
    invoices,
    labels,
    trace,
  } = useLoaderData<typeof loader>();
  const mayWrite = useMay("orders:write");
  const mayRefund = useMay("orders:refund");
  const parts = order.sellerOrders;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Orders", href: "/orders" }, { label: order.orderNumber }]}
        title={<span className="figures">{order.orderNumber}</span>}
        badge={
          <>
            <OrderStatusBadge status={order.status} />
            <Badge tone={replayAgrees ? "good" : "bad"} shape={replayAgrees ? "tick" : "cross"}>
              {replayAgrees ? "Replay agrees" : "Replay differs"}
            </Badge>
          </>
        }
        description={
          <>
            Placed on <DateTime value={order.placedAt} style="both" /> by{" "}
            <span className="wrap-anywhere">{order.email}</span>
            {order.isGuest && ", a guest"}
            {order.supplements && (
              <>
                . Added to{" "}
                <Link href={`/orders/${order.supplements.orderId}`} className="figures underline underline-offset-4">
                  {order.supplements.number}
                </Link>
              </>
            )}
          </>
        }
      />
      <OpenDisputes disputes={disputes} />
      <div className="gap-12 lg:grid lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          {parts.map((part) => (
            <OrderPart key={part.id} part={part} isOnly={parts.length === 1} mayCancel={mayWrite && parts.length > 1}>
              <PartTools orderId={order.id} part={part} mayWrite={mayWrite} mayRefund={mayRefund} />
            </OrderPart>
          ))}
          <Labels labels={labels} mayWrite={mayWrite} />
          <Section title="Payments">
            <Table
              caption="Payments"
              rows={payments}
              rowKey={(payment) => payment.id}
              empty={<p className="text-sm text-muted">Nobody has tried to pay yet.</p>}
              columns={[
                {
                  key: "intent",
                  header: "Payment intent",
                  isName: true,
                  cell: (payment) => (
                    <code className="text-[0.8125rem] font-normal break-all">
                      {payment.stripePaymentIntentId ?? "Not created yet"}
                    </code>
                  ),
                },
                {
                  key: "status",
                  header: "Status",
                  cell: (payment) => (
                    <span className="flex flex-col items-start gap-1 max-sm:items-end">
                      <PaymentStatusBadge status={payment.status} />
                      {payment.failureMessage && <span className="text-xs text-muted">{payment.failureMessage}</span>}
                    </span>
                  ),
                },
                {
                  key: "at",
                  header: "When",
                  cell: (payment) => <DateTime value={payment.createdAt} style="short" className="whitespace-nowrap" />,
                },
                { key: "amount", header: "Amount", align: "end", cell: (payment) => <Price money={payment.amount} /> },
              ]}
            />
          </Section>
          <Splits splits={splits} />
          <Refunds
            refunds={refunds}
            isCreditable={order.sellerOrders.some((part) => part.isCreditable)}
            mayRefund={mayRefund}
          />
          <Disputes disputes={disputes} />
          <Section title="Transfers">
            <Table
              caption="Transfers to sellers"
              rows={transfers}
              rowKey={(transfer) => `${transfer.shopName}-${transfer.stripeTransferId}-${transfer.amount.amount}`}
              empty={<p className="text-sm text-muted">Sellers are paid once their parcels have been sent.</p>}
              columns={[
                {
                  key: "shop",
                  header: "Shop",
                  isName: true,
                  cell: (transfer) => <span className="wrap-anywhere">{transfer.shopName}</span>,
                },
                {
                  key: "id",
                  header: "Stripe transfer",
                  cell: (transfer) => (
                    <code className="text-[0.8125rem] break-all">{transfer.stripeTransferId ?? "–"}</code>
                  ),
                },
                {
                  key: "status",
                  header: "Status",
                  cell: (transfer) => (
                    <>
                      {sentence(transfer.status)}
                      {transfer.failureMessage && (
                        <span className="block max-w-72 text-sm wrap-anywhere text-muted">
                          {transfer.failureMessage}
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  key: "amount",
                  header: "Amount",
                  align: "end",
                  cell: (transfer) => <Price money={transfer.amount} />,
                },
              ]}
            />
          </Section>
          <Section
            title="Price"
            description="How it came about, line by line. Each amount follows from its rule and from the lines before it."
          >
            {trace ? (
              <PriceTrace trace={trace} />
            ) : (
              <p className="text-sm text-muted">The steps of this price were not kept: it was imported, or is older.</p>
            )}
          </Section>
          <Section title="Ledger" description="Every posting of this order. Debits and credits of each are equal.">
            {postings === null ? (
              <p className="text-sm text-muted">Your role does not include reading the books. Finance can.</p>
            ) : postings.length === 0 ? (
              <EmptyState heading="h3" title="Nothing is posted yet." className="py-6 sm:py-8">
                The sale is posted when the payment is captured.
              </EmptyState>
            ) : (
              <LedgerPostings postings={postings} />
            )}
          </Section>
          <Section title="Notes">
            <Notes entries={order.timeline} />
            {mayWrite && (
              <NoteTool
                audiences={[
                  { value: "staff", label: "Only staff" },
                  { value: "shop", label: "Staff and the shops" },
                  { value: "shopper", label: "The shopper too, by mail" },
                ]}
              />
            )}
          </Section>
          <AsOf events={events} past={past} />
          <Section
            title="Events"
            description={
              replayAgrees
                ? "The order's history, from which all else follows. Replaying it gives exactly what stands on this page."
                : "Replaying this history does not give what stands on this page. Tell an engineer."
            }
          >
            <EventHistory events={events} />
          </Section>
        </div>
        <div className="min-w-0 max-lg:border-t max-lg:pt-7">
          <Section title="Totals">
            <OrderTotals
              subtotal={order.subtotal}
              discounts={order.discounts}
              shipping={order.shipping}
              tax={order.tax}
              isTaxIncluded={order.isTaxIncluded}
              credit={order.credit}
              carried={order.carried}
              total={order.total}
              refunded={order.refunded}
              passedOn={{
                ...order.total,
                amount: order.sellerOrders
                  .flatMap((part) => part.refunds)
                  .reduce((sum, { to, amount }) => sum + (to === "order" ? amount.amount : 0), 0),
              }}
            />
            {order.payment && (
              <p className="figures mt-3 text-sm text-muted">
                {sentence(order.payment.brand)} ending in {order.payment.last4}
              </p>
            )}
            {order.chargedBy && (
              <p className="text-sm text-muted">
                Charged with the first parcel, on <DateTime value={order.chargedBy} style="short" /> at the latest
              </p>
            )}
          </Section>
          <Section title="Ships to">
            <AddressLines address={order.shippingAddress} withPhone />
          </Section>
          <Section title="Billed to">
            <AddressLines address={order.billingAddress} />
          </Section>
          {invoices.length > 0 && (
            <Section title="Invoices">
              <InvoiceLinks invoices={invoices} hrefOf={(invoice) => `/invoices/${invoice.id}`} withShop />
            </Section>
          )}
          <Section title="Mails">
            <Mails emails={emails} mayWrite={mayWrite} />
          </Section>
          {mayWrite && (
            <Section title="Cancel">
              {order.isCancellable ? (
                <CancelForm name={`order ${order.orderNumber}`} />
              ) : (
                <p className="text-sm text-muted">
                  {order.status === "CANCELLED"
                    ? "It is cancelled already."
                    : "It can no longer be cancelled as a whole."}
                </p>
              )}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no order at this address." }} />;
}
