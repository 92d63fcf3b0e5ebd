import type { registerInput, registrationView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { appendEvents, type Ctx, enqueue, inTransaction, newId } from "../platform";
import { sendAlreadyRegisteredJob, sendVerificationJob } from "./jobs";
import { hashPassword } from "./passwords";
import { findCredentials, insertUser } from "./queries";

/**
 * Makes an account and has its address verified by mail. Nobody is signed in by it, and a taken address is answered
 * alike and after the same work, so the answer never tells who has an account; their owner is told by mail.
 */
export async function register(
  ctx: Ctx,
  input: z.output<typeof registerInput>,
): Promise<z.infer<typeof registrationView>> {
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    const userId = newId();
    const now = ctx.clock.now();
    const isNew = await insertUser(tx, {
      id: userId,
      email: input.email,
      password_hash: passwordHash,
      first_name: input.firstName,
      last_name: input.lastName,
      created_at: now,
      updated_at: now,
    });
    if (isNew) {
      await appendEvents(tx, ctx, [{ type: "UserRegistered", key: userId, payload: { userId } }]);
      await enqueue(tx, sendVerificationJob, { userId, requestId: newId() });
      return;
    }
    const owner = await findCredentials(tx, input.email);
    if (owner) await enqueue(tx, sendAlreadyRegisteredJob, { userId: owner.id });
  });
  return { token: null, user: null };
}
