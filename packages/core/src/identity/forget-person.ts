import type { Tx } from "@emporia/db";
import { type Ctx, InvalidInput } from "../platform";
import { AccountLocked } from "./errors";
import { isPassword } from "./passwords";
import {
  countAttempt,
  deleteAddressesOfUser,
  deleteAttempts,
  deleteTokensOfUser,
  findCredentials,
  findLock,
  findUser,
  lockPerson,
  setUser,
} from "./queries";
import { closeAllSessions } from "./sessions";

/**
 * Asks somebody who is signed in for their password again. A wrong one counts like a failed attempt to sign in.
 * @throws InvalidInput it is not theirs
 * @throws AccountLocked too many wrong ones
 */
export async function assertOwnPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  const email = (await findUser(ctx.db, userId))?.email ?? "";
  if (!(await countAttempt(ctx.db, email, ctx.clock.now())))
    throw new AccountLocked((await findLock(ctx.db, email)) ?? ctx.clock.now());
  const account = await findCredentials(ctx.db, email);
  if (!(await isPassword(account?.password_hash, password)))
    throw new InvalidInput({ password: "This is not your password." });
  await deleteAttempts(ctx.db, email);
}

/** Makes whoever signs in as this person, or changes them, wait until the transaction ends. */
export async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await lockPerson(tx, userId);
}

/** Signs a person out everywhere and leaves nothing of who they were but a row that says that there was somebody. */
export async function forgetPerson(tx: Tx, ctx: Ctx, person: { userId: string; email: string }): Promise<void> {
  const { userId, email } = person;
  const now = ctx.clock.now();
  await closeAllSessions(tx, ctx, userId);
  await deleteAddressesOfUser(tx, userId);
  await deleteTokensOfUser(tx, userId);
  await deleteAttempts(tx, email);
  await setUser(tx, userId, {
    email: `closed-${userId}@accounts.invalid`,
    email_verified_at: null,
    first_name: "A former",
    last_name: "customer",
    phone: null,
    password_hash: null,
    closed_at: now,
    updated_at: now,
  });
}
