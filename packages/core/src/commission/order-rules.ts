import type { commissionRulesView } from "@emporia/contracts/commission";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { lockCommissionRules, setCommissionOrder } from "./queries";

/** Puts the rules into another order; the first that fits decides. @throws InvalidInput not just these rules are there any more */
export async function orderRules(
  ctx: Ctx,
  { ruleIds }: { ruleIds: readonly string[] },
): Promise<z.output<typeof commissionRulesView>> {
  await inTransaction(ctx, async (tx) => {
    const known = (await lockCommissionRules(tx)).filter((rule) => !rule.isDefault).map((rule) => rule.id);
    if ([...known].sort().join() !== [...ruleIds].sort().join())
      throw new InvalidInput({ ruleIds: "The rules have changed meanwhile. Look at them again." });
    await setCommissionOrder(tx, ruleIds, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "commission.order",
      subjectType: "commission_rule",
      subjectId: "all",
      detail: { ruleIds },
    });
  });
  return listRules(ctx);
}
