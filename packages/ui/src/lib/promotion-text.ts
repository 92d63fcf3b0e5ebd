import type { PromotionView } from "@emporia/contracts/promotions";
import { moneyText } from "./money-text";

/** Basis points as people write them: 1,250 is "12.5 %". */
export function percentText(basisPoints: number): string {
  return `${(basisPoints / 100).toLocaleString("en-US", { maximumFractionDigits: 2 })} %`;
}

/** How shoppers get a promotion, to follow what it takes off: " with the code SPRING". */
export function entryText({ code, hasOwnCodes }: Pick<PromotionView, "code" | "hasOwnCodes">): string {
  if (code !== null) return ` with the code ${code}`;
  return hasOwnCodes ? " with codes of one use each" : ", by itself";
}

/** What a promotion takes off, in a few words. */
export function benefitText({ benefit, currency }: Pick<PromotionView, "benefit" | "currency">): string {
  const text = (amount: number) => moneyText({ amount, currency: currency ?? "USD" });
  switch (benefit.kind) {
    case "percentage":
      return benefit.maxAmount === null
        ? `${percentText(benefit.basisPoints)} off`
        : `${percentText(benefit.basisPoints)} off, ${text(benefit.maxAmount)} at most`;
    case "fixed":
      return `${text(benefit.amount)} off`;
    case "free_shipping":
      return "Free shipping";
    case "buy_x_get_y":
      return benefit.basisPoints === 10_000
        ? `Buy ${benefit.buy}, get ${benefit.get} free`
        : `Buy ${benefit.buy}, get ${benefit.get} for ${percentText(benefit.basisPoints)} less`;
  }
}
