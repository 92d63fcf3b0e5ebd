import type { Db } from "@emporia/db";
import type { PromotionTerms, Refusal } from "../pricing/index";
import { barOf, refused, termsOf } from "./promotion";
import { listApplicable, type Shopper } from "./queries/applicable";

/**
 * What may be taken off now: what applies by itself and the coupons with these codes, and why others of them may not be
 * used. `heldByOrderId` names the order in hand, whose own hold on a coupon does not count against it.
 */
export async function findPromotions(
  db: Db,
  sale: { codes: readonly string[]; currency: string; at: Date; shopper: Shopper; heldByOrderId: string | null },
): Promise<{ promotions: PromotionTerms[]; refused: Refusal[] }> {
  const found = await listApplicable(db, sale);
  const known = new Set(found.map((promotion) => promotion.code));
  const unknown = sale.codes.filter((code) => !known.has(code)).map((code) => refused(code, "UNKNOWN"));
  const inOrder = [...found].sort(
    (one, other) => sale.codes.indexOf(one.code ?? "") - sale.codes.indexOf(other.code ?? ""),
  );
  const usable = new Set<string>();
  const barred = inOrder.flatMap((promotion) => {
    const reason = barOf(promotion, sale) ?? (usable.has(promotion.id) ? ("ONE_PER_ORDER" as const) : undefined);
    if (reason) return [{ promotion, reason }];
    usable.add(promotion.id);
    return [];
  });
  return {
    promotions: found.filter((each) => !barred.some(({ promotion }) => promotion === each)).map(termsOf),
    refused: [
      ...unknown,
      ...barred.flatMap(({ promotion: { code }, reason }) => (code === null ? [] : [refused(code, reason)])),
    ],
  };
}
