import type { commissionRulesView, createCommissionRuleInput } from "@emporia/contracts/commission";
import type { z } from "zod";
import { type Ctx, inTransaction, newId, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { insertCommissionRule, lockCommissionRules } from "./queries";
import { ruleOf } from "./rule-fields";

/** Adds a rule, to be tried first. What was sold keeps the rule it was sold by. @throws InvalidInput */
export async function createRule(
  ctx: Ctx,
  input: z.output<typeof createCommissionRuleInput>,
): Promise<z.output<typeof commissionRulesView>> {
  await inTransaction(ctx, async (tx) => {
    await lockCommissionRules(tx);
    const rule = await ruleOf(tx, { id: newId(), isDefault: false }, input, ctx.market.currency);
    await insertCommissionRule(tx, rule, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "commission.create",
      subjectType: "commission_rule",
      subjectId: rule.id,
      detail: { ...input },
    });
  });
  return listRules(ctx);
}
