import type { FeeKind } from "@emporia/contracts/fees";
import { type FeeTerms, type SaleFeeKind, saleFeeKinds } from "../pricing/index";

/** What is kept of shops beside commission. Amounts are minor units. */
export interface FeeRule {
  id: string;
  name: string;
  kind: FeeKind;
  /** Null: of every shop. */
  sellerId: string | null;
  /** Of what the shopper pays for the shop's part; of payment processing only. */
  basisPoints: number;
  fixedAmount: number;
  /** The only one it is for; null when it names no amount. */
  currency: string | null;
  isReturned: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Whether a rule is for a shop, at that time and in that currency; any currency when none is named. Pure. */
export function isFeeFor(rule: FeeRule, sellerId: string, sale: { currency?: string; at: Date }): boolean {
  return (
    (rule.sellerId === null || rule.sellerId === sellerId) &&
    (rule.currency === null || sale.currency === undefined || rule.currency === sale.currency) &&
    (rule.startsAt === null || rule.startsAt <= sale.at) &&
    (rule.endsAt === null || sale.at < rule.endsAt)
  );
}

/**
 * What is kept of a shop's part beside commission: of each kind by the first rule that fits, which is frozen with what is sold.
 * The rules are in the order in which they are tried. Pure.
 */
export function feesFor(rules: readonly FeeRule[], sellerId: string, sale: { currency: string; at: Date }): FeeTerms[] {
  return saleFeeKinds.flatMap((kind) => {
    const rule = rules.find((each) => each.kind === kind && isFeeFor(each, sellerId, sale));
    return rule && (rule.basisPoints > 0 || rule.fixedAmount > 0) ? [termsOf(rule, kind)] : [];
  });
}

const termsOf = ({ id, name, basisPoints, fixedAmount, isReturned }: FeeRule, kind: SaleFeeKind): FeeTerms => ({
  ...{ ruleId: id, name, kind, basisPoints, fixedAmount, isReturned },
});

/**
 * What is kept of what is added to an order: it is of the same sale, so neither the fee of an order nor the fixed part of
 * processing is charged again, but for those that go back because it takes the place of all of that order. Pure.
 */
export function feesOfAddition(
  terms: readonly FeeTerms[],
  { isInPlaceOfAll }: { isInPlaceOfAll: boolean },
): FeeTerms[] {
  return terms.flatMap((fee) => {
    if (fee.kind === "item" || (isInPlaceOfAll && fee.isReturned)) return [fee];
    return fee.kind === "processing" && fee.basisPoints > 0 ? [{ ...fee, fixedAmount: 0 }] : [];
  });
}
