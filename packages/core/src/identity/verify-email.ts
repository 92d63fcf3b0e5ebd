import type { verifyEmailInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, hashSecret, inTransaction } from "../platform";
import { confirmEmail } from "./confirm-email";
import { TokenInvalid } from "./errors";
import { spendToken } from "./queries";

/**
 * Verifies an address by the link from a mail; the orders it placed as a guest then belong to the account.
 * @throws TokenInvalid used before, older than a day, or never ours
 */
export async function verifyEmail(ctx: Ctx, input: z.output<typeof verifyEmailInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const token = await spendToken(tx, hashSecret(input.token), "verify_email", ctx.clock.now());
    if (!token) throw new TokenInvalid();
    if (!(await confirmEmail(tx, ctx, { userId: token.user_id, email: token.email }))) throw new TokenInvalid();
  });
}
