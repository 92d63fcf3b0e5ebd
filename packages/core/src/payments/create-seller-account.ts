import { type Ctx, inTransaction } from "../platform/index";
import { findSellerAccount, setSellerAccount } from "./queries/accounts";

/** Opens a seller's account at Stripe, where their earnings go. A seller who has one keeps it. */
export async function createSellerAccount(ctx: Ctx, input: { sellerId: string }): Promise<void> {
  const seller = await findSellerAccount(ctx.db, input.sellerId);
  if (!seller || seller.stripe_account_id) return;
  const account = await ctx.services.payments.createAccount({
    sellerId: seller.id,
    email: seller.email,
    country: seller.country,
    idempotencyKey: `account:${seller.id}`,
  });
  await inTransaction(ctx, (tx) => setSellerAccount(tx, seller.id, account.id, ctx.clock.now()));
}
