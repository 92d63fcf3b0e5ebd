import { formatMoney } from "@emporia/contracts/money";
import type { OrderView, SellerOrderView, ShipmentView } from "@emporia/contracts/orders";
import type { Block } from "../blocks";
import { formatDay, lessMoney } from "../format";
import { defineMailTemplate } from "../template";
import { addressBlock, itemsBlock, itemsByWay, partBlocks, totalsBlock } from "./order-blocks";
import { sampleOrder, sampleSellerOrder, sampleShipment } from "./sample-order";

const orderUrl = "https://emporia.example/orders/sample";

/** The service of a part, or those of its parcels. */
const howText = ({ name, parts }: SellerOrderView["shippingMethod"]): string =>
  parts.length > 1 ? parts.map((way) => way.name).join("; ") : name;

export const orderConfirmationMail = defineMailTemplate<{ order: OrderView; orderUrl: string }>({
  name: "order-confirmation",
  description: "To the shopper: what was bought, from whom, and what it cost. One per order.",
  sample: { order: sampleOrder, orderUrl },
  subject: ({ order }) => `Your order ${order.orderNumber}`,
  preheader: ({ order }) => `Thank you. ${formatMoney(order.total)} from ${shopNames(order)}.`,
  body: ({ order, orderUrl }) => [
    { kind: "heading", text: `Thank you, ${order.shippingAddress.firstName}` },
    {
      kind: "text",
      text: `We have your order ${order.orderNumber}, and ${order.sellerOrders.length === 1 ? "the shop is" : "the shops are"} getting it ready. You will hear from us as each parcel leaves.`,
    },
    { kind: "action", label: "See your order", url: orderUrl },
    ...order.sellerOrders.flatMap(partBlocks),
    totalsBlock(order),
    ...(order.payment ? [paidWith(order.payment)] : []),
    ...(order.chargedBy
      ? [
          {
            kind: "text" as const,
            text: `Your card is charged when the first parcel leaves, on ${formatDay(order.chargedBy)} at the latest.`,
          },
        ]
      : []),
    addressBlock("Going to", order.shippingAddress),
  ],
});

/** What a seller's part earns, line by line; the lines add up to what is theirs. */
function earningsRows(earnings: SellerOrderView["earnings"]): { label: string; amount: string }[] {
  const { commission, shippingCommission, commissionBasisPoints: share, fees, taxToHandOver, givenBack } = earnings;
  const ofItems = { ...commission, amount: commission.amount - shippingCommission.amount };
  return [
    { label: "Items", amount: formatMoney(earnings.items) },
    ...(earnings.discount.amount > 0 ? [{ label: "Discounts you fund", amount: lessMoney(earnings.discount) }] : []),
    { label: share === null ? "Commission" : `Commission, ${share / 100} %`, amount: lessMoney(ofItems) },
    { label: "Shipping", amount: formatMoney(earnings.shipping) },
    ...(shippingCommission.amount > 0
      ? [{ label: "Commission on shipping", amount: lessMoney(shippingCommission) }]
      : []),
    ...fees.map((fee) => ({ label: fee.name, amount: lessMoney(fee.amount) })),
    ...(taxToHandOver.amount > 0 ? [{ label: "Tax for you to hand over", amount: formatMoney(taxToHandOver) }] : []),
    ...(givenBack.amount > 0 ? [{ label: "Given back", amount: lessMoney(givenBack) }] : []),
  ];
}

export const newOrderMail = defineMailTemplate<{ firstName: string; order: SellerOrderView; url: string }>({
  name: "new-order",
  description: "To the owner of a shop: their part of an order, what they earn and by when to ship.",
  sample: { firstName: "Noor", order: sampleSellerOrder, url: "https://sellers.emporia.example/orders/sample" },
  subject: ({ order }) => `New order ${order.number}: ship by ${formatDay(order.shipBy)}`,
  preheader: ({ order }) => `You earn ${formatMoney(order.earnings.net)}.`,
  body: ({ firstName, order, url }) => [
    { kind: "heading", text: "You have a new order" },
    { kind: "text", text: `${firstName}, somebody bought from ${order.seller.shopName}. It is paid for.` },
    {
      kind: "facts",
      rows: [
        { label: "Order", value: order.number },
        { label: "Ship by", value: formatDay(order.shipBy) },
        { label: "How", value: howText(order.shippingMethod) },
      ],
    },
    { kind: "action", label: "Open the order", url },
    ...itemsByWay(order),
    {
      kind: "amounts",
      rows: [
        ...earningsRows(order.earnings),
        { label: "You earn", amount: formatMoney(order.earnings.net), isTotal: true },
      ],
    },
    addressBlock("Ship to", order.shippingAddress),
  ],
});

export const orderShippedMail = defineMailTemplate<{
  order: OrderView;
  shipment: ShipmentView;
  shopName: string;
  orderUrl: string;
}>({
  name: "order-shipped",
  description: "To the shopper: a parcel has left, and where to follow it. One per parcel.",
  sample: { order: sampleOrder, shipment: sampleShipment, shopName: "Fern & Fig", orderUrl },
  subject: ({ order, shopName }) => `${shopName} has shipped: order ${order.orderNumber}`,
  preheader: ({ shipment }) => `${shipment.carrier}, ${shipment.trackingNumber}`,
  body: ({ order, shipment, shopName, orderUrl }) => [
    { kind: "heading", text: "Your parcel is on its way" },
    { kind: "text", text: `${shopName} handed it to ${shipment.carrier} on ${formatDay(shipment.shippedAt)}.` },
    {
      kind: "facts",
      rows: [
        { label: "Order", value: order.orderNumber },
        { label: "Carrier", value: shipment.carrier },
        { label: "Tracking number", value: shipment.trackingNumber, url: shipment.trackingUrl },
      ],
    },
    { kind: "action", label: "Follow your order", url: orderUrl },
    {
      kind: "facts",
      rows: shipment.items.map((item) => ({ label: item.name, value: `× ${item.quantity}` })),
    },
    addressBlock("Going to", order.shippingAddress),
  ],
});

/** Why something was cancelled, as far as somebody said so. */
function reasonsOf(order: OrderView): string[] {
  const refunds = order.sellerOrders.flatMap((part) => part.refunds.filter(({ kind }) => kind === "cancellation"));
  return [...new Set(refunds.map(({ reason }) => reason))].filter((reason) => reason !== "Order cancelled");
}

export const orderCancelledMail = defineMailTemplate<{ order: OrderView; orderUrl: string }>({
  name: "order-cancelled",
  description: "To the shopper: what of an order was cancelled, and what happens to the money.",
  sample: {
    order: {
      ...sampleOrder,
      status: "CANCELLED",
      sellerOrders: sampleOrder.sellerOrders.map((part) => ({
        ...part,
        status: "CANCELLED",
        items: part.items.map((item) => ({ ...item, cancelledQuantity: item.quantity })),
      })),
    },
    orderUrl,
  },
  subject: ({ order }) =>
    order.status === "CANCELLED"
      ? `Order ${order.orderNumber} is cancelled`
      : `Part of order ${order.orderNumber} is cancelled`,
  preheader: ({ order }) =>
    isUncharged(order) ? "Your card was not charged." : "You pay only for what is sent to you.",
  body: ({ order, orderUrl }) => [
    {
      kind: "heading",
      text: order.status === "CANCELLED" ? "Your order is cancelled" : "Part of your order is cancelled",
    },
    {
      kind: "text",
      text: isUncharged(order)
        ? uncharged(order)
        : order.credit.amount > 0 && !order.isGuest && order.sellerOrders.every((part) => !part.isCreditable)
          ? "You pay nothing for what was cancelled. What your card paid of it goes back to the card; banks take five to ten days to show it. What you paid with store credit we owe you, because your account is closed: write to our support to have it another way."
          : order.credit.amount > 0
            ? "You pay nothing for what was cancelled. What you paid with store credit is there again; if your card was charged for more than that, the rest goes back to it, and banks take five to ten days to show it."
            : "You pay nothing for what was cancelled. If your card was charged already, the money goes back to it; banks take five to ten days to show it.",
    },
    ...cancelledBlocks(order.sellerOrders),
    ...reasonsOf(order).map((text) => ({ kind: "quote" as const, text })),
    { kind: "action", label: "See your order", url: orderUrl },
  ],
});

export const sellerOrderCancelledMail = defineMailTemplate<{ firstName: string; order: SellerOrderView; url: string }>({
  name: "seller-order-cancelled",
  description: "To the owner of a shop: an order, or some of it, was cancelled and must not be sent.",
  sample: {
    firstName: "Noor",
    order: {
      ...sampleSellerOrder,
      status: "CANCELLED",
      items: sampleSellerOrder.items.map((item) => ({ ...item, cancelledQuantity: item.quantity })),
    },
    url: "https://sellers.emporia.example/orders/sample",
  },
  subject: ({ order }) =>
    order.status === "CANCELLED"
      ? `Do not send ${order.number}: it was cancelled`
      : `Do not send all of ${order.number}: some of it was cancelled`,
  preheader: () => "What was set aside for it can be sold again.",
  body: ({ firstName, order, url }) => [
    {
      kind: "heading",
      text: order.status === "CANCELLED" ? "An order was cancelled" : "Part of an order was cancelled",
    },
    {
      kind: "text",
      text:
        order.status === "CANCELLED"
          ? `${firstName}, order ${order.number} at ${order.seller.shopName} was cancelled before you sent it. What was set aside for it can be sold again.`
          : `${firstName}, these are cancelled and must not be sent any more. Everything else of order ${order.number} at ${order.seller.shopName} stays as it is.`,
    },
    ...cancelledBlocks([order]),
    { kind: "action", label: "Open the order", url },
  ],
});

const sampleCancelledOn = "2026-12-01T10:00:00.000Z";

export const orderLateMail = defineMailTemplate<{
  order: OrderView;
  part: OrderView["sellerOrders"][number];
  cancelledOn: string | null;
  orderUrl: string;
}>({
  name: "order-late",
  description: "To the shopper: a shop has not sent its part by the day it should have. One per part.",
  sample: {
    order: sampleOrder,
    part: sampleOrder.sellerOrders[0] as OrderView["sellerOrders"][number],
    cancelledOn: sampleCancelledOn,
    orderUrl,
  },
  subject: ({ part, order }) => `${part.seller.shopName} is late with order ${order.orderNumber}`,
  preheader: ({ part }) => (part.isCancellable ? "You can wait, or cancel it." : "We have reminded the shop."),
  body: ({ part, cancelledOn, orderUrl }) => [
    { kind: "heading", text: "It is taking longer" },
    {
      kind: "text",
      text: `${part.seller.shopName} should have sent this by now, and has not told us that it did. We have reminded the shop. ${
        part.isCancellable
          ? "You can wait for it, or cancel it and get your money back."
          : "You hear from us when it leaves."
      }`,
    },
    ...(cancelledOn
      ? [
          {
            kind: "text" as const,
            text: `What has not left by ${formatDay(cancelledOn)} is cancelled, and you get your money back.`,
          },
        ]
      : []),
    itemsBlock(part.items),
    { kind: "action", label: "See your order", url: orderUrl },
  ],
});

export const sellerOrderLateMail = defineMailTemplate<{
  firstName: string;
  order: SellerOrderView;
  cancelledOn: string | null;
  url: string;
}>({
  name: "seller-order-late",
  description: "To the owner of a shop: an order should have left by now. One per seller order.",
  sample: {
    firstName: "Noor",
    order: sampleSellerOrder,
    cancelledOn: sampleCancelledOn,
    url: "https://sellers.emporia.example/orders/sample",
  },
  subject: ({ order }) => `Late: order ${order.number} should have left`,
  preheader: ({ order }) => `It was due on ${formatDay(order.shipBy)}.`,
  body: ({ firstName, order, cancelledOn, url }) => [
    { kind: "heading", text: "An order is late" },
    {
      kind: "text",
      text: `${firstName}, order ${order.number} at ${order.seller.shopName} should have left by ${formatDay(order.shipBy)}. We told the shopper that it is late. If it has left, say so; if you cannot send it, cancel what you cannot send.`,
    },
    ...(cancelledOn
      ? [
          {
            kind: "text" as const,
            text: `What has not left by ${formatDay(cancelledOn)} is cancelled, and the shopper gets the money back.`,
          },
        ]
      : []),
    { kind: "action", label: "Open the order", url },
    itemsBlock(order.items),
  ],
});

const troubles = {
  coming_back: { subject: "is coming back", heading: "A parcel is coming back to you" },
  failed: { subject: "could not be delivered", heading: "A parcel could not be delivered" },
} as const;

export const parcelTroubleMail = defineMailTemplate<{
  firstName: string;
  number: string;
  shipment: ShipmentView;
  trouble: keyof typeof troubles;
  url: string;
}>({
  name: "parcel-trouble",
  description: "To the owner of a shop: the carrier sends a parcel back, or could not deliver it. One for each.",
  sample: {
    firstName: "Noor",
    number: sampleSellerOrder.number,
    shipment: sampleShipment,
    trouble: "failed",
    url: "https://sellers.emporia.example/orders/sample",
  },
  subject: ({ number, trouble }) => `A parcel of order ${number} ${troubles[trouble].subject}`,
  preheader: ({ shipment }) => `${shipment.carrier}, ${shipment.trackingNumber}`,
  body: ({ firstName, number, shipment, trouble, url }) => {
    const seen = shipment.scans.findLast((scan) => scan.status === trouble);
    return [
      { kind: "heading", text: troubles[trouble].heading },
      { kind: "text", text: `${firstName}, ${shipment.carrier} says so of a parcel of order ${number}.` },
      ...(seen ? [{ kind: "quote" as const, text: [seen.text, seen.place].filter(Boolean).join(" ") }] : []),
      {
        kind: "facts",
        rows: [
          { label: "Carrier", value: shipment.carrier },
          { label: "Tracking number", value: shipment.trackingNumber, url: shipment.trackingUrl },
        ],
      },
      { kind: "text", text: "Write to the shopper, and send it again or give the money back." },
      { kind: "action", label: "Open the order", url },
    ];
  },
});

export const orderLinkMail = defineMailTemplate<{ orderNumber: string; orderUrl: string }>({
  name: "order-link",
  description: "To a guest who asked for it: the link that opens their order.",
  sample: { orderNumber: sampleOrder.orderNumber, orderUrl },
  subject: ({ orderNumber }) => `The link to your order ${orderNumber}`,
  preheader: () => "It opens your order without signing in.",
  body: ({ orderNumber, orderUrl }) => [
    { kind: "heading", text: "Here is your order" },
    {
      kind: "text",
      text: `This link opens order ${orderNumber}. Whoever has it can see the order, so keep it to yourself.`,
    },
    { kind: "action", label: "See your order", url: orderUrl },
    { kind: "text", text: "If you did not ask for it, there is nothing to do.", isQuiet: true },
  ],
});

export const nothingChargedMail = defineMailTemplate<{ orderNumber: string; cartUrl: string }>({
  name: "nothing-charged",
  description: "To the shopper who was told to wait: the payment did not go through. One per try.",
  sample: { orderNumber: "ORD-2026-000123", cartUrl: "https://emporia.example/cart" },
  subject: ({ orderNumber }) => `Nothing was charged: order ${orderNumber}`,
  preheader: () => "The payment did not go through.",
  body: ({ orderNumber, cartUrl }) => [
    { kind: "heading", text: "The payment did not go through" },
    {
      kind: "text",
      text: `We said that the payment of order ${orderNumber} was taking longer than usual. It did not go through, and nothing was charged. If your bank set the amount aside, it lets go of it in a few days.`,
    },
    { kind: "text", text: "If you still want these things, pay for them with another card." },
    { kind: "action", label: "Go to your cart", url: cartUrl },
  ],
});

type Part = OrderView["sellerOrders"][number];

/** Whether the order ended before anything was collected for it. */
const isUncharged = (order: OrderView) => order.paymentStatus === "CANCELLED";

function uncharged(order: OrderView): string {
  return order.timeline.some((entry) => entry.type === "PaymentFailed")
    ? "We could not collect the payment: your bank let go of it before we asked. Your card was not charged. If you still want these things, please order them again."
    : "Your card was not charged. If your bank set the amount aside, it lets go of it in a few days.";
}

function cancelledBlocks(parts: readonly Pick<Part, "items" | "seller" | "number">[]): Block[] {
  return parts.flatMap((part): Block[] => {
    const items = part.items.filter((item) => item.cancelledQuantity > 0);
    if (items.length === 0) return [];
    return [
      { kind: "group", title: part.seller.shopName, detail: part.number },
      {
        kind: "items",
        items: items.map((item) => ({
          name: item.name,
          detail: [item.variantTitle, `${item.cancelledQuantity} cancelled`].filter((text) => text !== "").join(" · "),
          amount: formatMoney({ ...item.price, amount: item.price.amount * item.cancelledQuantity }),
        })),
      },
    ];
  });
}

const brandNames: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
};

/** "Visa ending in 4242". */
export function cardText({ brand, last4 }: NonNullable<OrderView["payment"]>): string {
  return `${brandNames[brand] ?? brand} ending in ${last4}`;
}

function paidWith(payment: NonNullable<OrderView["payment"]>): Block {
  return {
    kind: "facts",
    rows: [{ label: "Paid with", value: cardText(payment) }],
  };
}

function shopNames(order: OrderView): string {
  return new Intl.ListFormat("en-US").format(order.sellerOrders.map((part) => part.seller.shopName));
}
