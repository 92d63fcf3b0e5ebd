import type { createFeeRuleInput, feeRuleIdInput, feeRulesView, updateFeeRuleInput } from "@emporia/contracts/fees";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { listRules } from "./list-rules";
import { deleteFeeRule, insertFeeRule, insertNextFeeRule, lockFeeRule, setFeeRule } from "./queries";
import type { FeeRule } from "./rule";
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

/**
 * Changes a fee from the next checkout on; a monthly one that has begun from the next month on, as a rule of its own: the
 * month under way is charged by what was said when it began. What was sold keeps the fees it was sold by.
 * @throws NotFound @throws InvalidInput
 */
export async function updateFeeRule(ctx: Ctx, input: z.output<typeof updateFeeRuleInput>): Promise<Rules> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const before = await lockFeeRule(tx, input.ruleId);
    if (!before) throw new NotFound("This fee");
    const given = await feeRuleOf(tx, before.id, input, ctx.market.currency);
    if (!isOfMonthUnderWay(before, now)) await setFeeRule(tx, given, now);
    else {
      const { next, current } = fromNextMonth(before, given, now);
      await setFeeRule(tx, current, now);
      if (next) await insertNextFeeRule(tx, next, before, now);
    }
    const { ruleId: _, ...after } = input;
    await recordAudit(tx, ctx, { action: "fees.update", ...subject(before.id), detail: { before, after } });
  });
  return listRules(ctx);
}

/**
 * Takes a fee away; a monthly one that has begun ends with its month, and goes once that is charged. One that is gone
 * already is no error.
 */
export async function removeFeeRule(ctx: Ctx, { ruleId }: z.output<typeof feeRuleIdInput>): Promise<Rules> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const before = await lockFeeRule(tx, ruleId);
    if (!before) return;
    if (isOfMonthUnderWay(before, now)) await setFeeRule(tx, { ...before, endsAt: endOfMonth(before, now) }, now);
    else await deleteFeeRule(tx, ruleId);
    await recordAudit(tx, ctx, { action: "fees.remove", ...subject(ruleId), detail: { before } });
  });
  return listRules(ctx);
}

const startOfMonth = (at: Date, months: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months));

/** Whether months are charged by a rule that are not all charged yet: they are once they are over. */
function isOfMonthUnderWay(rule: FeeRule, now: Date): boolean {
  if (rule.kind !== "monthly" || (rule.startsAt !== null && rule.startsAt > now)) return false;
  return rule.endsAt === null || rule.endsAt > startOfMonth(now, -1);
}

/** When a rule ends that is to be for no later month than the one under way. */
function endOfMonth({ endsAt }: FeeRule, now: Date): Date {
  const end = startOfMonth(now, 1);
  return endsAt !== null && endsAt < end ? endsAt : end;
}

/** A rule as it stays for the month under way, and what it becomes from the next one on, if it goes on. Pure but for the id. */
function fromNextMonth(before: FeeRule, given: FeeRule, now: Date): { current: FeeRule; next: FeeRule | undefined } {
  const begin = startOfMonth(now, 1);
  const current = { ...before, endsAt: endOfMonth(before, now) };
  if (given.endsAt !== null && given.endsAt <= begin) return { current, next: undefined };
  const startsAt = given.startsAt !== null && given.startsAt > begin ? given.startsAt : begin;
  return { current, next: { ...given, id: newId(), startsAt } };
}

const subject = (subjectId: string) => ({ subjectType: "fee_rule", subjectId });
