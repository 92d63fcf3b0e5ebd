import type {
  adjustmentsView,
  adjustmentView,
  decideAdjustmentInput,
  requestAdjustmentInput,
} from "@emporia/contracts/ledger";
import { formatMoney, type Money, money } from "@emporia/contracts/money";
import type { Db, Tx } from "@emporia/db";
import type { z } from "zod";
import {
  appendEvents,
  type Ctx,
  decodeTimeCursor,
  InvalidInput,
  inTransaction,
  NotFound,
  newId,
  recordAudit,
  signedIn,
  toPage,
} from "../../platform/index";
import { isHolderGone, lockAvailable } from "../../store-credit/index";
import { AdjustmentRefused } from "../errors";
import { type LedgerAccount, type LedgerEntry, postToLedger, sellerAccounts } from "../ledger";
import {
  type AdjustmentRow,
  findCreditedShopper,
  findSellerBySlug,
  findShopperByEmail,
  insertAdjustment,
  listAdjustmentRows,
  lockAdjustment,
  setAdjustmentDecided,
} from "../queries/adjustments";
import { lockSellerMoney } from "../queries/positions";

/** Adjustments by hand, newest first. */
export async function listAdjustments(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<z.output<typeof adjustmentsView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listAdjustmentRows(ctx.db, { before, limit: input.limit });
  const { userId } = signedIn(ctx);
  return toPage(
    rows,
    input.limit,
    (row) => toView(row, userId),
    (row) => [row.requested_at.toISOString(), row.id],
  );
}

/**
 * Asks for a posting by hand. Nothing is posted until somebody else approves it.
 * @throws InvalidInput the same account twice, or a seller's account without a shop, or a shop without such an account; the
 * same of store credit and its shopper
 */
export async function requestAdjustment(
  ctx: Ctx,
  input: z.output<typeof requestAdjustmentInput>,
): Promise<{ adjustmentId: string }> {
  return inTransaction(ctx, async (tx) => {
    const isOfSeller = [input.debitAccount, input.creditAccount].some((name) => sellerAccounts.includes(name));
    if (input.debitAccount === input.creditAccount)
      throw new InvalidInput({ creditAccount: "Choose another account than the one that is debited." });
    if (isOfSeller && !input.shopSlug) throw new InvalidInput({ shopSlug: "Name the shop whose account it is." });
    if (!isOfSeller && input.shopSlug)
      throw new InvalidInput({ shopSlug: "Neither account is kept for shops. Leave it empty." });
    const sellerId = input.shopSlug ? await findSellerBySlug(tx, input.shopSlug) : undefined;
    if (input.shopSlug && !sellerId) throw new InvalidInput({ shopSlug: "There is no shop at this address." });
    const userId = await shopperOf(tx, input);
    return { adjustmentId: await beginAdjustment(tx, ctx, { ...input, sellerId: sellerId ?? null, userId }) };
  });
}

/** Whose store credit it is; nobody's where neither account is that. @throws InvalidInput */
async function shopperOf(tx: Tx, input: z.output<typeof requestAdjustmentInput>): Promise<string | null> {
  const isOfShopper = input.debitAccount === "store_credit" || input.creditAccount === "store_credit";
  if (!isOfShopper && input.shopperEmail)
    throw new InvalidInput({ shopperEmail: "Neither account is store credit. Leave it empty." });
  if (!isOfShopper) return null;
  if (!input.shopperEmail) throw new InvalidInput({ shopperEmail: "Name the shopper whose store credit it is." });
  const userId = await findShopperByEmail(tx, input.shopperEmail);
  if (!userId) throw new InvalidInput({ shopperEmail: "Nobody has an account with this address." });
  return userId;
}

/** Writes down what is asked for. */
export async function beginAdjustment(
  tx: Tx,
  ctx: Ctx,
  given: {
    debitAccount: LedgerAccount;
    creditAccount: LedgerAccount;
    sellerId: string | null;
    userId: string | null;
    amount: number;
    currency: string;
    reason: string;
  },
): Promise<string> {
  const id = newId();
  const { userId } = signedIn(ctx);
  await insertAdjustment(tx, { id, ...given, requestedBy: userId, now: ctx.clock.now() });
  await recordAudit(tx, ctx, {
    action: "ledger.adjustmentRequested",
    subjectType: "adjustment",
    subjectId: id,
    detail: given,
  });
  return id;
}

/**
 * Approves an adjustment, which posts it, or rejects it; who asked for it withdraws it by rejecting it. A shopper who is given
 * store credit by it is told. The same decision twice changes nothing.
 * @throws NotFound
 * @throws AdjustmentRefused decided otherwise already, approved by who asked for it, more than the shopper's credit, or
 * credit for an account that was closed
 */
export async function decideAdjustment(ctx: Ctx, input: z.output<typeof decideAdjustmentInput>): Promise<void> {
  const { userId } = signedIn(ctx);
  const status = input.isApproved ? "APPROVED" : "REJECTED";
  await inTransaction(ctx, async (tx) => {
    const row = await lockAdjustment(tx, input.adjustmentId);
    if (!row) throw new NotFound("This adjustment");
    if (row.status === status) return;
    if (row.status !== "REQUESTED") throw new AdjustmentRefused(`It was ${row.status.toLowerCase()} already.`);
    const isWithdrawn = row.requested_by === userId && !input.isApproved;
    if (row.requested_by === userId && !isWithdrawn)
      throw new AdjustmentRefused("You asked for it. Somebody else of the staff has to decide.");
    const now = ctx.clock.now();
    await setAdjustmentDecided(tx, row.id, { status, by: userId, note: input.note, now });
    await recordAudit(tx, ctx, {
      action: `ledger.adjustment${input.isApproved ? "Approved" : isWithdrawn ? "Withdrawn" : "Rejected"}`,
      subjectType: "adjustment",
      subjectId: row.id,
      detail: { note: input.note },
    });
    if (!input.isApproved) return;
    if (row.seller_id) await lockSellerMoney(tx, row.seller_id);
    await assertEnoughCredit(tx, row);
    await postToLedger(tx, ctx, {
      key: `adjustment:${row.id}`,
      kind: "adjustment",
      orderId: null,
      currency: row.currency,
      description: row.reason,
      entries: [entryOf(row, row.debit_account, row.amount), entryOf(row, row.credit_account, -row.amount)],
    });
    if (row.credit_account !== "store_credit" || !row.user_id) return;
    const amount = money(row.amount, row.currency);
    await appendEvents(tx, ctx, [
      { type: "CreditGiven", key: row.user_id, payload: { adjustmentId: row.id, userId: row.user_id, amount } },
    ]);
  });
}

/** Store credit that was given by hand, for a mail to who has it. Undefined where it was not approved, or the account is closed. */
export async function findGivenCredit(
  db: Db,
  adjustmentId: string,
): Promise<{ email: string; firstName: string; amount: Money } | undefined> {
  const row = await findCreditedShopper(db, adjustmentId);
  return row && { email: row.email, firstName: row.first_name, amount: money(row.amount, row.currency) };
}

/** Store credit is taken from a shopper as far as no order holds it. @throws AdjustmentRefused */
async function assertEnoughCredit(tx: Tx, row: AdjustmentRow): Promise<void> {
  const isOfCredit = row.debit_account === "store_credit" || row.credit_account === "store_credit";
  if (isOfCredit && !row.user_id)
    throw new AdjustmentRefused("It names no shopper. Reject it, and have it asked for again with their address.");
  if (row.credit_account === "store_credit" && row.user_id && (await isHolderGone(tx, row.user_id)))
    throw new AdjustmentRefused("Their account was closed since, and can have no store credit. Reject it.");
  if (row.debit_account !== "store_credit" || !row.user_id) return;
  const available = await lockAvailable(tx, { userId: row.user_id, currency: row.currency });
  if (available < row.amount)
    throw new AdjustmentRefused(
      `They can spend ${formatMoney(money(available, row.currency))} of store credit, which is less. Reject it, or wait until no order holds the rest.`,
    );
}

function entryOf(row: AdjustmentRow, account: LedgerAccount, amount: number): LedgerEntry {
  const whose = sellerAccounts.includes(account) && row.seller_id ? { sellerId: row.seller_id } : {};
  const whoseCredit = account === "store_credit" && row.user_id ? { userId: row.user_id } : {};
  return { account, amount, note: row.reason.slice(0, 200), ...whose, ...whoseCredit };
}

function toView(row: AdjustmentRow, userId: string): z.output<typeof adjustmentView> {
  return {
    id: row.id,
    status: row.status,
    debitAccount: row.debit_account,
    creditAccount: row.credit_account,
    shopName: row.shop_name,
    shopperEmail: row.shopper_email,
    amount: money(row.amount, row.currency),
    reason: row.reason,
    requestedBy: row.requested_by_email,
    requestedAt: row.requested_at.toISOString(),
    decidedBy: row.decided_by_email,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionNote: row.decision_note,
    isOwn: row.requested_by === userId,
  };
}
