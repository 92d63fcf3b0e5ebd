import type { Tx } from "@emporia/db";
import {
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
import { type ChargedPayment, setPayment } from "../queries/payments";
import { lockSellerMoney } from "../queries/positions";
import { insertRefund, listPendingRefunds, setRefundRefused, setRefundSettled } from "../queries/refunds";
import { recordRefund, refuseRefunds } from "../refund-part";
import { bearerOf } from "./bearer";
import { takeBack } from "./taken-back";

type TakenBack = Extract<OrderEvent, { type: "PaymentTakenBack" }>["payload"];

/** Writes refunds down that Stripe gave and whose answer was lost: those that wait afterwards were never given. */
export async function hearOfRefunds(ctx: Ctx, payment: ChargedPayment): Promise<void> {
  const waiting = await listPendingRefunds(ctx.db, payment.order_id);
  if (waiting.length === 0 || !payment.stripe_payment_intent_id) return;
  const order = replay(await readOrderHistory(ctx.db, payment.order_id));
  for (const { id } of waiting) {
    const part = order.sellerOrders.find((each) => each.refunds.some((refund) => refund.id === id));
    const refund = part?.refunds.find((each) => each.id === id);
    const given = await ctx.services.payments.findRefundOfPayment(payment.stripe_payment_intent_id, id);
    if (part && refund && given) await recordRefund(ctx, payment, part.id, { refund, stripeRefundId: given.id });
  }
}

/**
 * What a bank keeps of a payment for good gives what was promised back of it, and is a loss beyond that: books, history
 * and refunds say so. `lost` in minor units. The caller sees to it that this happens once.
 */
export async function loseDispute(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  payment: ChargedPayment,
  { found, dispute, lost }: { found: ProviderDispute; dispute: DisputeRow; lost: number },
): Promise<void> {
  const now = ctx.clock.now();
  const before = await withoutBegunRefunds(tx, ctx, order);
  const rule = bearerOf(found.reason);
  const bearer = dispute.bearer ?? rule.bearer;
  const { settled, losses, excess } = takeBack(before, {
    amount: lost,
    sellerOrderIds: dispute.seller_order_ids,
    bearer,
  });
  const sellerOrderIds = [...new Set([...settled, ...losses].map((each) => each.sellerOrderId))];
  const sellerIds = before.sellerOrders.filter((part) => sellerOrderIds.includes(part.id)).map((part) => part.sellerId);
  for (const sellerId of [...new Set(sellerIds)].sort()) await lockSellerMoney(tx, sellerId);
  await setDisputeBearer(tx, dispute.id, { bearer, why: dispute.bearer_reason ?? rule.why });
  const after = await recordOrderEvents(tx, ctx, before, [
    { type: "PaymentTakenBack", payload: { disputeId: dispute.id, settled, losses, bearer } },
  ]);
  for (const each of settled) await settleRefund(tx, ctx, before, payment, each);
  if (losses.length > 0 || excess > 0)
    await postToLedger(tx, ctx, {
      key: `dispute_loss:${dispute.id}`,
      kind: "dispute_loss",
      orderId: order.id,
      currency: found.currency,
      description: `Dispute ${found.id} of order ${order.number} was lost; borne by the ${bearer}`,
      entries: disputeLossEntries({
        ofSellers: losses
          .filter((loss) => loss.bearer === "seller")
          .map((loss) => moneyOf(partOf(before, loss.sellerOrderId), loss.money)),
        ofPlatform: losses.reduce((sum, loss) => sum + (loss.bearer === "seller" ? 0 : loss.money.total), excess),
      }),
    });
  if (after.paymentStatus === "REFUNDED" || after.paymentStatus === "PARTIALLY_REFUNDED")
    await setPayment(tx, payment.id, { status: after.paymentStatus }, now);
  await appendEvents(tx, ctx, [
    {
      type: "PaymentTakenBack",
      key: order.id,
      payload: {
        orderId: order.id,
        disputeId: dispute.id,
        sellerOrderIds,
        amount: { amount: lost, currency: found.currency },
      },
    },
  ]);
}

/** Refunds that are in the books and that Stripe did not give are owed on, as those that came back. */
async function withoutBegunRefunds(tx: Tx, ctx: Ctx, order: OrderState): Promise<OrderState> {
  const begun = await listPendingRefunds(tx, order.id);
  const refused = begun.map(({ id, seller_order_id }) => ({ refundId: id, sellerOrderId: seller_order_id ?? "" }));
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
