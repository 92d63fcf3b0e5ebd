import { lockOrderState } from "../../orders/index";
import { type Ctx, inTransaction, newId } from "../../platform/index";
import { askOnce } from "../asked-before";
import { postToLedger, reversalEntries } from "../ledger";
import { ProviderRefusal } from "../payment-provider";
import { findSellerAccount } from "../queries/accounts";
import { lockSellerMoney, readPosition } from "../queries/positions";
import {
  findOrderOfPart,
  findTransfer,
  insertReversal,
  listPendingReversals,
  listReversibleTransfers,
  type ReversalRow,
  setReversalEnded,
} from "../queries/transfers";

/**
 * Takes back from a seller's Stripe account what they owe for a part that was refunded, or lost to a bank, after its
 * earnings were transferred: as much as lies there. What does not stays owed, and is kept from what they earn next.
 * Repeating takes nothing twice: what is under way counts as taken.
 */
export async function recoverDebt(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  const transfer = found && (await findTransfer(ctx.db, input.sellerOrderId));
  if (!found || transfer?.status !== "PAID") return;
  const account = await findSellerAccount(ctx.db, found.seller_id);
  if (!account?.stripe_account_id) return;
  const there = await ctx.services.payments.findBalance(account.stripe_account_id, transfer.currency);
  await inTransaction(ctx, async (tx) => {
    await lockOrderState(tx, found.order_id);
    await lockSellerMoney(tx, found.seller_id);
    const now = ctx.clock.now();
    const position = await readPosition(tx, found.seller_id, transfer.currency, now);
    const owed = -(position.parts.find((part) => part.sellerOrderId === input.sellerOrderId)?.payable ?? 0);
    const [reversible] = await listReversibleTransfers(tx, [input.sellerOrderId]);
    const under = await listPendingReversals(tx, found.seller_id);
    if (!reversible || under.some((reversal) => reversal.transfer_id === reversible.id)) return;
    const amount = Math.min(owed, reversible.left, position.onAccount, there.available + there.pending);
    if (amount <= 0) return;
    const { seller_id: sellerId } = found;
    const { currency } = transfer;
    await insertReversal(tx, { id: newId(), transferId: reversible.id, sellerId, amount, currency, now });
  });
  for (const reversal of await listPendingReversals(ctx.db, found.seller_id))
    if (reversal.seller_order_id === input.sellerOrderId) await carryOut(ctx, reversal, found.order_id);
}

async function carryOut(ctx: Ctx, reversal: ReversalRow, orderId: string): Promise<void> {
  const { amount, currency, seller_id: sellerId, seller_order_id: sellerOrderId } = reversal;
  const { payments } = ctx.services;
  const which = { transferId: reversal.stripe_transfer_id, reversalId: reversal.id };
  const end = await askOnce(ctx, reversal.created_at, {
    find: () => payments.findReversal(which),
    ask: () => payments.reverseTransfer({ ...which, amount, idempotencyKey: `transfer_reversal:${reversal.id}` }),
  }).then(
    ({ id }) => ({ stripeReversalId: id }),
    (error: unknown) => {
      if (error instanceof ProviderRefusal) return { failure: error.message };
      throw error;
    },
  );
  await inTransaction(ctx, async (tx) => {
    await lockOrderState(tx, orderId);
    await lockSellerMoney(tx, sellerId);
    if (!(await setReversalEnded(tx, reversal, end, ctx.clock.now())) || "failure" in end) return;
    await postToLedger(tx, ctx, {
      key: `transfer_reversal:${reversal.id}`,
      kind: "transfer_reversal",
      orderId,
      currency,
      description: `Reversal ${end.stripeReversalId} of transfer ${reversal.stripe_transfer_id}`,
      entries: reversalEntries({ sellerId, sellerOrderId, amount }),
    });
  });
}
