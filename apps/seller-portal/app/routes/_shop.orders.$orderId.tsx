import { withdrawAmendmentInput } from "@emporia/contracts/amendments";
import { labelInput } from "@emporia/contracts/labels";
import {
  addSellerNoteInput,
  beginPackingInput,
  cancelSellerOrderInput,
  deliverShipmentInput,
  refundFormInput,
  replaceItemsInput,
} from "@emporia/contracts/orders";
import { chosenUnitsInput, sellerAnswerComplaintInput } from "@emporia/contracts/returns";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { InvoiceLinks } from "@emporia/ui/commerce/invoice-links";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { PriceSteps } from "@emporia/ui/commerce/price-steps";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { labelForm } from "@emporia/ui/remix/label-form.server";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { MessagesSquare, Printer } from "lucide-react";
import { LabelSection } from "~/components/labels/label-section";
import { NoteForm, PartAftermath } from "~/components/order/aftermath";
import { BeginPacking } from "~/components/order/begin-packing";
import { Earnings } from "~/components/order/earnings";
import { OpenDispute } from "~/components/order/open-dispute";
import { daysText, OrderItems } from "~/components/order/order-items";
import { Parcels } from "~/components/order/parcels";
import { ShipForm } from "~/components/order/ship-form";
import { Timeline } from "~/components/order/timeline";
import { ShipBy } from "~/components/ship-by";
import { apiFor } from "~/lib/api.server";
import { askedParcel, buyOneInput } from "~/lib/label-input.server";
import { sendPhotos, takePhotos } from "~/lib/photos.server";
import { shipInput, shippedForm } from "~/lib/ship-input.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { orders, invoices, labels } = apiFor(request, context);
  const sellerOrderId = params.orderId ?? "";
  const parcel = askedParcel(new URL(request.url).searchParams);
  const [order, trace, papers, own, quotes] = await Promise.all([
    page(request, orders.seller.get.query({ sellerOrderId })),
    page(request, orders.seller.priceTrace.query({ sellerOrderId })),
    page(request, invoices.seller.list.query({ sellerOrderId })),
    page(request, labels.seller.list.query({ sellerOrderId })),
    parcel && page(request, labels.seller.quote.query({ parcels: [{ sellerOrderId, ...parcel.size }] })),
  ]);
  const [quote] = quotes?.items ?? [];
  const asked = parcel && quote ? { ...parcel, quote, key: crypto.randomUUID() } : null;
  return { order, trace, invoices: papers.items, labels: own, asked, now: new Date().toISOString() };
}

/** So many go with an answer to a complaint. */
const MOST_PHOTOS = 6;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { orders, returns, labels, amendments } = apiFor(request, context);
  const sellerOrderId = params.orderId ?? "";
  const back = (done: string) => redirect(`/orders/${sellerOrderId}?done=${done}`);
  const data = await readForm(request);
  const photos = takePhotos(data);
  switch (data.get("intent")) {
    case "pack":
      return submit(data, beginPackingInput, (input) =>
        orders.seller.beginPacking.mutate(input).then(() => back("packing")),
      );
    case "deliver":
      return submit(data, deliverShipmentInput, (input) =>
        orders.seller.deliver.mutate(input).then(() => back("delivered")),
      );
    case "cancel":
      return submit(data, cancelInput, (input) =>
        orders.seller.cancel.mutate({ ...input, sellerOrderId }).then(() => back("cancelled")),
      );
    case "refund":
      return submit(data, refundFormInput, (input) =>
        orders.seller.refund.mutate({ ...input, sellerOrderId }).then(() => back("refunded")),
      );
    case "replace":
      return submit(data, replaceInput, (input) =>
        orders.seller.replace.mutate({ ...input, sellerOrderId }).then(() => back("replaced")),
      );
    case "withdrawAmendment":
      return submit(data, withdrawAmendmentInput.omit({ sellerOrderId: true }), (input) =>
        amendments.seller.withdraw.mutate({ ...input, sellerOrderId }).then(() => back("takenBack")),
      );
    case "note":
      return submit(data, addSellerNoteInput.omit({ sellerOrderId: true }), (input) =>
        orders.seller.addNote.mutate({ ...input, sellerOrderId }).then(() => back("noted")),
      );
    case "buy-label":
      return submit(labelForm(data), buyOneInput, ({ key, ...parcel }) =>
        labels.seller.buy
          .mutate({ key, parcels: [{ ...parcel, sellerOrderId }] })
          .then(({ items: [bought] }) => back(bought?.label?.status === "BUYING" ? "labelAsked" : "labelBought")),
      );
    case "send-label":
      return submit(data, labelInput, (input) => labels.seller.send.mutate(input).then(() => back("shipped")));
    case "void-label":
      return submit(data, labelInput, (input) => labels.seller.void.mutate(input).then(() => back("labelVoided")));
    case "answerComplaint":
      return submit(data, sellerAnswerComplaintInput, async (input) => {
        const sent = await sendPhotos(
          { request, context },
          `/complaints/${input.complaintId}/pictures`,
          photos,
          data,
          MOST_PHOTOS,
        );
        if ("refused" in sent) return sent.refused;
        await returns.seller.answerComplaint.mutate({ ...input, pictureIds: sent.ids });
        return back("answered");
      });
    default:
      return submit(shippedForm(data), shipInput, (input) =>
        orders.seller.ship.mutate({ ...input, sellerOrderId }).then(() => back("shipped")),
      );
  }
}

const replaceInput = replaceItemsInput.omit({ sellerOrderId: true }).extend({ items: chosenUnitsInput });
const cancelInput = cancelSellerOrderInput.omit({ sellerOrderId: true }).extend({ items: chosenUnitsInput });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.order.number ?? "Order"} · Emporia Seller` },
];

export default function OrderPage() {
  const { order, trace, invoices, labels, asked, now } = useLoaderData<typeof loader>();
  const mayShip = useMay("orders:ship");
  const mayWrite = useMay("orders:write");
  const mayMessage = useMay("messages:write");
  const isOpen = order.isShippable;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Orders", href: "/orders" }, { label: order.number }]}
        title={<span className="figures">{order.number}</span>}
        badge={<OrderStatusBadge status={order.status} />}
        actions={
          order.status !== "CANCELLED" && (
            <>
              <ButtonLink size="sm" variant="ghost" href={`/packing-slips?order=${order.id}`} icon={<Printer />}>
                Packing slip
              </ButtonLink>
              {mayMessage && (
                <ButtonLink
                  size="sm"
                  variant="ghost"
                  href={`/messages/new?order=${order.id}`}
                  icon={<MessagesSquare />}
                >
                  Write to the shopper
                </ButtonLink>
              )}
              {order.isPackable && mayShip && <BeginPacking sellerOrderId={order.id} />}
            </>
          )
        }
        description={
          <>
            {order.supplements && (
              <>
                Added to{" "}
                <Link
                  href={`/orders/${order.supplements.sellerOrderId}`}
                  className="figures underline underline-offset-4"
                >
                  {order.supplements.number}
                </Link>
                .{" "}
              </>
            )}
            Placed on <DateTime value={order.placedAt} style="both" />
            {isOpen && (
              <>
                . Ship by <ShipBy value={order.shipBy} now={now} />
              </>
            )}
          </>
        }
      />
      {order.dispute && <OpenDispute dispute={order.dispute} isUnsent={isOpen} />}
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <Section title="Ship to">
            <AddressLines address={order.shippingAddress} withPhone />
            <p className="mt-3 text-sm text-muted">
              {order.shippingMethod.parts.length > 1
                ? `${order.shippingMethod.parts.length} parcels, each by its own service: see the items.`
                : `${order.shippingMethod.name}, ${daysText(order.shippingMethod)}`}
            </p>
          </Section>
        </div>
        <div className="min-w-0 max-lg:border-t max-lg:pt-7 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Section title="Items">
            <OrderItems items={order.items} ways={order.shippingMethod.parts} />
          </Section>
          <LabelSection labels={labels} asked={asked} isOpen={isOpen} mayShip={mayShip} />
          {isOpen && mayShip && (
            <Section
              title="Ship"
              description="Say what is in the parcel and how to follow it. The shopper gets a mail with the tracking number."
            >
              <ShipForm
                key={`${order.shipments.length}-${order.items.map((item) => item.heldQuantity).join()}`}
                items={order.items}
              />
            </Section>
          )}
          {isOpen && !mayShip && (
            <Section title="Ship">
              <p className="text-sm text-muted">
                Your role in this shop cannot mark parcels as shipped. Ask its owner.
              </p>
            </Section>
          )}
          <Section title="Parcels">
            <Parcels shipments={order.shipments} mayDeliver={mayShip} />
          </Section>
          <PartAftermath order={order} mayWrite={mayWrite} />
          <Section title="What happened">
            <Timeline entries={order.timeline} />
            {mayWrite && <NoteForm />}
          </Section>
        </div>
        <div className="min-w-0 max-lg:border-t max-lg:pt-7 lg:col-start-2">
          <Section title="Your earnings">
            <Earnings order={order} />
            <PriceSteps trace={trace} />
          </Section>
          {invoices.length > 0 && (
            <Section title="Invoices">
              <InvoiceLinks invoices={invoices} hrefOf={(invoice) => `/invoices/${invoice.id}`} withShop={false} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction="/search"
      sentences={{ 404: "Your shop has no order at this address." }}
    />
  );
}
