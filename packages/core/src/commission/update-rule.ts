import type { commissionRulesView, updateCommissionRuleInput } from "@emporia/contracts/commission";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { lockCommissionRules, setCommissionRule } from "./queries";
import { ruleOf } from "./rule-fields";

/**
 * Changes a rule from now on. What was sold keeps what it was sold by.
 * @throws NotFound @throws InvalidInput also when the default rule would not be for everything any more
 */
export async function updateRule(
  ctx: Ctx,
  input: z.output<typeof updateCommissionRuleInput>,
): Promise<z.output<typeof commissionRulesView>> {
  await inTransaction(ctx, async (tx) => {
    const before = (await lockCommissionRules(tx)).find((rule) => rule.id === input.ruleId);
    if (!before) throw new NotFound("This rule");
    await setCommissionRule(tx, await ruleOf(tx, before, input, ctx.market.currency), ctx.clock.now());
    const { ruleId: subjectId, ...after } = input;
    await recordAudit(tx, ctx, {
      action: "commission.update",
      subjectType: "commission_rule",
      subjectId,
      detail: { before, after },
    });
  });
  return listRules(ctx);
}
