import type { AmendmentView } from "@emporia/contracts/amendments";
import { formatMoney, type Money } from "@emporia/contracts/money";
import type { Block } from "../blocks";
import { formatDay, lessMoney } from "../format";
import { defineMailTemplate } from "../template";
import { sampleOrder } from "./sample-order";

const usd = (amount: number): Money => ({ amount, currency: "USD" });

const sample: AmendmentView = {
  ...{ id: sampleOrder.id, status: "PROPOSED", ending: null, by: "seller" },
  reason: "You asked for the larger mug as well.",
  removed: [{ orderItemId: sampleOrder.id, name: "Speckled stoneware mug", variantTitle: "Moss", quantity: 1 }],
  added: [
    {
      ...{ productId: sampleOrder.id, variantId: sampleOrder.id, slug: "large-mug", sku: null, picture: null },
      ...{ name: "Large stoneware mug", variantTitle: "Moss", price: usd(3600), quantity: 1 },
    },
  ],
  ...{ subtotal: usd(3600), discount: usd(0), shipping: usd(0), tax: usd(261), isTaxIncluded: false },
  ...{ total: usd(3861), givenBack: usd(3003), carried: usd(3003), toPay: usd(858), supplement: null },
  ...{ proposedAt: "2026-11-30T10:00:00.000Z", expiresAt: "2026-12-03T10:00:00.000Z" },
};

const nameOf = ({ name, variantTitle }: { name: string; variantTitle: string }) =>
  [name, variantTitle].filter((text) => text !== "").join(" · ");
const row = (label: string, money: Money) => ({ label, amount: formatMoney(money) });

export interface AmendmentNews {
  news: "proposed" | "applied" | "off";
  amendment: AmendmentView;
  number: string;
  shopName: string;
  url: string;
}

const headings = {
  proposed: "A change of your order",
  applied: "Your order was changed as agreed",
  off: "Your order stays as it was",
} as const;

function contents({ added, removed, ...amounts }: AmendmentView, isDone: boolean): Block[] {
  const back = amounts.givenBack.amount - amounts.carried.amount;
  return [
    { kind: "group", title: "What is added", detail: "" },
    {
      kind: "items",
      items: added.map((item) => ({
        name: item.name,
        detail: [item.variantTitle, `${item.quantity} × ${formatMoney(item.price)}`]
          .filter((text) => text !== "")
          .join(" · "),
        amount: formatMoney({ ...item.price, amount: item.price.amount * item.quantity }),
      })),
    },
    ...(removed.length > 0
      ? [
          { kind: "group" as const, title: "What is taken out", detail: "" },
          {
            kind: "facts" as const,
            rows: removed.map((item) => ({ label: nameOf(item), value: `× ${item.quantity}` })),
          },
        ]
      : []),
    {
      kind: "amounts",
      rows: [
        row("Subtotal", amounts.subtotal),
        amounts.shipping.amount === 0 ? { label: "Shipping", amount: "Free" } : row("Shipping", amounts.shipping),
        ...(amounts.isTaxIncluded ? [] : [row("Tax", amounts.tax)]),
        ...(amounts.isTaxIncluded ? [row("Tax within it", amounts.tax)] : []),
        ...(amounts.carried.amount > 0
          ? [
              row("What is added costs", amounts.total),
              { label: "Paid by what is taken out", amount: lessMoney(amounts.carried) },
            ]
          : []),
        { ...row(isDone ? "You paid" : "You pay", amounts.toPay), isTotal: true },
        ...(back > 0 ? [row("Goes back to you", { ...amounts.givenBack, amount: back })] : []),
      ],
    },
  ];
}

function saying(news: AmendmentNews["news"], amendment: AmendmentView, shopName: string): string {
  if (news === "off") return "The change that was proposed is off. Nothing was charged, and nothing is taken out.";
  if (news === "proposed")
    return `${amendment.by === "staff" ? "Emporia" : shopName} proposes a change, and sets what is added aside for you until ${formatDay(amendment.expiresAt)}. ${amendment.toPay.amount > 0 ? "Paying for it is agreeing" : "There is nothing to pay, but it needs your word"}; if you do not, your order stays as it is.`;
  const number = amendment.supplement?.orderNumber;
  const goesBack = amendment.givenBack.amount > amendment.carried.amount;
  return [
    `You agreed, so this is how it is now.${number ? ` What was added has a number of its own, ${number}.` : ""}`,
    ...(goesBack ? ["What goes back is on its way to how you paid; banks take five to ten days to show it."] : []),
  ].join(" ");
}

export const amendmentMail = defineMailTemplate<AmendmentNews>({
  name: "amendment-news",
  description:
    "To a shopper whose order a shop or staff would change: what it is, and the link to pay; that it is done; or that it is off.",
  sample: {
    news: "proposed",
    amendment: sample,
    number: "ORD-2026-001234-1",
    shopName: "Fern & Fig",
    url: "https://emporia.example/orders/sample",
  },
  subject: ({ news, number }) =>
    ({
      proposed: `A change of your order ${number}: do you agree?`,
      applied: `Your order ${number} was changed as agreed`,
      off: `Your order ${number} stays as it was`,
    })[news],
  preheader: ({ news, amendment }) =>
    ({
      proposed:
        amendment.toPay.amount > 0
          ? `${formatMoney(amendment.toPay)} to pay. Paying is agreeing.`
          : "Nothing to pay. It waits for your word.",
      applied: amendment.supplement ? `What was added is order ${amendment.supplement.orderNumber}.` : "",
      off: "Nothing was charged.",
    })[news],
  body: ({ news, amendment, shopName, url }) => [
    { kind: "heading", text: headings[news] },
    { kind: "text", text: saying(news, amendment, shopName) },
    ...(news === "off"
      ? []
      : [{ kind: "quote" as const, text: amendment.reason }, ...contents(amendment, news === "applied")]),
    {
      kind: "action",
      label:
        news !== "proposed" ? "See your order" : amendment.toPay.amount > 0 ? "Look it over and pay" : "Look it over",
      url,
    },
  ],
});
