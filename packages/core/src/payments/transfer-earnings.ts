import { earningsOf, lockOrderState, moneyLeft } from "../orders/index";
import { type Ctx, inTransaction, newId } from "../platform/index";
import { createSellerAccount } from "./create-seller-account";
import { postToLedger, transferEntries } from "./ledger";
import { findSellerAccount } from "./queries/accounts";
import { findPayment } from "./queries/payments";
import { findOrderOfPart, findTransfer, insertTransfer, setTransferPaid } from "./queries/transfers";

/**
 * Sends a seller what they earned from a part of an order that has been sent. Money and ledger move once, however
 * often this runs: the row is unique per part, Stripe gets its id as key, and the posting has a key of its own.
 * A seller without a Stripe account gets one first.
 */
export async function transferEarnings(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  if (!found) return;
  const payment = await findPayment(ctx.db, found.order_id);
  if (!payment?.stripe_charge_id || payment.status === "REFUNDED") return;
  await createSellerAccount(ctx, { sellerId: found.seller_id });
  const account = await findSellerAccount(ctx.db, found.seller_id);
  if (!account?.stripe_account_id) throw new Error("The seller has no Stripe account; the transfer is tried again.");
  const transfer = await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.order_id);
    const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
    if (!part || !["SHIPPED", "DELIVERED", "COMPLETED"].includes(part.status)) return undefined;
    const amount = earningsOf(part);
    if (amount <= 0) return undefined;
    await insertTransfer(tx, {
      id: newId(),
      paymentId: payment.id,
      sellerOrderId: part.id,
      sellerId: part.sellerId,
      amount,
      commissionAmount: moneyLeft(part).commission,
      currency: order.currency,
      now: ctx.clock.now(),
    });
    return findTransfer(tx, part.id);
  });
  if (!transfer || transfer.status === "PAID") return;
  const { id } = await ctx.services.payments.transfer({
    amount: transfer.amount,
    currency: transfer.currency,
    destination: account.stripe_account_id,
    sourceChargeId: payment.stripe_charge_id,
    orderId: found.order_id,
    sellerOrderId: input.sellerOrderId,
    idempotencyKey: `transfer:${transfer.id}`,
  });
  await inTransaction(ctx, async (tx) => {
    // The order first, as everywhere: two of these would otherwise wait for each other.
    await lockOrderState(tx, found.order_id);
    await setTransferPaid(tx, transfer.id, id, ctx.clock.now());
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
