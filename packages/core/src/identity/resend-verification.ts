import { type Ctx, enqueue, inTransaction, newId, signedIn } from "../platform";
import { sendVerificationJob } from "./jobs";

/** Has the verification link sent again. For an address that is verified already it does nothing. */
export async function resendVerification(ctx: Ctx): Promise<void> {
  const { userId, isEmailVerified } = signedIn(ctx);
  if (isEmailVerified) return;
  await inTransaction(ctx, (tx) => enqueue(tx, sendVerificationJob, { userId, requestId: newId() }));
}
