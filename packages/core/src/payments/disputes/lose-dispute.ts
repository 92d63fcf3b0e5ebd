import type { Tx } from "@emporia/db";
import {
  lockOrderState,
  type OrderEvent,
  type OrderState,
  readOrderHistory,
  recordOrderEvents,
  replay,
  type SellerOrderState,
} from "../../orders/index";
import { appendEvents, type Ctx } from "../../platform/index";
import { bankDebtEntries, bankRefundEntries, disputeLossEntries, type PartMoney, postToLedger } from "../ledger";
import type { ProviderDispute } from "../payment-provider";
import { type DisputeRow, setDisputeBearer } from "../queries/disputes";
import { type ChargedPayment, findPayment, setPayment } from "../queries/payments";
import { lockSellerMoney } from "../queries/positions";
import { insertRefund, listPendingRefunds, setRefundRefused, setRefundSettled } from "../queries/refunds";
import { recordRefund, refuseRefunds } from "../refund-part";
import { bearerOf } from "./bearer";
import { hearOfReturns, settleReturns } from "./settle-returns";
import { takeBack } from "./taken-back";

type TakenBack = Extract<OrderEvent, { type: "PaymentTakenBack" }>["payload"];

/** Writes refunds down that Stripe gave and whose answer was lost: those that wait afterwards were never given. */
export async function hearOfRefunds(ctx: Ctx, payment: ChargedPayment): Promise<void> {
  const { stripe_payment_intent_id: intentId } = payment;
  const waiting = intentId ? await listPendingRefunds(ctx.db, payment.id) : [];
  for (const { id, order_id: orderId, seller_order_id: sellerOrderId } of waiting) {
    if (!sellerOrderId) continue;
    const order = replay(await readOrderHistory(ctx.db, orderId));
    const part = order.sellerOrders.find((each) => each.refunds.some((refund) => refund.id === id));
    const refund = part?.refunds.find((each) => each.id === id);
    const given = await ctx.services.payments.findRefundOfPayment(intentId ?? "", id);
    const own = orderId === payment.order_id ? payment : await findPayment(ctx.db, orderId);
    if (part && refund && given && own) await recordRefund(ctx, own, part.id, { refund, stripeRefundId: given.id });
  }
  if (intentId) await hearOfReturns(ctx, { id: payment.id, intentId });
}

/**
 * What a bank keeps of a payment for good gives what was promised back of it, and is a loss beyond that: books, history
 * and refunds say so. What the payment pays of other orders, because something of it was swapped, is lost of those before
 * it is of parts that the bank does not name. `lost` in minor units. The caller sees to it that this happens once.
 */
export async function loseDispute(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  payment: ChargedPayment,
  { found, dispute, lost }: { found: ProviderDispute; dispute: DisputeRow; lost: number },
): Promise<void> {
  const rule = bearerOf(found.reason);
  const bearer = dispute.bearer ?? rule.bearer;
  await setDisputeBearer(tx, dispute.id, { bearer, why: dispute.bearer_reason ?? rule.why });
  const about = { found, dispute, bearer, payment };
  const own = await withoutBegunRefunds(tx, ctx, order, payment);
  const { taken, excess } = await takeBack(own, {
    ...{ amount: lost, sellerOrderIds: dispute.seller_order_ids, bearer },
    swapped: async (orderId) => withoutBegunRefunds(tx, ctx, await lockOrderState(tx, orderId), payment),
  });
  // What was swapped is of the same sellers.
  const sellerIds = own.sellerOrders.map((part) => part.sellerId);
  for (const sellerId of [...new Set(sellerIds)].sort()) await lockSellerMoney(tx, sellerId);
  for (const of of taken) {
    const isOwn = of === taken[0];
    await record(tx, ctx, of, about, isOwn ? lost : amountOf(of));
    await postLoss(tx, ctx, of.order, about, { losses: of.losses, excess: isOwn ? excess : 0 });
  }
  await settleReturns(tx, ctx, { id: payment.id, orderId: payment.order_id });
}

/** A dispute that was lost, who bears it, and the payment that it took from. */
interface Lost {
  found: ProviderDispute;
  dispute: DisputeRow;
  bearer: "seller" | "platform";
  payment: ChargedPayment;
}

type TakenOf = Awaited<ReturnType<typeof takeBack>>["taken"][number];

const amountOf = ({ settled, losses }: TakenOf): number =>
  [...settled, ...losses].reduce((sum, { money }) => sum + money.total, 0);

/** Records what of an order the bank took, and posts what of it was promised back. The losses are the caller's to post. */
async function record(
  tx: Tx,
  ctx: Ctx,
  { order, settled, losses }: TakenOf,
  { found, dispute, bearer, payment }: Lost,
  amount: number,
): Promise<void> {
  const isOwn = order.id === payment.order_id;
  if (!isOwn && settled.length + losses.length === 0) return;
  const after = await recordOrderEvents(tx, ctx, order, [
    { type: "PaymentTakenBack", payload: { disputeId: dispute.id, settled, losses, bearer } },
  ]);
  for (const each of settled) await settleRefund(tx, ctx, order, payment, each);
  const own = isOwn ? payment : await findPayment(tx, order.id);
  if (own && (after.paymentStatus === "REFUNDED" || after.paymentStatus === "PARTIALLY_REFUNDED"))
    await setPayment(tx, own.id, { status: after.paymentStatus }, ctx.clock.now());
  await appendEvents(tx, ctx, [
    {
      type: "PaymentTakenBack",
      key: order.id,
      payload: {
        orderId: order.id,
        disputeId: dispute.id,
        sellerOrderIds: [...new Set([...settled, ...losses].map((each) => each.sellerOrderId))],
        amount: { amount, currency: found.currency },
      },
    },
  ]);
}

async function postLoss(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  { found, dispute, bearer, payment }: Lost,
  { losses, excess }: { losses: TakenBack["losses"]; excess: number },
): Promise<void> {
  if (losses.length === 0 && excess === 0) return;
  const isOwn = order.id === payment.order_id;
  await postToLedger(tx, ctx, {
    key: isOwn ? `dispute_loss:${dispute.id}` : `dispute_loss:${dispute.id}:${order.id}`,
    kind: "dispute_loss",
    orderId: order.id,
    currency: found.currency,
    description: `Dispute ${found.id} of order ${order.number} was lost; borne by the ${bearer}`,
    entries: disputeLossEntries({
      ofSellers: losses
        .filter((loss) => loss.bearer === "seller")
        .map((loss) => moneyOf(partOf(order, loss.sellerOrderId), loss.money)),
      ofPlatform: losses.reduce((sum, loss) => sum + (loss.bearer === "seller" ? 0 : loss.money.total), excess),
    }),
  });
}

/** Refunds that are in the books and that Stripe did not give are owed on, as those that came back. */
async function withoutBegunRefunds(tx: Tx, ctx: Ctx, order: OrderState, payment: ChargedPayment): Promise<OrderState> {
  const begun = (await listPendingRefunds(tx, payment.id)).filter((each) => each.order_id === order.id);
  const refused = begun.flatMap(({ id: refundId, seller_order_id: sellerOrderId }) =>
    sellerOrderId ? [{ refundId, sellerOrderId }] : [],
  );
  const events = await refuseRefunds(tx, ctx, order, refused, TAKEN_BACK);
  return events.length > 0 ? recordOrderEvents(tx, ctx, order, events) : order;
}
const TAKEN_BACK = "The shopper's bank had taken the payment back.";

/** A refund, or a part of it, that the bank gave instead of us. What is not given of it is owed on, by the same means. */
async function settleRefund(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  payment: ChargedPayment,
  { refundId, sellerOrderId, money, rest }: TakenBack["settled"][number],
): Promise<void> {
  const part = partOf(order, sellerOrderId);
  const refund = part.refunds.find((each) => each.id === refundId);
  const isOwed = refund?.status === "FAILED";
  await postToLedger(tx, ctx, {
    key: `${isOwed ? "dispute_loss" : "refund"}:${refundId}`,
    kind: isOwed ? "dispute_loss" : "refund",
    orderId: order.id,
    currency: order.currency,
    description: `Refund of ${part.number}, given by the shopper's bank`,
    entries: isOwed ? bankDebtEntries({ sellerOrderId, amount: money.total }) : bankRefundEntries(moneyOf(part, money)),
  });
  if (!isOwed) return;
  const now = ctx.clock.now();
  await setRefundSettled(tx, refundId, now);
  if (!rest) return;
  await insertRefund(tx, {
    id: rest.refundId,
    orderId: order.id,
    paymentId: payment.id,
    sellerOrderId,
    amount: rest.money.total,
    currency: order.currency,
    reason: refund.reason,
    now,
  });
  await setRefundRefused(tx, rest.refundId, TAKEN_BACK, now);
}

function partOf(order: OrderState, sellerOrderId: string): SellerOrderState {
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new Error(`Order ${order.number} has no part ${sellerOrderId}.`);
  return part;
}

function moneyOf(part: SellerOrderState, money: TakenBack["losses"][number]["money"]): PartMoney {
  return { sellerOrderId: part.id, sellerId: part.sellerId, shopName: part.shopName, ...money };
}
