import type { ClosingView, closeAccountInput, staffCloseAccountInput } from "@emporia/contracts/accounts";
import type { StaffUserView } from "@emporia/contracts/identity";
import { formatMoney, money } from "@emporia/contracts/money";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { forgetCachedCart, forgetCart } from "../cart/index";
import { assertOwnPassword, forgetPerson, getStaffUser, lockAccount } from "../identity/index";
import { addressKeys, keepBlocks } from "../messages/index";
import { type CreditEnding, endStoreCredit, findCreditEnding } from "../payments/index";
import {
  appendEvents,
  type Ctx,
  InvalidInput,
  inTransaction,
  NotFound,
  recordAudit,
  signedIn,
} from "../platform/index";
import { AccountNotClosable } from "./errors";
import { type ClosingRow, findClosing, forgetTraces, listClosedWithCredit } from "./queries";

/** What closing one's account means for what is under way. */
export async function getClosing(ctx: Ctx): Promise<ClosingView> {
  const { userId } = signedIn(ctx);
  const [row, endings] = await Promise.all([findClosing(ctx.db, userId), findCreditEnding(ctx, userId)]);
  if (!row) throw new NotFound("This account");
  const { shops, openOrders, cardCount } = row;
  return {
    obstacle: obstacleOf(row),
    shops,
    openOrders,
    creditEnds: ofAny(endings.map(({ ended, currency }) => money(ended, currency))),
    creditReturns: ofAny(endings.map((ending) => money(returnedOf(ending), ending.currency))),
    creditToAgreeTo: endedText(endings),
    cardCount,
  };
}

const ofAny = (sums: ReturnType<typeof money>[]) => sums.filter(({ amount }) => amount > 0);
const returnedOf = ({ returned }: CreditEnding): number => returned.reduce((sum, { amount }) => sum + amount, 0);

/** What ends of store credit, as it is agreed to. */
const endedText = (endings: readonly CreditEnding[]): string =>
  ofAny(endings.map(({ ended, currency }) => money(ended, currency)))
    .map((sum) => formatMoney(sum))
    .join(" and ");

/**
 * Closes one's own account: every device is signed out, and who it was is forgotten where the books do not need it. Orders
 * under way go on and keep the name and address that they were placed with; kept cards are taken out at Stripe. Store
 * credit that came from orders goes back to the cards that paid; what was given for no order ends.
 * @throws InvalidInput it is not the password, or credit ends that was not agreed to
 * @throws AccountLocked too many wrong ones
 * @throws AccountNotClosable somebody of the staff, or of a shop; an order that is not paid for holds store credit
 */
export async function closeAccount(ctx: Ctx, input: z.output<typeof closeAccountInput>): Promise<void> {
  const { userId } = signedIn(ctx);
  await assertOwnPassword(ctx, userId, input.password);
  await close(ctx, userId, { by: "owner" }, input.endsCredit);
}

/**
 * The same by staff, who say why. Closing twice is harmless and keeps the first reason.
 * @throws NotFound no such person
 * @throws AccountNotClosable as for its owner
 */
export async function closeAccountAs(
  ctx: Ctx,
  { userId, reason }: z.output<typeof staffCloseAccountInput>,
): Promise<StaffUserView> {
  await close(ctx, userId, { by: "staff", reason });
  return getStaffUser(ctx, { userId });
}

/** `agreed` is what an owner agreed to lose; staff are asked by its owner. */
async function close(
  ctx: Ctx,
  userId: string,
  detail: { by: "owner" | "staff"; reason?: string },
  agreed?: string,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Whoever signs in as this person waits, and then finds no password.
    await lockAccount(tx, userId);
    const row = await findClosing(tx, userId);
    if (!row) throw new NotFound("This person");
    if (row.isClosed) return endLeftOf(tx, ctx, row, userId, detail);
    const obstacle = obstacleOf(row);
    if (obstacle) throw new AccountNotClosable(obstacle, row.shops);
    const endings = await endStoreCredit(tx, ctx, userId);
    const ended = endedText(endings);
    if (detail.by === "owner" && ended !== "" && ended !== agreed)
      throw new InvalidInput({
        endsCredit: `${ended} of your store credit would end. Say that you agree, or spend it.`,
      });
    await forget(tx, ctx, userId, row.email);
    await recordAudit(tx, ctx, {
      action: "user.closed",
      subjectType: "user",
      subjectId: userId,
      detail: endings.length > 0 ? { ...detail, credit: endings } : detail,
    });
    await appendEvents(tx, ctx, [{ type: "UserDeleted", key: userId, payload: { userId } }]);
  });
  await forgetCachedCart(ctx, userId);
}

/**
 * Ends the store credit of accounts that were closed while closing left it to them: it goes back to the cards that paid,
 * or ends. What an order that is not paid for holds waits for the next time. Doing it again changes nothing.
 */
export async function endLeftCredit(ctx: Ctx): Promise<void> {
  for (const userId of await listClosedWithCredit(ctx.db))
    try {
      await inTransaction(ctx, async (tx) => {
        await lockAccount(tx, userId);
        const row = await findClosing(tx, userId);
        if (row?.isClosed) await endLeftOf(tx, ctx, row, userId, { reason: "The account had been closed before." });
      });
    } catch (error) {
      ctx.log.error({ userId, error }, "store credit of a closed account could not be ended");
    }
}

async function endLeftOf(
  tx: Tx,
  ctx: Ctx,
  { isCreditHeld }: ClosingRow,
  userId: string,
  detail: { by?: "owner" | "staff"; reason?: string },
): Promise<void> {
  if (isCreditHeld) return;
  const credit = await endStoreCredit(tx, ctx, userId);
  if (credit.length === 0) return;
  await recordAudit(tx, ctx, {
    action: "user.credit_ended",
    subjectType: "user",
    subjectId: userId,
    detail: { ...detail, credit },
  });
}

async function forget(tx: Tx, ctx: Ctx, userId: string, email: string): Promise<void> {
  await keepBlocks(tx, addressKeys(ctx.services.settings.encryptionKeys), userId);
  await forgetTraces(tx, userId, email);
  await forgetCart(tx, userId);
  await forgetPerson(tx, ctx, { userId, email });
}

const obstacleOf = (row: ClosingRow): "staff" | "shops" | "credit" | null =>
  row.isStaff ? "staff" : row.shops.length > 0 ? "shops" : row.isCreditHeld ? "credit" : null;
