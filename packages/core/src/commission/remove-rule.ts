import type { commissionRulesView } from "@emporia/contracts/commission";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { deleteCommissionRule, lockCommissionRules } from "./queries";

/** Takes a rule away; items that were sold by it keep its id and numbers. Repeating it changes nothing. @throws InvalidInput the default one */
export async function removeRule(
  ctx: Ctx,
  { ruleId }: { ruleId: string },
): Promise<z.output<typeof commissionRulesView>> {
  await inTransaction(ctx, async (tx) => {
    const rule = (await lockCommissionRules(tx)).find((each) => each.id === ruleId);
    if (!rule) return;
    if (rule.isDefault) throw new InvalidInput({ ruleId: "The last rule is for everything else: it has to stay." });
    await deleteCommissionRule(tx, ruleId);
    await recordAudit(tx, ctx, {
      action: "commission.remove",
      subjectType: "commission_rule",
      subjectId: ruleId,
      detail: { rule },
    });
  });
  return listRules(ctx);
}
