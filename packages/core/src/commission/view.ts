import type { CommissionRuleView } from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { listCommissionRules, listRuleScopes } from "./queries";
import type { CommissionRule } from "./rule";

type Scopes = Awaited<ReturnType<typeof listRuleScopes>>;

function toRuleView(rule: CommissionRule, scopes: Scopes, home: string): CommissionRuleView {
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
    tiers: rule.tiers.map(({ fromAmount, basisPoints }) => ({ from: money(fromAmount, home), basisPoints })),
    startsAt: rule.startsAt?.toISOString() ?? null,
    endsAt: rule.endsAt?.toISOString() ?? null,
  };
}

/** All rules in their order, each with how it is shown. */
export async function readRules(db: Db): Promise<{ rule: CommissionRule; view: CommissionRuleView }[]> {
  const [rules, scopes, home] = await Promise.all([listCommissionRules(db), listRuleScopes(db), readHomeCurrency(db)]);
  return rules.map((rule) => ({ rule, view: toRuleView(rule, scopes, home) }));
}

/** In which tiers and turnovers are counted. */
export async function readHomeCurrency(db: Db): Promise<string> {
  const { rows } = await sql<{ currency: string }>`select home_currency() as currency`.execute(db);
  return rows[0]?.currency ?? "USD";
}
