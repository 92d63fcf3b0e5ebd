import type { registerInput, registrationView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { mergeCarts, refreshMergedCarts } from "../cart";
import { appendEvents, type Ctx, enqueue, inTransaction, newId, newSecret } from "../platform";
import { sendAlreadyRegisteredJob, sendVerificationJob } from "./jobs";
import { hashPassword } from "./passwords";
import { findCredentials, insertUser } from "./queries";
import { openSession } from "./sessions";
import { toUserView } from "./view";

/**
 * Makes an account, signs its owner in and has the address verified by mail; a guest's cart comes along. A taken
 * address is answered alike and after the same work, with a token that opens nothing: the answer itself never tells who
 * has an account, and its owner is told by mail. Calls are few per client, because using the token would tell.
 */
export async function register(
  ctx: Ctx,
  input: z.output<typeof registerInput>,
): Promise<z.infer<typeof registrationView>> {
  const passwordHash = await hashPassword(input.password);
  const registration = await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const row = {
      id: newId(),
      email: input.email,
      first_name: input.firstName,
      last_name: input.lastName,
      created_at: now,
    };
    const user = toUserView({ ...row, phone: null, email_verified_at: null, staff_role: null, memberships: [] });
    const isNew = await insertUser(tx, { ...row, password_hash: passwordHash, updated_at: now });
    if (!isNew) {
      const owner = await findCredentials(tx, input.email);
      if (owner) await enqueue(tx, sendAlreadyRegisteredJob, { userId: owner.id });
      return { token: newSecret(), user };
    }
    await appendEvents(tx, ctx, [{ type: "UserRegistered", key: user.id, payload: { userId: user.id } }]);
    await enqueue(tx, sendVerificationJob, { userId: user.id, requestId: newId() });
    if (ctx.cartId !== null) await mergeCarts(tx, ctx, { guestCartId: ctx.cartId, userId: user.id });
    return { token: await openSession(tx, ctx.clock, user.id), user };
  });
  if (ctx.cartId !== null) await refreshMergedCarts(ctx, { guestCartId: ctx.cartId, userId: registration.user.id });
  return registration;
}
