import type { createFeeRuleInput, feeRuleIdInput, feeRulesView, updateFeeRuleInput } from "@emporia/contracts/fees";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { deleteFeeRule, insertFeeRule, lockFeeRule, setFeeRule } from "./queries";
import { feeRuleOf } from "./rule-fields";

type Rules = z.output<typeof feeRulesView>;

/**
 * Adds a fee, from the next checkout on; a monthly one that says no beginning from the next month on. What was sold keeps the
 * fees it was sold by. @throws InvalidInput
 */
export async function createFeeRule(ctx: Ctx, input: z.output<typeof createFeeRuleInput>): Promise<Rules> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const given = await feeRuleOf(tx, newId(), input, ctx.market.currency);
    const rule = given.kind === "monthly" ? { ...given, startsAt: given.startsAt ?? now } : given;
    await insertFeeRule(tx, rule, now);
    await recordAudit(tx, ctx, { action: "fees.create", ...subject(rule.id), detail: { ...input } });
  });
  return listRules(ctx);
}

/** Changes a fee from the next checkout on. What was sold keeps the fees it was sold by. @throws NotFound @throws InvalidInput */
export async function updateFeeRule(ctx: Ctx, input: z.output<typeof updateFeeRuleInput>): Promise<Rules> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockFeeRule(tx, input.ruleId);
    if (!before) throw new NotFound("This fee");
    await setFeeRule(tx, await feeRuleOf(tx, before.id, input, ctx.market.currency), ctx.clock.now());
    const { ruleId: _, ...after } = input;
    await recordAudit(tx, ctx, { action: "fees.update", ...subject(before.id), detail: { before, after } });
  });
  return listRules(ctx);
}

/** Takes a fee away. One that is gone already is no error. */
export async function removeFeeRule(ctx: Ctx, { ruleId }: z.output<typeof feeRuleIdInput>): Promise<Rules> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockFeeRule(tx, ruleId);
    if (!before) return;
    await deleteFeeRule(tx, ruleId);
    await recordAudit(tx, ctx, { action: "fees.remove", ...subject(ruleId), detail: { before } });
  });
  return listRules(ctx);
}

const subject = (subjectId: string) => ({ subjectType: "fee_rule", subjectId });
