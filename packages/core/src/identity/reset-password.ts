import type { resetPasswordInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, hashSecret, inTransaction } from "../platform";
import { confirmEmail } from "./confirm-email";
import { TokenInvalid } from "./errors";
import { hashPassword } from "./passwords";
import { deleteAttempts, setUser, spendToken, spendTokens } from "./queries";
import { closeAllSessions } from "./sessions";

/**
 * Sets a new password by the link from a mail, signs out every device and lifts a lock.
 * As the link came by mail, the address counts as verified from then on.
 * @throws TokenInvalid used before, older than an hour, or never ours
 */
export async function resetPassword(ctx: Ctx, input: z.output<typeof resetPasswordInput>): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const token = await spendToken(tx, hashSecret(input.token), "reset_password", now);
    if (!token) throw new TokenInvalid();
    await spendTokens(tx, token.user_id, "reset_password", now);
    await setUser(tx, token.user_id, { password_hash: passwordHash, updated_at: now });
    await closeAllSessions(tx, ctx, token.user_id);
    await deleteAttempts(tx, token.email);
    await confirmEmail(tx, ctx, { userId: token.user_id, email: token.email });
  });
}
