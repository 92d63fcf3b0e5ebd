import type { Tx } from "@emporia/db";
import {
  carriedOfParts,
  creditOfParts,
  earningsOf,
  lockOrderState,
  moneyLeft,
  type OrderState,
  openQuantity,
} from "../../orders/index";
import { actorRef, type Ctx, DAY_MS, inTransaction, newId } from "../../platform/index";
import { askOnce } from "../asked-before";
import { createSellerAccount } from "../create-seller-account";
import { nettingEntries, postToLedger, transferEntries } from "../ledger";
import { ProviderRefusal } from "../payment-provider";
import { findAccountState, findSellerAccount } from "../queries/accounts";
import { insertHold, isTransferHeld } from "../queries/holds";
import { findPayment, type PaymentRow } from "../queries/payments";
import { lockSellerMoney, readPosition } from "../queries/positions";
import { readUncollected } from "../queries/refunds";
import { readSellerTerms } from "../queries/terms";
import {
  findOrderOfPart,
  findTransfer,
  insertTransfer,
  setTransfer,
  setTransferRefused,
  type TransferRow,
} from "../queries/transfers";
import { netAgainst } from "./balance";
import { keyOfTry, TRANSFERS_OFF } from "./refused-transfer";
import { type PayoutTerms, transferDueAt } from "./terms";

type Part = OrderState["sellerOrders"][number];

/**
 * Sends a seller what they earned from a part of an order that has been sent, once its day has come and nothing holds it.
 * What they owe for other orders is taken off first. Money and ledger move once, however often this runs: the row is
 * unique per part, Stripe gets its id as key, and each posting has a key of its own. What cannot be sent yet waits as a
 * row; `payRun` comes back to it. What Stripe refuses waits too, with the reason, and is asked for anew under another key.
 * A seller without a Stripe account gets one first.
 */
export async function transferEarnings(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  if (!found) return;
  const payment = await findPayment(ctx.db, found.order_id);
  if (!payment || (payment.amount > 0 && !payment.stripe_charge_id)) return;
  await createSellerAccount(ctx, { sellerId: found.seller_id });
  const account = await findSellerAccount(ctx.db, found.seller_id);
  if (!account?.stripe_account_id) throw new Error("The seller has no Stripe account; the transfer is tried again.");
  const transfer = await inTransaction(ctx, (tx) =>
    promiseTransfer(tx, ctx, found.order_id, input.sellerOrderId, payment),
  );
  if (transfer?.status !== "PENDING") return;
  const { payments } = ctx.services;
  const which = {
    destination: account.stripe_account_id,
    orderId: found.order_id,
    sellerOrderId: input.sellerOrderId,
    transferId: transfer.id,
  };
  // It is not written again between the promise and its end.
  const begunAt = transfer.updated_at;
  const sent = await unlessRefused(
    askOnce(ctx, begunAt, {
      find: () => payments.findTransfer({ ...which, since: begunAt }),
      ask: () =>
        payments.transfer({
          ...which,
          amount: transfer.amount,
          currency: transfer.currency,
          // A charge pays for what it collected at most: what the platform funds, and what was paid with store credit,
          // comes from its own balance.
          sourceChargeId: transfer.amount <= transfer.charged ? payment.stripe_charge_id : null,
          idempotencyKey: keyOfTry("transfer", transfer),
        }),
    }),
  );
  if (sent instanceof ProviderRefusal) return takeRefusal(ctx, transfer, sent);
  const { id } = sent;
  await inTransaction(ctx, async (tx) => {
    // The order first, as everywhere: two of these would otherwise wait for each other.
    await lockOrderState(tx, found.order_id);
    await lockSellerMoney(tx, transfer.seller_id);
    await setTransfer(tx, transfer.id, { status: "PAID", stripe_transfer_id: id, ...noFailure }, ctx.clock.now());
    await postToLedger(tx, ctx, {
      key: `transfer:${transfer.id}`,
      kind: "transfer",
      orderId: found.order_id,
      currency: transfer.currency,
      description: `Transfer ${id}`,
      entries: transferEntries({
        sellerId: transfer.seller_id,
        sellerOrderId: input.sellerOrderId,
        amount: transfer.amount,
      }),
    });
  });
}

/** The answer, or the provider's refusal as a value. */
export async function unlessRefused<Answer>(asked: Promise<Answer>): Promise<Answer | ProviderRefusal> {
  return asked.catch((error: unknown) => {
    if (error instanceof ProviderRefusal) return error;
    throw error;
  });
}

/** Has a transfer that Stripe refused wait for the next try. */
export async function takeRefusal(ctx: Ctx, transfer: TransferRow, refusal: ProviderRefusal): Promise<void> {
  ctx.log.warn({ transferId: transfer.id, code: refusal.code, message: refusal.message }, "a transfer was refused");
  await inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, transfer.seller_id);
    await setTransferRefused(tx, transfer, refusal, ctx.clock.now());
  });
}

export const noFailure = { failure_code: null, failure_message: null };

/** The transfer of a part as it now stands: waiting, promised (PENDING, its debts netted) or over; and what the charge collected of it. */
async function promiseTransfer(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  sellerOrderId: string,
  payment: PaymentRow,
): Promise<(TransferRow & { charged: number }) | undefined> {
  const order = await lockOrderState(tx, orderId);
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part || !isSentWhole(part)) return undefined;
  const uncollected = await readUncollected(tx, part.id);
  const carried = carriedOfParts(order).get(part.id) ?? 0;
  const charged = part.amounts.total - (creditOfParts(order).get(part.id) ?? 0) - carried - uncollected;
  await lockSellerMoney(tx, part.sellerId);
  const known = await findTransfer(tx, part.id);
  if (known && known.status !== "WAITING") return { ...known, charged };

  const now = ctx.clock.now();
  const { terms, since } = await readSellerTerms(tx, part.sellerId);
  const dueAt = transferDueAt(terms, timesOf(part)) ?? null;
  const position = await readPosition(tx, part.sellerId, order.currency, now);
  const payable = position.parts.find((each) => each.sellerOrderId === part.id)?.payable ?? 0;
  // What is promised back to the shopper is not in the books yet.
  const earned = Math.min(payable, earningsOf(part));
  if (!known)
    await insertTransfer(tx, {
      id: newId(),
      paymentId: payment.id,
      sellerOrderId: part.id,
      sellerId: part.sellerId,
      amount: Math.max(0, earned),
      commissionAmount: moneyLeft(part).commission,
      currency: order.currency,
      status: "WAITING",
      dueAt,
      now,
    });
  const transfer = known ?? (await findTransfer(tx, part.id));
  if (!transfer) throw new Error(`The transfer of ${part.number} was not written.`);
  // Frozen when the parcels were sent; a delivery that was awaited sets it later.
  const due = transfer.due_at ?? dueAt;
  if (!transfer.due_at && due) await setTransfer(tx, transfer.id, { due_at: due }, now);
  await holdNewSeller(tx, ctx, part.sellerId, terms, since);
  if (!due || due > now || (await isTransferHeld(tx, part.sellerId, part.id, now))) return { ...transfer, charged };

  if ((await findAccountState(tx, part.sellerId))?.transfers_enabled === false) {
    if (transfer.failure_code !== TRANSFERS_OFF.code)
      await setTransfer(
        tx,
        transfer.id,
        { failure_code: TRANSFERS_OFF.code, failure_message: TRANSFERS_OFF.message },
        now,
      );
    return { ...transfer, charged };
  }

  const debts = position.parts
    .filter((each) => each.payable < 0)
    .map((each) => ({ sellerOrderId: each.sellerOrderId, amount: -each.payable }));
  const netted = netAgainst(earned, debts);
  const kept = netted.reduce((sum, debt) => sum + debt.amount, 0);
  const amount = Math.max(0, earned) - kept;
  // What an earlier try that was refused had netted stays netted.
  const nettedAmount = transfer.netted_amount + kept;
  const status = amount > 0 ? "PENDING" : nettedAmount > 0 ? "NETTED" : "DROPPED";
  await setTransfer(tx, transfer.id, { status, amount, netted_amount: nettedAmount }, now);
  if (kept > 0)
    await postToLedger(tx, ctx, {
      key: keyOfTry("netting", transfer),
      kind: "netting",
      orderId,
      currency: order.currency,
      description: `Earnings of ${part.number} pay what the seller owes`,
      entries: nettingEntries({ sellerId: part.sellerId, sellerOrderId: part.id, number: part.number }, netted),
    });
  return { ...transfer, status, amount, updated_at: now, charged };
}

/** Everything that is not cancelled has left. */
function isSentWhole(part: Part): boolean {
  return part.shipments.length > 0 && part.items.every((item) => openQuantity(item) === 0);
}

function timesOf(part: Part): { shippedAt: Date | null; deliveredAt: Date | null } {
  const last = (times: (string | null)[]) => {
    if (times.length === 0 || times.includes(null)) return null;
    return new Date(Math.max(...times.map((time) => Date.parse(time ?? ""))));
  };
  return {
    shippedAt: last(part.shipments.map((shipment) => shipment.shippedAt)),
    deliveredAt: last(part.shipments.map((shipment) => shipment.deliveredAt)),
  };
}

async function holdNewSeller(tx: Tx, ctx: Ctx, sellerId: string, terms: PayoutTerms, since: Date): Promise<void> {
  const releasesAt = new Date(since.getTime() + terms.newSellerDays * DAY_MS);
  const now = ctx.clock.now();
  if (releasesAt <= now) return;
  await insertHold(
    tx,
    {
      sellerId,
      sellerOrderId: null,
      rule: "new_seller",
      stops: "transfers",
      reason: `Earnings of a new shop wait until it has been open for ${terms.newSellerDays} days.`,
      placedBy: actorRef(ctx.actor),
      releasesAt,
    },
    now,
  );
}
