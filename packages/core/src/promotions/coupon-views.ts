import type { CouponView } from "@emporia/contracts/promotions";
import type { Priced } from "../pricing/index";
import { refusalText } from "./refusal-text";

/** What became of the coupons that were entered, in the order in which they were. */
export function toCouponViews(
  codes: readonly string[],
  priced: Pick<Priced, "discounts" | "refusals">,
  currency: string,
): CouponView[] {
  return codes.map((code) => {
    const refusal = priced.refusals.find((each) => each.code === code);
    const discount = priced.discounts.find((each) => each.code === code);
    return {
      code,
      isApplied: refusal === undefined && discount !== undefined,
      message: refusal
        ? refusalText(refusal, currency)
        : discount?.amount === 0
          ? "Takes the shipping off once you have chosen it."
          : null,
    };
  });
}
