import type { forgotPasswordInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, enqueue, inTransaction, newId } from "../platform";
import { sendPasswordResetJob } from "./jobs";
import { findCredentials } from "./queries";

/** Has a link for a new password sent, if the address has an account; the answer and the work are the same if not. */
export async function forgotPassword(ctx: Ctx, input: z.output<typeof forgotPasswordInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const account = await findCredentials(tx, input.email);
    await enqueue(tx, sendPasswordResetJob, { userId: account?.id ?? null, requestId: newId() });
  });
}
