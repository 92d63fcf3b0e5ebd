import type { ReturnView } from "@emporia/contracts/returns";
import { getOrderForMail, getOrderNote, getSellerOrderForMail, readOrderHistory } from "../orders";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";
import { orderUrl } from "./send-order-mails";
import type { ReturnNews, SellerReturnNews } from "./templates/returns";

interface ReturnStep {
  orderId: string;
  sellerOrderId: string;
  returnId: string;
  step: string;
}

const forShopper: Readonly<Record<string, ReturnNews>> = {
  ReturnApproved: "APPROVED",
  ReturnRejected: "REJECTED",
  ReturnReceived: "RECEIVED",
  ReturnInspected: "INSPECTED",
};
const forSeller: Readonly<Record<string, SellerReturnNews>> = {
  ReturnRequested: "REQUESTED",
  ReturnSent: "SENT",
  ReturnWithdrawn: "WITHDRAWN",
};

/** Tells the other side what was done about a return. One mail per step. */
export async function sendReturnNews(ctx: Ctx, { orderId, sellerOrderId, returnId, step }: ReturnStep): Promise<void> {
  const key = `return:${returnId}:${step}`;
  const about = { orderId, sellerOrderId, returnId };
  const toShopper = forShopper[step];
  if (toShopper) return tellShopper(ctx, { ...about, key, news: toShopper });
  const toSeller = forSeller[step];
  if (!toSeller) return;
  const returned = await tellSeller(ctx, { ...about, key, news: toSeller });
  if (step === "ReturnRequested" && returned?.isWithdrawal)
    await tellShopper(ctx, { ...about, key: `${key}:shopper`, news: "WITHDRAWAL" });
  if (returned?.isLapsed || returned?.ending)
    await tellShopper(ctx, { ...about, key: `${key}:shopper`, news: "LAPSED" });
}

/** Reminds whoever has to do the next thing about a return. Quiet when it was done in the meantime. One mail per step. */
export async function sendReturnReminder(
  ctx: Ctx,
  { status, ...about }: Omit<ReturnStep, "step"> & { status: ReturnView["status"] | "ENDING" },
): Promise<void> {
  const key = `return:${about.returnId}:reminder:${status}`;
  if (status === "ENDING") await tellShopper(ctx, { ...about, key, news: "ENDING", only: "APPROVED" });
  else if (status === "APPROVED") await tellShopper(ctx, { ...about, key, news: "REMINDER", only: status });
  else await tellSeller(ctx, { ...about, key, news: "REMINDER", only: status });
}

interface About {
  orderId: string;
  sellerOrderId: string;
  returnId: string;
  key: string;
  /** Says nothing when the return is no longer so. */
  only?: ReturnView["status"];
}

async function tellShopper(ctx: Ctx, about: About & { news: ReturnNews }): Promise<void> {
  const order = await getOrderForMail(ctx, about.orderId);
  const part = order.sellerOrders.find((each) => each.id === about.sellerOrderId);
  const returned = part?.returns.find((each) => each.id === about.returnId);
  if (!part || !returned || (about.only && about.only !== returned.status)) return;
  // Said with the acknowledgement of a withdrawal.
  if (about.news === "APPROVED" && returned.isWithdrawal) return;
  await sendMail(ctx, {
    key: about.key,
    template: "return-news",
    to: order.email,
    data: {
      news: newsOf(about.news, returned),
      returned,
      shopName: part.seller.shopName,
      orderUrl: orderUrl(ctx, order),
    },
    orderId: about.orderId,
  });
}

/** Of a withdrawal other things are to be said. */
function newsOf(news: ReturnNews, { isWithdrawal, ending }: ReturnView): ReturnNews {
  if (news === "REMINDER" && isWithdrawal) return "WITHDRAWAL_REMINDER";
  return news === "LAPSED" && ending ? "ENDED" : news;
}

/** Tells who withdrew from what was not sent yet that it was heard, and when. One mail for each shop's part. */
export async function sendWithdrawalReceipt(
  ctx: Ctx,
  { orderId, sellerOrderId, upTo }: { orderId: string; sellerOrderId: string; upTo: number },
): Promise<void> {
  const order = await getOrderForMail(ctx, orderId);
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  const cancelled = (await readOrderHistory(ctx.db, orderId)).findLast(
    (event) =>
      event.sequence <= upTo && event.type === "ItemsCancelled" && event.payload.sellerOrderId === sellerOrderId,
  );
  if (!part || cancelled?.type !== "ItemsCancelled") return;
  await sendMail(ctx, {
    key: `withdrawal:${sellerOrderId}:${upTo}`,
    template: "withdrawal-received",
    to: order.email,
    data: {
      orderNumber: order.orderNumber,
      shopName: part.seller.shopName,
      said: cancelled.payload.reason,
      at: cancelled.occurredAt,
      items: cancelled.payload.items.map(({ orderItemId, quantity }) => {
        const item = part.items.find(({ id }) => id === orderItemId);
        return { name: [item?.name, item?.variantTitle].filter(Boolean).join(" · "), quantity };
      }),
      orderUrl: orderUrl(ctx, order),
    },
    orderId,
  });
}

async function tellSeller(ctx: Ctx, about: About & { news: SellerReturnNews }): Promise<ReturnView | undefined> {
  const { ownerEmail, ownerFirstName, ...order } = await getSellerOrderForMail(ctx, about.sellerOrderId);
  const returned = order.returns.find((each) => each.id === about.returnId);
  if (!returned || (about.only && about.only !== returned.status)) return undefined;
  const url = `${ctx.services.settings.sellerPortalUrl}/returns/${about.returnId}`;
  await sendMail(ctx, {
    key: about.key,
    template: "seller-return",
    to: ownerEmail,
    data: {
      news: about.news === "REQUESTED" && returned.isWithdrawal ? "WITHDRAWAL" : about.news,
      firstName: ownerFirstName,
      returned,
      order,
      url,
    },
  });
  return returned;
}

/** Tells whoever did not do it what happened to a complaint; a decision is told to both. One mail each per step. */
export async function sendComplaintNews(
  ctx: Ctx,
  input: {
    orderId: string;
    sellerOrderId: string;
    complaintId: string;
    news: "opened" | "answered" | "decided";
    to: "shopper" | "seller";
    eventId: string;
  },
): Promise<void> {
  const { news, to, complaintId } = input;
  const key = `complaint:${input.eventId}:${to}`;
  if (to === "shopper") {
    const order = await getOrderForMail(ctx, input.orderId);
    const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
    const complaint = part?.complaints.find((each) => each.id === complaintId);
    if (!part || !complaint) return;
    const data = { news, complaint, number: part.number, shopName: part.seller.shopName, url: orderUrl(ctx, order) };
    await sendMail(ctx, { key, template: "complaint-news", to: order.email, data, orderId: order.id });
    return;
  }
  const { ownerEmail, ownerFirstName: _, ...order } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  const complaint = order.complaints.find((each) => each.id === complaintId);
  if (!complaint) return;
  const url = `${ctx.services.settings.sellerPortalUrl}/orders/${order.id}#complaint`;
  const data = { news, complaint, number: order.number, shopName: order.seller.shopName, url };
  await sendMail(ctx, { key, template: "complaint-news", to: ownerEmail, data });
}

/** Tells the shopper of money that was given back for no return and no cancellation. One mail per refund. */
export async function sendRefundIssued(
  ctx: Ctx,
  input: { orderId: string; refundId: string; again?: string },
): Promise<void> {
  const order = await getOrderForMail(ctx, input.orderId);
  const part = order.sellerOrders.find((each) => each.refunds.some(({ id }) => id === input.refundId));
  const refund = part?.refunds.find((each) => each.id === input.refundId);
  if (!part || !refund || refund.to === "order") return;
  await sendMail(ctx, {
    key: input.again ?? `refund-issued:${refund.id}`,
    template: "refund-issued",
    to: order.email,
    data: {
      order,
      amount: refund.amount,
      to: refund.to,
      reason: refund.reason,
      shopName: part.seller.shopName,
      orderUrl: orderUrl(ctx, order),
    },
    orderId: order.id,
  });
}

/** Hands the shopper a note that was written for them. One mail per note. */
export async function sendOrderNote(
  ctx: Ctx,
  input: { orderId: string; sequence: number; again?: string },
): Promise<void> {
  const note = await getOrderNote(ctx, input);
  if (note?.audience !== "shopper") return;
  const order = await getOrderForMail(ctx, input.orderId);
  const part = order.sellerOrders.find((each) => each.id === note.sellerOrderId);
  await sendMail(ctx, {
    key: input.again ?? `order-note:${input.orderId}:${input.sequence}`,
    template: "order-note",
    to: order.email,
    data: {
      orderNumber: order.orderNumber,
      from: part?.seller.shopName ?? "Emporia",
      text: note.text,
      orderUrl: orderUrl(ctx, order),
    },
    orderId: order.id,
  });
}
