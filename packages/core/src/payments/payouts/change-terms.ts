import type {
  sellerTermsView,
  setPlatformTermsInput,
  setSellerTermsInput,
  updatePayoutTermsInput,
} from "@emporia/contracts/payouts";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { findSellerAccount } from "../queries/accounts";
import { findAgreedTerms, readPlatformTerms, saveSellerTerms, setPlatformTerms } from "../queries/terms";

/**
 * A seller says how often they are paid and from which amount on.
 * @throws InvalidInput a day that the week does not have, or less than the platform's minimum
 */
export async function updatePayoutTerms(
  ctx: Ctx,
  input: z.output<typeof updatePayoutTermsInput> & { sellerId: string },
): Promise<void> {
  if (input.interval === "weekly" && input.payoutDay > 7)
    throw new InvalidInput({ payoutDay: "Choose a day of the week, from Monday (1) to Sunday (7)." });
  const { minimumAmount } = await readPlatformTerms(ctx.db);
  if (input.minimumAmount < minimumAmount)
    throw new InvalidInput({ minimumAmount: `Payouts begin at ${(minimumAmount / 100).toFixed(2)}.` });
  await inTransaction(ctx, async (tx) => {
    const change = {
      payout_interval: input.interval,
      payout_day: input.payoutDay,
      payout_minimum_amount: input.minimumAmount,
    };
    await saveSellerTerms(tx, input.sellerId, change, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "payouts.termsChanged",
      subjectType: "seller",
      subjectId: input.sellerId,
      detail: change,
    });
  });
}

/** Staff say when all sellers are paid, as long as nothing else is said of one of them. */
export async function changePlatformTerms(ctx: Ctx, input: z.output<typeof setPlatformTermsInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await setPlatformTerms(tx, input, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "payouts.platformTermsChanged",
      subjectType: "platform",
      subjectId: "payout_terms",
      detail: input,
    });
  });
}

/** Staff say when the earnings of one seller are transferred; null: as the platform has it. @throws NotFound */
export async function changeSellerTerms(ctx: Ctx, input: z.output<typeof setSellerTermsInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findSellerAccount(tx, input.sellerId))) throw new NotFound("This shop");
    const change = { transfer_after: input.transferAfter, transfer_days: input.transferDays };
    await saveSellerTerms(tx, input.sellerId, change, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "payouts.sellerTermsChanged",
      subjectType: "seller",
      subjectId: input.sellerId,
      detail: change,
    });
  });
}

/** When the earnings of one seller are transferred, as it was agreed with them, beside the platform's rule. @throws NotFound */
export async function getSellerTerms(
  ctx: Pick<Ctx, "db">,
  input: { sellerId: string },
): Promise<z.output<typeof sellerTermsView>> {
  const [seller, agreed, { transferAfter, transferDays }] = await Promise.all([
    findSellerAccount(ctx.db, input.sellerId),
    findAgreedTerms(ctx.db, input.sellerId),
    readPlatformTerms(ctx.db),
  ]);
  if (!seller) throw new NotFound("This shop");
  return {
    agreed: { transferAfter: agreed?.transfer_after ?? null, transferDays: agreed?.transfer_days ?? null },
    platform: { transferAfter, transferDays },
  };
}
