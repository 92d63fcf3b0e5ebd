import { formatMoney, type Money } from "@emporia/contracts/money";
import type { DisputeOutcome } from "@emporia/contracts/orders";
import { policyLabel } from "@emporia/contracts/policies";
import type { Block } from "../blocks";
import { formatDay } from "../format";
import { defineMailTemplate } from "../template";

const sample = { firstName: "Ada", shopName: "Fern & Fig", url: "https://sellers.emporia.example" };

export const sellerApprovedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  url: string;
  isReturning: boolean;
}>({
  name: "seller-approved",
  description: "To the owner of a shop: it is open, or open again.",
  sample: { ...sample, isReturning: false },
  subject: ({ shopName, isReturning }) => `${shopName} is ${isReturning ? "open again" : "open"} on Emporia`,
  preheader: ({ isReturning }) => (isReturning ? "Your products can be bought again." : "List your first product."),
  body: ({ firstName, shopName, url, isReturning }) => [
    { kind: "heading", text: `${shopName} is ${isReturning ? "open again" : "open"}` },
    {
      kind: "text",
      text: isReturning
        ? `Good news, ${firstName}: we have reinstated your shop. Your page and your published products are back.`
        : `Good news, ${firstName}: we have approved your shop. It has a page of its own now, and what you publish can be bought.`,
    },
    { kind: "action", label: isReturning ? "Open the seller portal" : "List your first product", url },
  ],
});

export const sellerRejectedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  reason: string;
  url: string;
}>({
  name: "seller-rejected",
  description: "To the owner of a shop: the application was not accepted, and why.",
  sample: { ...sample, reason: "The story of the shop does not say yet what you sell. Please tell us more about it." },
  subject: ({ shopName }) => `About your application for ${shopName}`,
  preheader: () => "We could not accept it as it stands. You may apply again.",
  body: ({ firstName, shopName, reason, url }) => [
    { kind: "heading", text: "Not yet" },
    { kind: "text", text: `Hello ${firstName}, we looked at ${shopName} and could not accept it as it stands:` },
    { kind: "quote", text: reason },
    { kind: "text", text: "You may change what is missing and apply again at any time." },
    { kind: "action", label: "Change the application", url },
  ],
});

export const sellerSuspendedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  reason: string;
  url: string;
}>({
  name: "seller-suspended",
  description: "To the owner of a shop: it is closed for now, and why.",
  sample: { ...sample, reason: "Three orders of last week have not been shipped and their buyers had no answer." },
  subject: ({ shopName }) => `${shopName} is suspended`,
  preheader: () => "Your products cannot be bought for now. Open orders are still to be shipped.",
  body: ({ firstName, shopName, reason, url }) => [
    { kind: "heading", text: `${shopName} is suspended` },
    { kind: "text", text: `Hello ${firstName}, we had to close your shop for now:` },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "Nobody can buy your products until this is settled. Please still ship the orders you have.",
    },
    { kind: "action", label: "See your open orders", url },
  ],
});

export const productReturnedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  productName: string;
  reason: string;
  url: string;
}>({
  name: "product-returned",
  description: "To the owner of a shop: a product, or a change to one, was not accepted, and why.",
  sample: { ...sample, productName: "Stoneware mug", reason: "The first picture shows a different mug." },
  subject: ({ productName }) => `“${productName}” needs a change`,
  preheader: () => "It is not shown to shoppers as it stands. Change it and publish it again.",
  body: ({ firstName, shopName, productName, reason, url }) => [
    { kind: "heading", text: `“${productName}” needs a change` },
    {
      kind: "text",
      text: `Hello ${firstName}, we looked at what ${shopName} handed in and could not show it as it stands:`,
    },
    { kind: "quote", text: reason },
    { kind: "text", text: "All you wrote is still there. Change what is needed and publish it again." },
    { kind: "action", label: "Open the product", url },
  ],
});

export interface ProductNews {
  firstName: string;
  shopName: string;
  productName: string;
  url: string;
}

const sampleProduct = { ...sample, productName: "Stoneware mug" };

export const productTakenDownMail = defineMailTemplate<ProductNews & { policy: string; reason: string }>({
  name: "product-taken-down",
  description: "To the owner of a shop: staff took a product off sale, and why.",
  sample: {
    ...sampleProduct,
    policy: "unsafe",
    reason: "The glaze was recalled in March. Please send us what shows that it may be sold.",
  },
  subject: ({ productName }) => `“${productName}” is off sale`,
  preheader: () => "We took it down. Publishing it again hands it to us to look at.",
  body: ({ firstName, shopName, productName, policy, reason, url }) => [
    { kind: "heading", text: `“${productName}” is off sale` },
    {
      kind: "text",
      text: `Hello ${firstName}, we took this product of ${shopName} down. ${policy === "other" ? "What we ask for:" : `It is about: ${policyLabel(policy)}.`}`,
    },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "Orders that were placed are still to be sent. All you wrote is still there: change what is needed and publish it again, and we look at it before shoppers do.",
    },
    { kind: "action", label: "Open the product", url },
  ],
});

export const productRestoredMail = defineMailTemplate<ProductNews>({
  name: "product-restored",
  description: "To the owner of a shop: a product that staff had taken down is on sale again.",
  sample: sampleProduct,
  subject: ({ productName }) => `“${productName}” is on sale again`,
  preheader: () => "Shoppers see it as it was. There is nothing for you to do.",
  body: ({ firstName, shopName, productName, url }) => [
    { kind: "heading", text: `“${productName}” is on sale again` },
    {
      kind: "text",
      text: `Good news, ${firstName}: we looked at this product of ${shopName} again, and shoppers see it as it was. There is nothing for you to do.`,
    },
    { kind: "action", label: "Open the product", url },
  ],
});

export const productRecategorisedMail = defineMailTemplate<
  ProductNews & { from: string; category: string; reason: string }
>({
  name: "product-recategorised",
  description: "To the owner of a shop: staff put a product into another category, and why.",
  sample: {
    ...sampleProduct,
    from: "Home",
    category: "Home › Kitchen › Mugs",
    reason: "Shoppers look for mugs among mugs.",
  },
  subject: ({ productName }) => `“${productName}” is in another category`,
  preheader: ({ category }) => `It is in ${category} now.`,
  body: ({ firstName, shopName, productName, from, category, reason, url }) => [
    { kind: "heading", text: `“${productName}” is in another category` },
    {
      kind: "text",
      text: `Hello ${firstName}, we put this product of ${shopName} into ${category}. It was in ${from} before.`,
    },
    { kind: "quote", text: reason },
    { kind: "text", text: "Please see whether the new category asks for something that the product does not say yet." },
    { kind: "action", label: "Open the product", url },
  ],
});

export const productLeftMail = defineMailTemplate<ProductNews & { newShop: string; reason: string }>({
  name: "product-left",
  description: "To the owner of a shop: staff gave a product to another shop, and why.",
  sample: { ...sampleProduct, newShop: "Kiln & Tide", reason: "You asked us to move your ceramics to your new shop." },
  subject: ({ productName, newShop }) => `${newShop} sells “${productName}” now`,
  preheader: () => "What you sold of it stays yours. Open orders are still to be sent.",
  body: ({ firstName, shopName, productName, newShop, reason, url }) => [
    { kind: "heading", text: `${newShop} sells “${productName}” now` },
    { kind: "text", text: `Hello ${firstName}, we moved this product from ${shopName} to ${newShop}:` },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "What you sold of it stays with your shop, and orders that were placed are still to be sent by you. Publishing it again hands it to us to look at.",
    },
    { kind: "action", label: "Open the product", url },
  ],
});

export const productArrivedMail = defineMailTemplate<ProductNews & { oldShop: string; reason: string }>({
  name: "product-arrived",
  description: "To the owner of a shop: staff gave it a product of another shop, and why.",
  sample: { ...sampleProduct, oldShop: "Fern & Fig", reason: "You asked us to move your ceramics to your new shop." },
  subject: ({ productName, shopName }) => `“${productName}” is in ${shopName} now`,
  preheader: () => "Please look at its stock, its price and how it is sent.",
  body: ({ firstName, shopName, productName, oldShop, reason, url }) => [
    { kind: "heading", text: `“${productName}” is in ${shopName} now` },
    { kind: "text", text: `Hello ${firstName}, we moved this product from ${oldShop} to ${shopName}:` },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "Its words, pictures and regular prices came along. Please look at its stock and how it is sent.",
    },
    { kind: "action", label: "Open the product", url },
  ],
});

export const lowStockMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  items: readonly { name: string; variantTitle: string; available: number }[];
  url: string;
}>({
  name: "low-stock",
  description: "To the owner of a shop: variants that have begun to run low.",
  sample: {
    ...sample,
    items: [
      { name: "Stoneware mug", variantTitle: "Fog / Large", available: 3 },
      { name: "Linen apron", variantTitle: "", available: 0 },
    ],
  },
  subject: ({ items: [first], items, shopName }) =>
    items.length === 1 && first ? `“${first.name}” runs low` : `${items.length} things run low at ${shopName}`,
  preheader: () => "As few are left as the thresholds you have set.",
  body: ({ firstName, items, url }) => [
    { kind: "heading", text: "Running low" },
    { kind: "text", text: `Hello ${firstName}, as few are left of these as you wanted to be told of:` },
    {
      kind: "items",
      items: items.map(({ name, variantTitle, available }) => ({
        name,
        detail: variantTitle,
        amount: available === 0 ? "None left" : `${available.toLocaleString("en-US")} left`,
      })),
    },
    { kind: "action", label: "Open the inventory", url },
    { kind: "text", text: "We write again once they were filled up and run low again.", isQuiet: true },
  ],
});

export const payoutFailedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  amount: Money;
  reason: string;
  url: string;
}>({
  name: "payout-failed",
  description: "To the owner of a shop: a payout did not arrive, why, and what to do.",
  sample: {
    ...sample,
    amount: { amount: 48_250, currency: "USD" },
    reason: "The bank account could not be located.",
    url: "https://sellers.emporia.example/payouts",
  },
  subject: ({ amount }) => `Your payout of ${formatMoney(amount)} did not arrive`,
  preheader: () => "The money is on your balance again. Please check your bank account.",
  body: ({ firstName, shopName, amount, reason, url }) => [
    { kind: "heading", text: "Your payout did not arrive" },
    { kind: "text", text: `Hello ${firstName}, the payout of ${formatMoney(amount)} to ${shopName} came back:` },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "Nothing is lost: the money is on your balance again. Check the bank account that Stripe has of you, then ask for the payout again.",
    },
    { kind: "action", label: "Open your payouts", url },
    { kind: "text", text: "Until then we do not try again for seven days.", isQuiet: true },
  ],
});

const heldBack: Record<string, string> = {
  transfers: "What you earn is not transferred",
  payouts: "Nothing is paid out to your bank",
  everything: "What you earn is not transferred, and nothing is paid out to your bank",
};

export const holdPlacedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  reason: string;
  stops: string;
  sellerOrderNumber: string | null;
  expiresAt: string;
  url: string;
}>({
  name: "hold-placed",
  description: "To the owner of a shop: staff keep back money, why, until when, and how to say that it is wrong.",
  sample: {
    ...sample,
    reason: "Three parcels of this week did not arrive.",
    stops: "everything",
    sellerOrderNumber: null,
    expiresAt: "2026-12-01T00:00:00.000Z",
    url: "https://sellers.emporia.example/payouts",
  },
  subject: ({ shopName }) => `We are keeping back money of ${shopName}`,
  preheader: ({ expiresAt }) => `Until ${formatDay(expiresAt)} at the latest. You can say that it is wrong.`,
  body: ({ firstName, shopName, reason, stops, sellerOrderNumber, expiresAt, url }) => [
    { kind: "heading", text: "Money is kept back" },
    {
      kind: "text",
      text: sellerOrderNumber
        ? `Hello ${firstName}, what ${shopName} earned with order ${sellerOrderNumber} waits until ${formatDay(expiresAt)}, because:`
        : `Hello ${firstName}, this is about ${shopName}. ${heldBack[stops] ?? heldBack.everything} until ${formatDay(expiresAt)}, because:`,
    },
    { kind: "quote", text: reason },
    {
      kind: "text",
      text: "The money stays yours and on your balance. If this is wrong, say so on your payouts page: a person reads it and answers.",
    },
    { kind: "action", label: "Open your payouts", url },
  ],
});

export const appealAnsweredMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  isReleased: boolean;
  reason: string;
  /** Null where its day came before anybody answered. */
  answer: string | null;
  releasesAt: string;
  /** Whether another hold keeps the money back. */
  isHeldOtherwise: boolean;
  url: string;
}>({
  name: "appeal-answered",
  description: "To the owner of a shop: what staff made of what they said against money that is kept back.",
  sample: {
    ...sample,
    isReleased: false,
    reason: "Three parcels of last week did not arrive.",
    answer: "Two of the three are still missing at their carrier. We look again on Friday.",
    releasesAt: "2026-12-14T00:00:00.000Z",
    isHeldOtherwise: false,
    url: "https://sellers.emporia.example/payouts",
  },
  subject: ({ shopName, isReleased, isHeldOtherwise }) =>
    isReleased
      ? isHeldOtherwise
        ? `A hold of ${shopName} is over`
        : `Your money is free: ${shopName}`
      : `We looked at what is kept back from ${shopName}`,
  preheader: ({ isReleased }) => (isReleased ? "What was kept back goes on." : "It stays for now; here is why."),
  body: ({ firstName, isReleased, isHeldOtherwise, reason, answer, releasesAt, url }) => [
    {
      kind: "heading",
      text: !isReleased
        ? "It stays kept back for now"
        : isHeldOtherwise
          ? "This hold is over"
          : "It is not kept back any more",
    },
    {
      kind: "text",
      text: `Hello ${firstName}, you told us that this is wrong: “${reason}” ${
        answer === null
          ? "Its day came before anybody answered you, for which we are sorry."
          : isReleased
            ? "A person looked at it and ended it. They say:"
            : "A person looked at it. They say:"
      }`,
    },
    ...(answer === null ? [] : ([{ kind: "quote", text: answer }] as const)),
    ...(isReleased
      ? isHeldOtherwise
        ? ([
            { kind: "text", text: "Another hold still keeps the money back; your payouts page says which, and why." },
          ] as const)
        : []
      : ([{ kind: "text", text: `It ends by itself on ${formatDay(releasesAt)} at the latest.` }] as const)),
    { kind: "action", label: "Open your payouts", url },
  ],
});

export const disputeOpenedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  number: string;
  reason: string;
  isUnsent: boolean;
  url: string;
}>({
  name: "dispute-opened",
  description: "To the owner of a shop: a shopper's bank disputes the payment of an order. One for each.",
  sample: { ...sample, number: "ORD-2026-000123-1", reason: "fraudulent", isUnsent: true },
  subject: ({ number }) => `The payment of order ${number} is disputed`,
  preheader: () => "What it earned waits until the bank has decided.",
  body: ({ firstName, shopName, number, reason, isUnsent, url }) => [
    { kind: "heading", text: "A payment is disputed" },
    {
      kind: "text",
      text: `Hello ${firstName}, the bank of the shopper of order ${number} at ${shopName} disputes its payment. The reason that it gives: ${reason}. What the order earned waits until the bank has decided; we answer the bank.`,
    },
    {
      kind: "text",
      text: isUnsent
        ? "Not all of it has been sent. Wait with that until this is decided: what is taken back before it was sent is not earned."
        : "If you have something that shows that it was sent and arrived, write it to us as a note on the order.",
    },
    { kind: "action", label: "Open the order", url },
  ],
});

export const disputeDecidedMail = defineMailTemplate<{
  firstName: string;
  shopName: string;
  number: string;
  outcome: DisputeOutcome;
  bearer: "seller" | "platform";
  isUnsent: boolean;
  url: string;
}>({
  name: "dispute-decided",
  description: "To the owner of a shop: what the bank decided about a disputed payment. One for each order.",
  sample: {
    ...sample,
    ...{ number: "ORD-2026-000123-1", outcome: "kept", bearer: "platform", isUnsent: true },
  },
  subject: ({ number, outcome }) =>
    outcome === "kept" ? `The payment of order ${number} stands` : `The payment of order ${number} was taken back`,
  preheader: () => "The shopper's bank has decided.",
  body: ({ firstName, shopName, number, outcome, bearer, isUnsent, url }) => [
    { kind: "heading", text: outcome === "kept" ? "The payment stands" : "The bank took the payment back" },
    {
      kind: "text",
      text:
        outcome === "kept"
          ? `Good news, ${firstName}: the bank of the shopper of order ${number} at ${shopName} let its payment stand. What the order earned waits no longer.`
          : `Hello ${firstName}, the bank of the shopper of order ${number} at ${shopName} gave them back what was disputed. ${
              bearer === "seller"
                ? "Its reason is about what was sent, so it is taken from what the order earned; your balance shows how much."
                : "Its reason is about the payment, so Emporia bears it: what you have sent stays earned. What was not sent is not."
            }`,
    },
    ...(isUnsent
      ? ([
          {
            kind: "text",
            text:
              outcome === "kept"
                ? "Not all of it has been sent. You can send it now."
                : "Not all of it has been sent. Look at the order before you send more.",
          },
        ] satisfies Block[])
      : []),
    { kind: "action", label: "Open the order", url },
  ],
});
