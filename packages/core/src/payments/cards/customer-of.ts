import { type Ctx, inTransaction } from "../../platform/index";
import { findCustomer, insertCustomer } from "../queries/cards";

/** Stripe's customer of a shopper, made the first time that they want a card kept. Two tabs make one. */
export async function customerOf(ctx: Ctx, userId: string): Promise<string> {
  const known = await findCustomer(ctx.db, userId);
  if (known) return known;
  const { id } = await ctx.services.payments.createCustomer({ userId, idempotencyKey: `customer:${userId}` });
  return inTransaction(ctx, (tx) => insertCustomer(tx, { userId, customerId: id, now: ctx.clock.now() }));
}
