import type { CommissionRuleView } from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import { listCommissionRules, listRuleScopes } from "./queries";
import type { CommissionRule } from "./rule";

type Scopes = Awaited<ReturnType<typeof listRuleScopes>>;

function toRuleView(rule: CommissionRule, scopes: Scopes): CommissionRuleView {
  const { currency } = rule;
  const amount = (minor: number | null) => (minor === null || currency === null ? null : money(minor, currency));
  const scope = scopes.get(rule.id);
  return {
    id: rule.id,
    name: rule.name,
    isDefault: rule.isDefault,
    seller: scope?.seller ?? null,
    category: scope?.category ?? null,
    product: scope?.product ?? null,
    basisPoints: rule.basisPoints,
    fixed: rule.fixedAmount > 0 ? amount(rule.fixedAmount) : null,
    floor: amount(rule.floorAmount),
    cap: amount(rule.capAmount),
    shippingBasisPoints: rule.shippingBasisPoints,
    startsAt: rule.startsAt?.toISOString() ?? null,
    endsAt: rule.endsAt?.toISOString() ?? null,
  };
}

/** All rules in their order, each with how it is shown. */
export async function readRules(db: Db): Promise<{ rule: CommissionRule; view: CommissionRuleView }[]> {
  const [rules, scopes] = await Promise.all([listCommissionRules(db), listRuleScopes(db)]);
  return rules.map((rule) => ({ rule, view: toRuleView(rule, scopes) }));
}
