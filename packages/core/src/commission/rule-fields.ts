import { type createCommissionRuleInput, mostTurnover, mostUnitAmount } from "@emporia/contracts/commission";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { assertAtMost, InvalidInput } from "../platform/index";
import { findRuleScope } from "./queries";
import type { CommissionRule } from "./rule";

/** What a rule becomes by what was written, its amounts in the currency of home unless said. @throws InvalidInput it cannot be so, or is for what is not there */
export async function ruleOf(
  tx: Tx,
  before: Pick<CommissionRule, "id" | "isDefault">,
  input: z.output<typeof createCommissionRuleInput>,
  home: string,
): Promise<CommissionRule> {
  const { name, basisPoints, fixedAmount, floorAmount, capAmount, shippingBasisPoints, tiers } = input;
  assertAtMost(mostUnitAmount, input.currency ?? home, { fixedAmount, floorAmount, capAmount });
  const steps = tiers.map(({ fromAmount }, nth) => [`tiers.${nth}.fromAmount`, fromAmount] as const);
  assertAtMost(mostTurnover, home, Object.fromEntries(steps));
  const namesAmount = fixedAmount > 0 || floorAmount !== null || capAmount !== null;
  if (floorAmount !== null && capAmount !== null && capAmount < floorAmount)
    throw new InvalidInput({ capAmount: "The most cannot be less than the least." });
  if (tiers.some(({ fromAmount }, nth) => nth > 0 && fromAmount <= (tiers[nth - 1]?.fromAmount ?? 0)))
    throw new InvalidInput({ tiers: "Each step has to begin above the one before it." });
  if (input.startsAt && input.endsAt && input.endsAt <= input.startsAt)
    throw new InvalidInput({ endsAt: "It has to end after it begins." });
  const scope = await findRuleScope(tx, input);
  if (input.shop && !scope.sellerId) throw new InvalidInput({ shop: `There is no shop at ${input.shop}.` });
  if (input.product && !scope.productId)
    throw new InvalidInput({ product: `There is no product at ${input.product}.` });
  if (input.categoryId && !scope.categoryId) throw new InvalidInput({ categoryId: "This category does not exist." });
  if (shippingBasisPoints > 0 && (scope.categoryId || scope.productId))
    throw new InvalidInput({
      shippingBasisPoints:
        "What is sent together has one price: only a rule for all things of a shop can take some of it.",
    });
  const isForAll = !scope.sellerId && !scope.categoryId && !scope.productId && !input.startsAt && !input.endsAt;
  if (before.isDefault && (!isForAll || namesAmount))
    throw new InvalidInput({
      name: "The last rule is for everything, always and in every currency: it can only be a share. Add another rule.",
    });
  return {
    ...before,
    ...scope,
    ...{ name, basisPoints, fixedAmount, floorAmount, capAmount, shippingBasisPoints, tiers },
    currency: namesAmount ? (input.currency ?? home) : null,
    startsAt: input.startsAt ? new Date(input.startsAt) : null,
    endsAt: input.endsAt ? new Date(input.endsAt) : null,
  };
}
