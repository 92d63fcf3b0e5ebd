import type { ClosingView, closeAccountInput, staffCloseAccountInput } from "@emporia/contracts/accounts";
import type { StaffUserView } from "@emporia/contracts/identity";
import { money } from "@emporia/contracts/money";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { forgetCachedCart, forgetCart } from "../cart/index";
import { assertOwnPassword, forgetPerson, getStaffUser, lockAccount } from "../identity/index";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit, signedIn } from "../platform/index";
import { AccountNotClosable } from "./errors";
import { type ClosingRow, findClosing, forgetTraces } from "./queries";

/** What closing one's account means for what is under way. */
export async function getClosing(ctx: Ctx): Promise<ClosingView> {
  const row = await findClosing(ctx.db, signedIn(ctx).userId);
  if (!row) throw new NotFound("This account");
  const { shops, openOrders, credit, cardCount } = row;
  return {
    obstacle: obstacleOf(row),
    shops,
    openOrders,
    credit: credit.map(({ amount, currency }) => money(amount, currency)),
    cardCount,
  };
}

/**
 * Closes one's own account: every device is signed out, and who it was is forgotten where the books do not need it. Orders
 * under way go on and keep the name and address that they were placed with; kept cards are taken out at Stripe.
 * @throws InvalidInput it is not the password
 * @throws AccountLocked too many wrong ones
 * @throws AccountNotClosable somebody of the staff, or of a shop; store credit is in orders under way
 */
export async function closeAccount(ctx: Ctx, { password }: z.output<typeof closeAccountInput>): Promise<void> {
  const { userId } = signedIn(ctx);
  await assertOwnPassword(ctx, userId, password);
  await close(ctx, userId, { by: "owner" });
}

/**
 * The same by staff, who say why. Closing twice is harmless and keeps the first reason.
 * @throws NotFound no such person
 * @throws AccountNotClosable somebody of the staff, or of a shop
 */
export async function closeAccountAs(
  ctx: Ctx,
  { userId, reason }: z.output<typeof staffCloseAccountInput>,
): Promise<StaffUserView> {
  await close(ctx, userId, { by: "staff", reason });
  return getStaffUser(ctx, { userId });
}

async function close(ctx: Ctx, userId: string, detail: { by: "owner" | "staff"; reason?: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Whoever signs in as this person waits, and then finds no password.
    await lockAccount(tx, userId);
    const row = await findClosing(tx, userId);
    if (!row) throw new NotFound("This person");
    if (row.isClosed) return;
    const obstacle = obstacleOf(row);
    if (obstacle) throw new AccountNotClosable(obstacle, row.shops);
    await forget(tx, ctx, userId, row.email);
    await recordAudit(tx, ctx, { action: "user.closed", subjectType: "user", subjectId: userId, detail });
    await appendEvents(tx, ctx, [{ type: "UserDeleted", key: userId, payload: { userId } }]);
  });
  await forgetCachedCart(ctx, userId);
}

async function forget(tx: Tx, ctx: Ctx, userId: string, email: string): Promise<void> {
  await forgetTraces(tx, userId, email);
  await forgetCart(tx, userId);
  await forgetPerson(tx, ctx, { userId, email });
}

const obstacleOf = (row: ClosingRow): "staff" | "shops" | "credit" | null =>
  row.isStaff ? "staff" : row.shops.length > 0 ? "shops" : row.hasCreditUnderWay ? "credit" : null;
