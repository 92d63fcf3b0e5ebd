import { type Ctx, inTransaction } from "../../platform/index";
import { deleteCard, deleteCustomer, findCustomer } from "../queries/cards";

/** Has Stripe let go of a card that its shopper took out, and forgets it here. A repeat changes nothing. */
export async function forgetCard(ctx: Ctx, input: { paymentMethodId: string }): Promise<void> {
  await ctx.services.payments.detachPaymentMethod(input.paymentMethodId);
  await inTransaction(ctx, (tx) => deleteCard(tx, input.paymentMethodId));
}

/** Has Stripe forget somebody whose account is gone, with all their cards. A repeat changes nothing. */
export async function forgetShopper(ctx: Ctx, input: { userId: string }): Promise<void> {
  const customerId = await findCustomer(ctx.db, input.userId);
  if (!customerId) return;
  await ctx.services.payments.deleteCustomer(customerId);
  await inTransaction(ctx, (tx) => deleteCustomer(tx, input.userId));
}
