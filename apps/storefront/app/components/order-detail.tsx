import type { InvoiceView } from "@emporia/contracts/invoices";
import type { Money } from "@emporia/contracts/money";
import type { OrderView } from "@emporia/contracts/orders";
import type { OwnPriceTraceView } from "@emporia/contracts/pricing";
import type { WithdrawalView } from "@emporia/contracts/withdrawal";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { InvoiceLinks } from "@emporia/ui/commerce/invoice-links";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { PriceSteps } from "@emporia/ui/commerce/price-steps";
import { ShipmentTimeline } from "@emporia/ui/commerce/shipment-timeline";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { moneyText } from "@emporia/ui/lib/money-text";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { OrderAmendments } from "~/components/order-amendments";
import { OrderDisputes } from "~/components/order-disputes";
import { CancelUnits, PartReturns, ReceivedForms } from "~/components/order-forms";
import { wayText } from "~/lib/delivery";
import { goesBackTo } from "~/lib/money-back";
import { productPath, shopPath, withQuery } from "~/lib/paths";

type Part = OrderView["sellerOrders"][number];

/** An order as its shopper sees it: each shop's part, where its parcels are, what was paid. */
export function OrderDetail(props: {
  order: OrderView;
  token: string | undefined;
  invoices: readonly InvoiceView[];
  trace: OwnPriceTraceView | null;
  reviewable: readonly { orderItemId: string; rating: number | null }[];
  withdrawal: WithdrawalView | null;
}) {
  const { order, token, invoices, trace, reviewable, withdrawal } = props;
  const form = useFieldErrors();
  const isAnySent = order.sellerOrders.some((part) => part.shipments.length > 0);
  const isReturnable = order.sellerOrders.some((part) => part.items.some((item) => item.returnableQuantity > 0));
  return (
    <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="min-w-0">
        <FormErrors failure={form.failure} />
        <OrderDisputes disputes={order.disputes} />
        {order.supplements && (
          <p className="mb-6 text-[0.9375rem] text-muted">
            It was added to <span className="figures">{order.supplements.number}</span>, as you agreed.
          </p>
        )}
        <OrderAmendments order={order} isOwn={token === undefined} />
        <ul className="flex flex-col gap-8">
          {order.sellerOrders.map((part) => (
            <li key={part.id}>
              <SellerPart
                part={part}
                messagesHref={withQuery(`/orders/${order.id}/messages/${part.id}`, { token })}
                reviews={reviewable.map((each) => ({
                  ...each,
                  href: withQuery(`/orders/${order.id}/review/${each.orderItemId}`, { token }),
                }))}
                back={goesBackTo(order)}
                isOnly={order.sellerOrders.length === 1}
              />
            </li>
          ))}
        </ul>
        <section aria-labelledby="timeline" className="mt-12 border-t pt-8">
          <h2 id="timeline" className="mb-4 text-xl">
            What happened so far
          </h2>
          <ol className="flex flex-col gap-3">
            {order.timeline.map((entry) => (
              <li key={`${entry.at}-${entry.type}-${entry.text}`} className="flex flex-wrap gap-x-4 text-[0.9375rem]">
                <DateTime value={entry.at} style="both" className="figures w-56 shrink-0 text-muted" />
                <span className="min-w-0 basis-64 grow wrap-anywhere whitespace-pre-line">
                  {entry.note && (entry.note.from === "staff" ? "A note from Emporia: " : "A note from the shop: ")}
                  {entry.text}
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <aside aria-label="Payment and address" className="flex flex-col gap-8 rounded-lg bg-sunken p-6">
        {isReturnable && (
          <ButtonLink href={withQuery(`/orders/${order.id}/return`, { token })} variant="primary">
            Send something back
          </ButtonLink>
        )}
        {withdrawal && withdrawal.parts.length > 0 && (
          <div className="flex flex-col gap-2">
            <ButtonLink href={withQuery(`/orders/${order.id}/withdraw`, { token })}>
              Withdraw from contract here
            </ButtonLink>
            <p className="text-sm text-muted">
              Without a reason, from now until {withdrawal.days} days after the last of it arrived.{" "}
              <Link
                href={withQuery("/withdrawal", { order: order.id, token })}
                className="underline underline-offset-4"
              >
                Your right of withdrawal
              </Link>
            </p>
          </div>
        )}
        <OrderTotals
          subtotal={order.subtotal}
          discounts={order.discounts}
          shipping={order.shipping}
          tax={order.tax}
          credit={order.credit}
          carried={order.carried}
          total={order.total}
          isTaxIncluded={order.isTaxIncluded}
          refunded={order.refunded}
          passedOn={passedOnOf(order)}
          refunding={refundingOf(order)}
        />
        <PriceSteps trace={trace} />
        {(order.payment || order.credit.amount > 0 || order.carried.amount > 0) && (
          <section aria-labelledby="paid">
            <h2 id="paid" className="mb-1 text-base">
              {order.chargedBy ? "Card" : "Paid with"}
            </h2>
            {order.carried.amount > 0 && (
              <p className="text-[0.9375rem]">
                What was taken out of <span className="figures">{order.supplements?.number}</span>
              </p>
            )}
            {order.credit.amount > 0 && <p className="text-[0.9375rem]">Store credit</p>}
            {order.payment && (
              <p className="text-[0.9375rem] capitalize">
                {order.payment.brand} <span className="normal-case">ending in {order.payment.last4}</span>
              </p>
            )}
            {order.chargedBy && (
              <p className="text-sm text-muted">
                Charged when the first parcel leaves, on <DateTime value={order.chargedBy} style="date" /> at the
                latest.
              </p>
            )}
          </section>
        )}
        {invoices.length > 0 && (
          <section aria-labelledby="invoices">
            <h2 id="invoices" className="mb-1 text-base">
              Invoices
            </h2>
            <InvoiceLinks
              invoices={invoices}
              hrefOf={(invoice) => withQuery(`/orders/${order.id}/invoices/${invoice.id}`, { token })}
              withShop={order.sellerOrders.length > 1}
            />
          </section>
        )}
        <section aria-labelledby="sent-to">
          <h2 id="sent-to" className="mb-1 text-base">
            {isAnySent ? "Sent to" : "To be sent to"}
          </h2>
          <AddressLines address={order.shippingAddress} />
        </section>
        <section aria-labelledby="news">
          <h2 id="news" className="mb-1 text-base">
            News goes to
          </h2>
          <p className="text-[0.9375rem] wrap-anywhere">{order.email}</p>
        </section>
        {order.isCancellable && order.sellerOrders.length > 1 && (
          <CancelForm
            label="Cancel the whole order"
            title={`Cancel order ${order.orderNumber}?`}
            consequence={`All of it is cancelled, and ${moneyText(order.total)} goes back to ${goesBackTo(order)}. This cannot be undone.`}
          />
        )}
      </aside>
    </div>
  );
}

/** What was promised back and is not given yet. */
/** What of the order paid for what was added in its place, in the money of its total. */
function passedOnOf({ sellerOrders, total }: OrderView): Money {
  const refunds = sellerOrders.flatMap((part) => part.refunds).filter((refund) => refund.to === "order");
  return { ...total, amount: refunds.reduce((sum, { amount }) => sum + amount.amount, 0) };
}

function refundingOf({ sellerOrders, total }: OrderView): Money {
  const pending = sellerOrders.flatMap((part) => part.refunds).filter((refund) => refund.status === "PENDING");
  return { ...total, amount: pending.reduce((sum, { amount }) => sum + amount.amount, 0) };
}

function SellerPart(props: {
  part: Part;
  messagesHref: string;
  /** Of items that can be reviewed. */
  reviews: readonly { orderItemId: string; rating: number | null; href: string }[];
  back: string;
  isOnly: boolean;
}) {
  const { part, messagesHref, reviews, back, isOnly } = props;
  const isCancelled = part.status === "CANCELLED";
  return (
    <section aria-label={`From ${part.seller.shopName}`}>
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b pb-3">
        <div className="min-w-0">
          <h2 className="text-lg wrap-anywhere">
            <Link href={shopPath(part.seller)} className="underline-offset-4 hover:underline">
              {part.seller.shopName}
            </Link>
          </h2>
          <p className="flex flex-wrap items-center gap-x-4 text-[0.8125rem] text-muted">
            <span className="figures">{part.number}</span>
            {part.status !== "PENDING" && (
              <Link
                href={messagesHref}
                aria-label={`Write to ${part.seller.shopName} about this order`}
                className="inline-flex min-h-6 items-center underline underline-offset-4 pointer-coarse:min-h-11"
              >
                Write to the shop
              </Link>
            )}
          </p>
        </div>
        <OrderStatusBadge status={part.status} />
      </header>
      <ul className="divide-y divide-line">
        {part.items.map((item) => (
          <li key={item.id} className="flex gap-4 py-4">
            <Picture
              media={item.picture}
              sizes="5rem"
              isDecorative
              className="aspect-4/5 w-16 shrink-0 self-start rounded-md sm:w-20"
            />
            <div className="min-w-0 grow">
              <h3 className="line-clamp-2 font-display text-[1.0625rem] leading-snug font-medium wrap-anywhere">
                <Link href={productPath(item)} className="underline-offset-4 hover:underline">
                  {item.name}
                </Link>
              </h3>
              {item.variantTitle && <p className="text-sm text-muted">{item.variantTitle}</p>}
              <p className="figures text-sm text-muted">
                {item.quantity} × <Price money={item.price} />
                {item.cancelledQuantity > 0 && `, ${item.cancelledQuantity} cancelled`}
                {item.returnedQuantity > 0 && `, ${item.returnedQuantity} returned`}
                {item.givenBackQuantity > 0 && `, ${item.givenBackQuantity} refunded`}
                {item.replacedQuantity > 0 && `, ${item.replacedQuantity} replaced`}
              </p>
              {item.shippedQuantity + item.cancelledQuantity < item.quantity && (
                <ShipsBy day={item.shipsBy} className="text-sm" />
              )}
              {reviews
                .filter(({ orderItemId }) => orderItemId === item.id)
                .map(({ href, rating }) => (
                  <ReviewLink key={href} href={href} rating={rating} name={item.name} />
                ))}
            </div>
            <Price money={item.subtotal} className="shrink-0 font-medium" />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-start justify-between gap-4 border-t pt-4">
        <div className="min-w-0 basis-72 grow">
          {isCancelled ? (
            <p className="text-sm text-muted">This part was cancelled. What you paid for it goes back to {back}.</p>
          ) : (
            <>
              <ShipmentTimeline
                shipments={part.shipments}
                empty={`Not sent yet. Once it is on its way: ${wayText(part.shippingMethod)}.`}
              />
              <ReceivedForms shipments={part.shipments} />
            </>
          )}
        </div>
        {part.isCancellable && (
          <CancelForm
            sellerOrderId={part.id}
            label={isOnly ? "Cancel the order" : "Cancel this part"}
            title={isOnly ? "Cancel this order?" : `Cancel what ${part.seller.shopName} sends?`}
            consequence={`${moneyText(part.refundable)} goes back to ${back}. This cannot be undone.`}
          />
        )}
      </div>
      {part.isCancellable && <CancelUnits part={part} back={back} />}
      <PartReturns part={part} />
    </section>
  );
}

function ReviewLink({ href, rating, name }: { href: string; rating: number | null; name: string }) {
  return (
    <p className="mt-1">
      <Link
        href={href}
        aria-label={rating === null ? `Write a review of ${name}` : `Your review of ${name}, ${rating} of 5 stars`}
        className="inline-flex min-h-9 items-center gap-2 text-sm underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {rating === null ? "Write a review" : "Your review"}
        {rating !== null && <RatingStars rating={rating} />}
      </Link>
    </p>
  );
}

function CancelForm(props: { sellerOrderId?: string; label: string; title: string; consequence: string }) {
  const { sellerOrderId, label, title, consequence } = props;
  const { state, formData } = useNavigation();
  const isCancelling =
    state !== "idle" &&
    (formData?.get("sellerOrderId") ?? undefined) === sellerOrderId &&
    formData?.get("intent") === "cancel";
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="cancel" />
      {sellerOrderId && <input type="hidden" name="sellerOrderId" value={sellerOrderId} />}
      <ConfirmButton
        size="sm"
        loading={isCancelling && "Cancelling…"}
        question={{ title, consequence, confirmLabel: label, cancelLabel: "Keep it" }}
      >
        {label}
      </ConfirmButton>
    </Form>
  );
}
