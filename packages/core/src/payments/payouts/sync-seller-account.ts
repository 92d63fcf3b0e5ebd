import { type Ctx, enqueueAll, inTransaction, jobRequest, NotFound } from "../../platform/index";
import { createSellerAccount } from "../create-seller-account";
import { transferCreditJob, transferEarningsJob } from "../jobs";
import { findAccountState, findSellerAccount, saveSellerAccountState, setManualPayouts } from "../queries/accounts";
import { listSellersInCredit } from "../queries/positions";
import { listDueTransfers } from "../queries/transfers";

/**
 * Writes down what Stripe says of a seller's account: what it still wants to know, and whether it pays. What waited for it
 * to take transfers is sent.
 */
export async function syncSellerAccount(ctx: Ctx, input: { sellerId: string }): Promise<void> {
  const seller = await findSellerAccount(ctx.db, input.sellerId);
  const account = seller?.stripe_account_id && (await ctx.services.payments.findAccount(seller.stripe_account_id));
  if (!account) return;
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const before = await findAccountState(tx, input.sellerId);
    await saveSellerAccountState(tx, input.sellerId, account, now);
    if (!account.transfersEnabled || before?.transfers_enabled !== false) return;
    const due = await listDueTransfers(tx, now, input.sellerId);
    const credited = (await listSellersInCredit(tx)).filter((each) => each.sellerId === input.sellerId);
    await enqueueAll(tx, [
      ...due.map((sellerOrderId) => jobRequest(transferEarningsJob, { sellerOrderId })),
      ...credited.map((each) => jobRequest(transferCreditJob, each)),
    ]);
  });
}

/**
 * Has Stripe pay nothing out of a seller's account by itself: its schedule would pass by holds, minimum and debts. Once
 * for accounts that were opened with one.
 */
export async function stopOwnPayouts(ctx: Ctx, input: { sellerId: string }): Promise<void> {
  const seller = await findSellerAccount(ctx.db, input.sellerId);
  if (!seller?.stripe_account_id) return;
  await ctx.services.payments.stopOwnPayouts(seller.stripe_account_id);
  await inTransaction(ctx, (tx) => setManualPayouts(tx, input.sellerId, ctx.clock.now()));
}

/**
 * Stripe's own page on which a seller says who they are and where their bank is. Each asking makes a fresh link.
 * @throws NotFound no such shop
 */
export async function startOnboarding(
  ctx: Ctx,
  input: { sellerId: string; returnPath: string },
): Promise<{ url: string }> {
  await createSellerAccount(ctx, { sellerId: input.sellerId });
  const seller = await findSellerAccount(ctx.db, input.sellerId);
  if (!seller?.stripe_account_id) throw new NotFound("Your shop");
  const { sellerPortalUrl } = ctx.services.settings;
  return ctx.services.payments.createOnboardingLink({
    accountId: seller.stripe_account_id,
    returnUrl: `${sellerPortalUrl}${input.returnPath}?onboarding=back`,
    refreshUrl: `${sellerPortalUrl}${input.returnPath}?onboarding=again`,
  });
}
