import { createFeeRuleInput } from "@emporia/contracts/fees";
import { createFeeRule } from "@emporia/core/fees";
import type { Core } from "../create-core";

/**
 * Fees beside commission: one of a single shop, which its orders of these months have too, and one of all shops that is announced
 * for a day that has not come. Before there are orders.
 */
export async function seedFees(core: Core, now: Date): Promise<void> {
  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-fees" });
  const make = (fee: object) => createFeeRule(ctx, createFeeRuleInput.parse(fee));
  await make({ name: "Listing", kind: "item", shop: "longshore-coat", fixedAmount: 20, isReturned: true });
  const startsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2)).toISOString();
  await make({ name: "Payment processing", kind: "processing", basisPoints: 290, fixedAmount: 30, startsAt });
}
