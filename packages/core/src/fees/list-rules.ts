import { type FeeRuleView, feeKinds, type feeRulesView, type shopFeesView } from "@emporia/contracts/fees";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { listFeeRules, listFeeShops } from "./queries";
import { type FeeRule, isFeeFor } from "./rule";

/** All fees beside commission by their kind, in the order in which they are tried. */
export async function listRules(ctx: Pick<Ctx, "db">): Promise<z.output<typeof feeRulesView>> {
  const [rules, shops] = await Promise.all([listFeeRules(ctx.db), listFeeShops(ctx.db)]);
  return {
    rules: byKind(rules).map((rule) => ({
      ...toFeeView(rule),
      seller: rule.sellerId === null ? null : (shops.get(rule.sellerId) ?? null),
    })),
  };
}

/** What a shop pays beside commission: of each kind and currency what is in force, and what will be. */
export async function listShopFees(
  ctx: Pick<Ctx, "db" | "clock">,
  { sellerId }: { sellerId: string },
): Promise<z.output<typeof shopFeesView>> {
  const at = ctx.clock.now();
  const own = byKind(await listFeeRules(ctx.db)).filter(
    (rule) => (rule.sellerId === null || rule.sellerId === sellerId) && (rule.endsAt === null || rule.endsAt > at),
  );
  const decides = (rule: FeeRule) =>
    isFeeFor(rule, sellerId, { at }) &&
    own.find(
      (each) =>
        each.kind === rule.kind &&
        isFeeFor(each, sellerId, { at }) &&
        (each.currency === null || each.currency === rule.currency),
    ) === rule;
  return {
    rules: own.flatMap((rule) => {
      const isToCome = rule.startsAt !== null && rule.startsAt > at;
      const isOfNothing = rule.basisPoints === 0 && rule.fixedAmount === 0;
      return (isToCome || decides(rule)) && !isOfNothing ? [{ ...toFeeView(rule), isInForce: !isToCome }] : [];
    }),
  };
}

const byKind = (rules: readonly FeeRule[]) => feeKinds.flatMap((kind) => rules.filter((rule) => rule.kind === kind));

function toFeeView(rule: FeeRule): Omit<FeeRuleView, "seller"> {
  const { id, name, kind, basisPoints, fixedAmount, currency, isReturned } = rule;
  return {
    ...{ id, name, kind, basisPoints, currency, isReturned },
    fixed: currency === null ? null : money(fixedAmount, currency),
    startsAt: rule.startsAt?.toISOString() ?? null,
    endsAt: rule.endsAt?.toISOString() ?? null,
  };
}
