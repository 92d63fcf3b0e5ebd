import type { loginInput, sessionView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { mergeCarts, refreshMergedCarts } from "../cart";
import { claimGuestThreads } from "../messages";
import { claimGuestOrders } from "../orders";
import { type Ctx, inTransaction } from "../platform";
import { AccountBanned, AccountLocked, InvalidCredentials } from "./errors";
import { isPassword } from "./passwords";
import { countAttempt, deleteAttempts, findCredentials, findLock, findUser, lockPassword } from "./queries";
import { closeCurrentSession, openSession } from "./sessions";
import { toUserView } from "./view";

/**
 * Signs in: opens a new session, closes the one the request came with and takes the guest's cart along, and, where
 * the address is verified, the orders it placed as a guest since.
 * An address nobody has costs the same work and gets the same answers, the lock included.
 * @throws InvalidCredentials the address and the password do not belong together
 * @throws AccountBanned staff have shut this person out; told only to who knows the password
 * @throws AccountLocked ten failures in a quarter of an hour; each further one doubles the pause, up to an hour
 */
export async function login(ctx: Ctx, input: z.output<typeof loginInput>): Promise<z.infer<typeof sessionView>> {
  const attempt = await countAttempt(ctx.db, input.email, ctx.clock.now());
  if (!attempt) throw new AccountLocked((await findLock(ctx.db, input.email)) ?? ctx.clock.now());

  const account = await findCredentials(ctx.db, input.email);
  const fits = await isPassword(account?.password_hash, input.password);
  if (!fits || !account?.password_hash) throw new InvalidCredentials();
  const { id: userId, password_hash: passwordHash } = account;

  const session = await inTransaction(ctx, async (tx) => {
    const person = await lockPassword(tx, userId, passwordHash);
    if (!person) throw new InvalidCredentials();
    if (person.banned_at) throw new AccountBanned();
    await deleteAttempts(tx, input.email);
    await closeCurrentSession(tx, ctx);
    const token = await openSession(tx, ctx.clock, userId);
    const cartId = ctx.cartId === null ? null : await mergeCarts(tx, ctx, { guestCartId: ctx.cartId, userId });
    const user = await findUser(tx, userId);
    if (!user) throw new InvalidCredentials();
    if (user.email_verified_at && (await claimGuestOrders(tx, ctx, { userId, email: user.email })) > 0)
      await claimGuestThreads(tx, { userId });
    return { token, user: toUserView(user), cartId };
  });
  if (ctx.cartId !== null) await refreshMergedCarts(ctx, { guestCartId: ctx.cartId, userId });
  return session;
}
