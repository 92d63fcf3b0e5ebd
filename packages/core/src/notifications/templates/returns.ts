import { formatMoney, type Money } from "@emporia/contracts/money";
import type { DisputeOutcome, OrderView, SellerOrderView } from "@emporia/contracts/orders";
import type { ComplaintView, ReturnView } from "@emporia/contracts/returns";
import { withdrawalDeadlines } from "../../orders/index";
import { DAY_MS } from "../../platform/index";
import type { Block } from "../blocks";
import { formatDay } from "../format";
import { defineMailTemplate } from "../template";
import { sampleComplaint, sampleOrder, sampleReturn, sampleSellerOrder } from "./sample-order";

const orderUrl = "https://emporia.example/orders/sample";
const sellerUrl = "https://sellers.emporia.example/returns/sample";

const returnedItems = (returned: ReturnView): Block => ({
  kind: "facts",
  rows: returned.items.map((item) => ({
    label: [item.name, item.variantTitle].filter((text) => text !== "").join(" · "),
    value: `× ${item.quantity}`,
  })),
});

const quotes = (text: string | null): Block[] => (text ? [{ kind: "quote", text }] : []);

/** Until when it is their turn, if it is. */
function by({ due }: ReturnView, who: "shop" | "shopper"): string {
  return due?.by === who ? ` by ${formatDay(due.at)}` : "";
}

/** When a withdrawal that nobody sends is over. */
const endOf = ({ sendBy }: ReturnView): string =>
  sendBy
    ? formatDay(new Date(Date.parse(sendBy) + withdrawalDeadlines.endDays * DAY_MS).toISOString())
    : "its last day";

const isToSend = (news: ReturnNews): boolean =>
  news === "APPROVED" ||
  news === "REMINDER" ||
  news === "WITHDRAWAL" ||
  news === "WITHDRAWAL_REMINDER" ||
  news === "ENDING";

/** What a shopper is told of their return: each step that somebody else took. */
const newsForShopper = {
  APPROVED: {
    subject: (returned: ReturnView) => `You can send it back: return ${returned.number}`,
    heading: "You can send it back",
    text: (shopName: string, _: ReturnView) => `${shopName} agreed to take this back.`,
  },
  WITHDRAWAL: {
    subject: (returned: ReturnView) => `We have your withdrawal: return ${returned.number}`,
    heading: "Your withdrawal has arrived",
    text: (shopName: string, returned: ReturnView) =>
      `You have withdrawn from your contract with ${shopName}; it need not agree. Send everything back${by(returned, "shopper")}; what has not reached you yet within 14 days of its arrival, or do not take it in. Your money goes back the way you paid within 14 days from now, or once the shop has it or you have shown us that you sent it.`,
  },
  WITHDRAWAL_REMINDER: {
    subject: (returned: ReturnView) => `Send it back${by(returned, "shopper")}: return ${returned.number}`,
    heading: "What you withdrew from has not been sent yet",
    text: (shopName: string, returned: ReturnView) =>
      `You have withdrawn from your contract with ${shopName}. Send everything back${by(returned, "shopper")}, and tell us how. The shop may keep your money until it has the things, or you have shown that you sent them.`,
  },
  ENDING: {
    subject: (returned: ReturnView) => `Your withdrawal ends on ${endOf(returned)}: return ${returned.number}`,
    heading: "Nobody told us that you sent it back",
    text: (shopName: string, returned: ReturnView) =>
      `You withdrew from your contract with ${shopName} and were to send everything back${returned.sendBy ? ` by ${formatDay(returned.sendBy)}` : ""}. If you did, open your order and tell us how. If we hear nothing, the withdrawal ends on ${endOf(returned)}: you keep the things, and the shop keeps the money.`,
  },
  ENDED: {
    subject: (returned: ReturnView) => `Your return ${returned.number} was closed`,
    heading: "Emporia closed your return",
    text: (shopName: string) => `What you have of ${shopName} stays with you. This is why:`,
  },
  REJECTED: {
    subject: (returned: ReturnView) => `Your return ${returned.number} was not accepted`,
    heading: "The shop does not take it back",
    text: (shopName: string) =>
      `${shopName} says why below. If you do not agree, open your order and ask Emporia to decide.`,
  },
  RECEIVED: {
    subject: (returned: ReturnView) => `Your return ${returned.number} has arrived`,
    heading: "Your return has arrived",
    text: (shopName: string) => `${shopName} has it and looks at it next. Then your money goes back.`,
  },
  INSPECTED: {
    subject: (returned: ReturnView) =>
      returned.refund
        ? `Your money for return ${returned.number} is on its way`
        : `About your return ${returned.number}`,
    heading: "The shop has looked at your return",
    text: (shopName: string) => `This is what ${shopName} found.`,
  },
  REMINDER: {
    subject: (returned: ReturnView) => `Send it back${by(returned, "shopper")}: return ${returned.number}`,
    heading: "Your return has not been sent yet",
    text: (shopName: string) =>
      `${shopName} agreed to take this back. Send it, and tell us how, or the return is closed. If you keep it, there is nothing to do.`,
  },
  LAPSED: {
    subject: (returned: ReturnView) => `Your return ${returned.number} was closed`,
    heading: "Your return was closed",
    text: (shopName: string) =>
      `Nobody told us in time that it was sent to ${shopName}, so you keep it, and the shop keeps the money. If you did send it, open your order and ask Emporia to decide.`,
  },
} as const;
export type ReturnNews = keyof typeof newsForShopper;

export const returnNewsMail = defineMailTemplate<{
  news: ReturnNews;
  returned: ReturnView;
  shopName: string;
  orderUrl: string;
}>({
  name: "return-news",
  description: "To the shopper: what the shop did about a return. One per step.",
  sample: { news: "APPROVED", returned: sampleReturn, shopName: "Fern & Fig", orderUrl },
  subject: ({ news, returned }) => newsForShopper[news].subject(returned),
  preheader: ({ news, shopName, returned }) => newsForShopper[news].text(shopName, returned),
  body: ({ news, returned, shopName, orderUrl }) => {
    const { refund, label, instructions } = returned;
    const refused = returned.items.filter((item) => item.refused > 0);
    return [
      { kind: "heading", text: newsForShopper[news].heading },
      { kind: "text", text: newsForShopper[news].text(shopName, returned) },
      ...(news === "WITHDRAWAL"
        ? ([
            {
              kind: "facts",
              rows: [
                { label: "What you said", value: returned.comment },
                {
                  label: "Arrived",
                  value: `${formatDay(returned.requestedAt)}, ${returned.requestedAt.slice(11, 16)} UTC`,
                },
              ],
            },
          ] satisfies Block[])
        : []),
      ...(isToSend(news) ? quotes(instructions) : []),
      ...(news === "ENDED" ? quotes(returned.ending) : []),
      ...((news === "APPROVED" || news === "REMINDER") && label
        ? ([
            {
              kind: "facts",
              rows: [
                { label: "Carrier", value: label.carrier },
                { label: "Tracking number", value: label.trackingNumber },
                { label: "Label", value: "Print it", url: label.url ?? orderUrl },
              ],
            },
          ] satisfies Block[])
        : []),
      ...(news === "REJECTED" ? quotes(returned.rejection) : []),
      ...(news === "INSPECTED" ? quotes(returned.note) : []),
      ...(news === "INSPECTED" && refund
        ? ([
            {
              kind: "text",
              text: wayBack(refund),
            },
          ] satisfies Block[])
        : []),
      ...(news === "INSPECTED" && !refund && returned.status === "REFUNDED"
        ? ([{ kind: "text", text: "It took it back. Its money was given back to you before." }] satisfies Block[])
        : []),
      ...(news === "INSPECTED" && refused.length > 0
        ? ([
            { kind: "text", text: "Not taken back:" },
            {
              kind: "facts",
              rows: refused.map((item) => ({ label: item.name, value: `× ${item.refused}` })),
            },
          ] satisfies Block[])
        : [returnedItems(returned)]),
      { kind: "action", label: "See your order", url: orderUrl },
    ];
  },
});

export const withdrawalReceivedMail = defineMailTemplate<{
  orderNumber: string;
  shopName: string;
  said: string;
  at: string;
  items: readonly { name: string; quantity: number }[];
  orderUrl: string;
}>({
  name: "withdrawal-received",
  description:
    "To the shopper: a withdrawal from what was not sent yet has arrived, and when. One for each shop's part.",
  sample: {
    orderNumber: sampleOrder.orderNumber,
    shopName: "Fern & Fig",
    said: "Ada Lovelace withdraws from the contract.",
    at: sampleReturn.requestedAt,
    items: [{ name: "Stoneware mug · Moss", quantity: 1 }],
    orderUrl,
  },
  subject: ({ orderNumber }) => `We have your withdrawal: order ${orderNumber}`,
  preheader: ({ shopName }) => `From your contract with ${shopName}.`,
  body: ({ orderNumber, shopName, said, at, items, orderUrl }) => [
    { kind: "heading", text: "Your withdrawal has arrived" },
    {
      kind: "text",
      text: `You have withdrawn from your contract with ${shopName}; it need not agree. This was not sent yet, so there is nothing to send back: it is cancelled, and your money goes back the way you paid within 14 days at the latest.`,
    },
    {
      kind: "facts",
      rows: [
        { label: "Order", value: orderNumber },
        { label: "What you said", value: said },
        { label: "Arrived", value: `${formatDay(at)}, ${at.slice(11, 16)} UTC` },
        ...items.map((item) => ({ label: item.name, value: `× ${item.quantity}` })),
      ],
    },
    { kind: "action", label: "See your order", url: orderUrl },
  ],
});

function nextStep({ status }: ReturnView): string {
  if (status === "SENT") return "Say whether it has arrived";
  return status === "RECEIVED" ? "Look at it and give the money back" : "Answer it";
}

const newsForSeller = {
  REQUESTED: { heading: "A shopper wants to send something back", action: "Answer it" },
  WITHDRAWAL: { heading: "A shopper withdraws from the contract", action: "Open the return" },
  SENT: { heading: "A return is on its way to you", action: "Open the return" },
  WITHDRAWN: { heading: "A return was withdrawn", action: "Open the return" },
  REMINDER: { heading: "A return waits for you", action: "Open the return" },
} as const;
export type SellerReturnNews = keyof typeof newsForSeller;

export const sellerReturnMail = defineMailTemplate<{
  news: SellerReturnNews;
  firstName: string;
  returned: ReturnView;
  order: SellerOrderView;
  url: string;
}>({
  name: "seller-return",
  description: "To the owner of a shop: a return was asked for, sent, or withdrawn. One per step.",
  sample: { news: "REQUESTED", firstName: "Noor", returned: sampleReturn, order: sampleSellerOrder, url: sellerUrl },
  subject: ({ news, returned }) =>
    news === "REQUESTED"
      ? `Return ${returned.number} asked for${returned.due?.by === "shop" ? `: answer${by(returned, "shop")}` : ""}`
      : news === "REMINDER"
        ? `${nextStep(returned)}${by(returned, "shop")}: return ${returned.number}`
        : `${newsForSeller[news].heading}: ${returned.number}`,
  preheader: ({ order }) => `Of order ${order.number}.`,
  body: ({ news, firstName, returned, order, url }) => [
    { kind: "heading", text: newsForSeller[news].heading },
    { kind: "text", text: `${firstName}, this is about order ${order.number} at ${order.seller.shopName}.` },
    ...(news === "REMINDER"
      ? ([
          {
            kind: "text",
            text: `${nextStep(returned)}${by(returned, "shop")}. From then on the shopper may ask Emporia to decide.`,
          },
        ] satisfies Block[])
      : []),
    ...(news === "WITHDRAWAL"
      ? ([
          {
            kind: "text",
            text: "The law gives them this right without a reason, so it counts as agreed to. They were told where you send from. What was still on its way may come back by itself: then say that it has arrived. Give the money back once it arrived, with the shipping where they send all of it back.",
          },
        ] satisfies Block[])
      : []),
    ...(news === "WITHDRAWN" && returned.isLapsed
      ? ([{ kind: "text", text: "It was not sent in time." }] satisfies Block[])
      : []),
    ...(news === "WITHDRAWN" && returned.ending
      ? ([{ kind: "text", text: "Emporia closed it:" }, ...quotes(returned.ending)] satisfies Block[])
      : []),
    returnedItems(returned),
    ...(news === "REQUESTED" || news === "WITHDRAWAL" ? quotes(returned.comment) : []),
    ...(news === "SENT" && returned.sent
      ? ([
          {
            kind: "facts",
            rows: [
              { label: "Carrier", value: returned.sent.carrier },
              { label: "Tracking number", value: returned.sent.trackingNumber },
            ],
          },
        ] satisfies Block[])
      : []),
    { kind: "action", label: newsForSeller[news].action, url },
  ],
});

const complaintWords = {
  not_arrived: "a parcel that did not arrive",
  return_rejected: "a return that was rejected",
  return_not_answered: "a return that was not answered",
  return_not_received: "a return that was sent, and that the shop does not say has arrived",
  return_not_inspected: "a return that arrived, and of which nothing came",
  refund_refused: "a return that was not taken back as a whole",
} as const;

/** To whom, and what the other side did. */
export const complaintMail = defineMailTemplate<{
  news: "opened" | "answered" | "decided";
  complaint: ComplaintView;
  number: string;
  shopName: string;
  url: string;
}>({
  name: "complaint-news",
  description:
    "To the shopper and to the owner of a shop: what happened to a complaint that staff decide. One per step.",
  sample: {
    news: "opened",
    complaint: sampleComplaint,
    number: sampleSellerOrder.number,
    shopName: "Fern & Fig",
    url: orderUrl,
  },
  subject: ({ news, number }) =>
    news === "opened"
      ? `Emporia was asked to decide about ${number}`
      : news === "answered"
        ? `A new message about ${number}`
        : `Emporia has decided about ${number}`,
  preheader: ({ complaint }) => `It is about ${complaintWords[complaint.reason]}.`,
  body: ({ news, complaint, number, shopName, url }) => [
    {
      kind: "heading",
      text:
        news === "opened"
          ? "Emporia was asked to decide"
          : news === "answered"
            ? "There is a new message"
            : complaint.status === "REFUNDED"
              ? "Emporia decided: money goes back"
              : "Emporia decided: no refund",
    },
    {
      kind: "text",
      text: `This is about ${complaintWords[complaint.reason]}, order ${number} from ${shopName}.${
        news === "opened" ? ` The shop has until ${formatDay(complaint.answerBy)} to say its side.` : ""
      }`,
    },
    ...quotes(news === "decided" ? complaint.decision : (complaint.messages.at(-1)?.text ?? null)),
    { kind: "action", label: "Read it", url },
  ],
});

/** Where the money of a return goes. */
function wayBack({ amount, credit, isAccountClosed }: NonNullable<ReturnView["refund"]>): string {
  if (isAccountClosed && credit.amount > 0)
    return `${formatMoney(amount)} is yours. It goes back to the card you paid with as far as that paid it; what you paid with store credit we owe you, because your account is closed. Write to our support to have it another way.`;
  const asCredit = `${formatMoney(credit)} is store credit in your account, to be spent at once`;
  if (credit.amount === amount.amount && credit.amount > 0) return `${asCredit}.`;
  const byCard = { ...amount, amount: amount.amount - credit.amount };
  return `${credit.amount > 0 ? `${asCredit}. ` : ""}${formatMoney(byCard)} goes back to the card you paid with; banks take five to ten days to show it.`;
}

export const refundMail = defineMailTemplate<{
  order: OrderView;
  amount: OrderView["total"];
  to: "card" | "credit";
  reason: string;
  shopName: string;
  orderUrl: string;
}>({
  name: "refund-issued",
  description: "To the shopper: money that was given back without a return or a cancellation. One per refund.",
  sample: {
    order: sampleOrder,
    amount: { ...sampleOrder.total, amount: 1200 },
    to: "card",
    reason: "A scratch on the glaze",
    shopName: "Fern & Fig",
    orderUrl,
  },
  subject: ({ order, amount }) => `${formatMoney(amount)} goes back to you for order ${order.orderNumber}`,
  preheader: ({ shopName }) => `From ${shopName}.`,
  body: ({ order, amount, to, reason, shopName, orderUrl }) => [
    { kind: "heading", text: `${formatMoney(amount)} goes back to you` },
    {
      kind: "text",
      text: `It is for what ${shopName} sent you with order ${order.orderNumber}. ${
        to === "credit"
          ? "It is store credit in your account, to be spent at once."
          : "It goes back to the card you paid with; banks take five to ten days to show it."
      }`,
    },
    ...quotes(reason),
    { kind: "action", label: "See your order", url: orderUrl },
  ],
});

export const refundFailedMail = defineMailTemplate<{
  news: "failed" | "credited";
  orderNumber: string;
  amount: Money;
  /** Whether nobody has an account that could have it as store credit. */
  isGuest: boolean;
  /** Whether it was to be store credit again, of an account that is closed. */
  wasCredit: boolean;
  card: string | null;
  orderUrl: string;
  creditUrl: string;
}>({
  name: "refund-failed",
  description:
    "To the shopper: a refund that its card did not take, and that it is store credit instead. One for each.",
  sample: {
    news: "failed",
    orderNumber: sampleOrder.orderNumber,
    amount: { ...sampleOrder.total, amount: 1200 },
    isGuest: false,
    wasCredit: false,
    card: "Visa ending in 4242",
    orderUrl,
    creditUrl: "https://emporia.example/account/credit",
  },
  subject: ({ news, orderNumber, amount }) =>
    news === "failed"
      ? `Your refund of ${formatMoney(amount)} for order ${orderNumber} did not arrive`
      : `Your refund of ${formatMoney(amount)} for order ${orderNumber} is store credit now`,
  preheader: ({ news }) =>
    news === "failed" ? "The money is still yours." : "It did not reach your card. You can spend it at once.",
  body: ({ news, orderNumber, amount, isGuest, wasCredit, card, orderUrl, creditUrl }) =>
    news === "failed"
      ? [
          { kind: "heading", text: "Your refund did not arrive" },
          {
            kind: "text",
            text: wasCredit
              ? `You paid ${formatMoney(amount)} of order ${orderNumber} with store credit, and the account that it would go back to is closed. The money is still yours.`
              : `${formatMoney(amount)} should have gone back to ${card ? `your ${card}` : "your card"} for order ${orderNumber}, and could not be paid to it: this happens where a card was replaced or closed. The money is still yours.`,
          },
          {
            kind: "text",
            text: isGuest
              ? "Answer this mail, and we find another way to pay it to you."
              : "We look for another way. If store credit is as good for you, answer this mail, and it is in your account at once.",
          },
          { kind: "action", label: "See your order", url: orderUrl },
        ]
      : [
          { kind: "heading", text: `${formatMoney(amount)} is store credit now` },
          {
            kind: "text",
            text: `It is the refund for order ${orderNumber} that did not reach your card. It is in your account, and is taken off your next order if you want.`,
          },
          { kind: "action", label: "See your store credit", url: creditUrl },
        ],
});

export const orderNoteMail = defineMailTemplate<{ orderNumber: string; from: string; text: string; orderUrl: string }>({
  name: "order-note",
  description: "To the shopper: a note that a shop or staff wrote for them. One per note.",
  sample: {
    orderNumber: sampleOrder.orderNumber,
    from: "Fern & Fig",
    text: "The moss glaze came out a little darker this time. Tell us if you would rather wait for the next firing.",
    orderUrl,
  },
  subject: ({ orderNumber, from }) => `A note from ${from} about order ${orderNumber}`,
  preheader: ({ text }) => text,
  body: ({ orderNumber, from, text, orderUrl }) => [
    { kind: "heading", text: `A note from ${from}` },
    { kind: "text", text: `About your order ${orderNumber}:` },
    { kind: "quote", text },
    { kind: "action", label: "See your order", url: orderUrl },
  ],
});

/** What a shopper's bank decided about a payment. */
export const orderDisputeDecidedMail = defineMailTemplate<{
  orderNumber: string;
  amount: Money;
  outcome: DisputeOutcome;
  url: string;
}>({
  name: "order-dispute-decided",
  description: "To the shopper: what their bank decided about a payment that was disputed. One for each dispute.",
  sample: { orderNumber: sampleOrder.orderNumber, amount: sampleOrder.total, outcome: "given_back", url: orderUrl },
  subject: ({ orderNumber, outcome }) =>
    outcome === "given_back"
      ? `Your bank gave you the money of order ${orderNumber} back`
      : `The payment of order ${orderNumber} stands`,
  preheader: () => "Your bank has decided about the payment that was disputed.",
  body: ({ orderNumber, amount, outcome, url }) => [
    { kind: "heading", text: outcome === "given_back" ? "Your bank decided for you" : "The payment stands" },
    {
      kind: "text",
      text:
        outcome === "given_back"
          ? `You disputed a payment of order ${orderNumber} with your bank. It gave you ${formatMoney(amount)} back: look for it on the account of your card. It does not come from Emporia a second time, and what has not been sent for it may not be sent any more.`
          : `A payment of order ${orderNumber} was disputed with your bank, ${formatMoney(amount)} of it. The bank decided that the payment is right, so nothing goes back.`,
    },
    ...(outcome === "kept"
      ? ([
          {
            kind: "text",
            text: "If something is wrong with what you bought, send it back or ask Emporia to decide, from the page of the order.",
          },
        ] satisfies Block[])
      : []),
    { kind: "action", label: "Open the order", url },
  ],
});
