import { type Ctx, inTransaction, newId } from "../../platform/index";
import { askOnce } from "../asked-before";
import { postToLedger, transferEntries } from "../ledger";
import { ProviderRefusal } from "../payment-provider";
import { findAccountState, findSellerAccount } from "../queries/accounts";
import { lockSellerMoney, readPosition } from "../queries/positions";
import { findOpenCredit, insertTransfer, setTransfer } from "../queries/transfers";
import { netAgainst } from "./balance";
import { keyOfTry } from "./refused-transfer";
import { noFailure, takeRefusal, unlessRefused } from "./transfer-earnings";

/**
 * Sends a seller what staff credited them for no order in particular, as far as it does not pay what they owe. It comes
 * from the platform's balance at Stripe; what Stripe refuses waits for the next round. One at a time, and none twice.
 */
export async function transferCredit(ctx: Ctx, input: { sellerId: string; currency: string }): Promise<void> {
  const { sellerId, currency } = input;
  const account = await findSellerAccount(ctx.db, sellerId);
  if (!account?.stripe_account_id) return;
  const transfer = await inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, sellerId);
    const known = await findOpenCredit(tx, sellerId, currency);
    if (known?.status === "PENDING") return known;
    const now = ctx.clock.now();
    if ((await findAccountState(tx, sellerId))?.transfers_enabled === false) return undefined;
    const position = await readPosition(tx, sellerId, currency, now);
    if (position.stopsTransfers) return undefined;
    const credit = position.parts.find((part) => part.sellerOrderId === null)?.payable ?? 0;
    const debts = position.parts
      .filter((part) => part.payable < 0)
      .map((part) => ({ sellerOrderId: part.sellerOrderId, amount: -part.payable }));
    const amount = credit - netAgainst(credit, debts).reduce((sum, debt) => sum + debt.amount, 0);
    if (known) {
      await setTransfer(tx, known.id, { status: amount > 0 ? "PENDING" : "DROPPED", amount: Math.max(0, amount) }, now);
      return amount > 0 ? { ...known, amount, updated_at: now } : undefined;
    }
    if (amount <= 0) return undefined;
    const id = newId();
    await insertTransfer(tx, {
      ...{ id, sellerId, currency, amount, now },
      paymentId: null,
      sellerOrderId: null,
      commissionAmount: 0,
      status: "PENDING",
      dueAt: now,
    });
    return findOpenCredit(tx, sellerId, currency);
  });
  if (!transfer) return;
  const { payments } = ctx.services;
  const which = { destination: account.stripe_account_id, orderId: null, sellerOrderId: null, transferId: transfer.id };
  const sent = await unlessRefused(
    askOnce(ctx, transfer.updated_at, {
      find: () => payments.findTransfer({ ...which, since: transfer.updated_at }),
      ask: () =>
        payments.transfer({
          ...which,
          amount: transfer.amount,
          currency,
          sourceChargeId: null,
          idempotencyKey: keyOfTry("transfer", transfer),
        }),
    }),
  );
  if (sent instanceof ProviderRefusal) return takeRefusal(ctx, transfer, sent);
  const stripeTransferId = sent.id;
  await inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, sellerId);
    await setTransfer(
      tx,
      transfer.id,
      { status: "PAID", stripe_transfer_id: stripeTransferId, ...noFailure },
      ctx.clock.now(),
    );
    await postToLedger(tx, ctx, {
      key: `transfer:${transfer.id}`,
      kind: "transfer",
      orderId: null,
      currency,
      description: `Transfer ${stripeTransferId} of a credit`,
      entries: transferEntries({ sellerId, amount: transfer.amount }),
    });
  });
}
