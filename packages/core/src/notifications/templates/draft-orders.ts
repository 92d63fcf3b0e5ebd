import type { DraftOfferView } from "@emporia/contracts/draft-orders";
import { formatMoney, type Money } from "@emporia/contracts/money";
import type { Block } from "../blocks";
import { formatDay, lessMoney } from "../format";
import { defineMailTemplate } from "../template";
import { addressBlock, itemsBlock } from "./order-blocks";
import { sampleOrder } from "./sample-order";

type Offer = Omit<DraftOfferView, "status" | "order">;

const sample: Offer = {
  ...{ id: sampleOrder.id, number: "DRAFT-000123" },
  groups: sampleOrder.sellerOrders.map((part) => ({
    seller: part.seller,
    items: part.items.map(({ id, productId, variantId, slug, name, variantTitle, sku, picture, price, ...item }) => ({
      ...{ id, productId, variantId, slug, name, variantTitle, sku, picture, price, available: null },
      ...{ quantity: item.quantity, subtotal: item.subtotal, discount: item.discount, shipsBy: item.shipsBy },
    })),
    shipping: { id: "sample", ...part.shippingMethod, price: part.shipping, isNamed: false },
  })),
  shippingAddress: sampleOrder.shippingAddress,
  discountReason: "As a thank-you for waiting",
  discount: { amount: 500, currency: sampleOrder.total.currency },
  ...{ subtotal: sampleOrder.subtotal, shipping: sampleOrder.shipping, tax: sampleOrder.tax },
  isTaxIncluded: false,
  total: { ...sampleOrder.total, amount: sampleOrder.total.amount - 500 },
  message: "Here is the mug that you asked about, with the saucer that goes with it.",
  issues: [],
  expiresAt: "2026-12-07T10:00:00.000Z",
};

const row = (label: string, money: Money) => ({ label, amount: formatMoney(money) });

export const draftOrderMail = defineMailTemplate<{ offer: Offer; url: string }>({
  name: "draft-order",
  description: "To somebody for whom staff made an order: what it is, what it comes to, and the link to pay by.",
  sample: { offer: sample, url: "https://emporia.example/offers/sample" },
  subject: ({ offer }) => `Your order ${offer.number} is ready to be paid`,
  preheader: ({ offer }) => `${formatMoney(offer.total)}. It is yours once you have paid.`,
  body: ({ offer, url }) => [
    { kind: "heading", text: "We made this order for you" },
    ...(offer.message ? [{ kind: "text" as const, text: offer.message }] : []),
    {
      kind: "text",
      text: `Look it over and pay${offer.expiresAt ? ` by ${formatDay(offer.expiresAt)}` : ""}. Nothing is set aside until then.`,
    },
    { kind: "action", label: "Look it over and pay", url },
    ...offer.groups.flatMap(({ seller, items, shipping }): Block[] => [
      { kind: "group", title: seller.shopName, detail: shipping?.name ?? "" },
      itemsBlock(items),
    ]),
    {
      kind: "amounts",
      rows: [
        row("Subtotal", offer.subtotal),
        ...(offer.discount.amount > 0 ? [{ label: offer.discountReason, amount: lessMoney(offer.discount) }] : []),
        offer.shipping.amount === 0 ? { label: "Shipping", amount: "Free" } : row("Shipping", offer.shipping),
        ...(offer.isTaxIncluded ? [] : [row("Tax", offer.tax)]),
        { ...row("Total", offer.total), isTotal: true },
      ],
    },
    ...(offer.shippingAddress ? [addressBlock("Going to", offer.shippingAddress)] : []),
    {
      kind: "text",
      text: "Something is not as you wanted? Do not pay, and write to us. Whoever has this link can pay, so keep it to yourself.",
      isQuiet: true,
    },
  ],
});
