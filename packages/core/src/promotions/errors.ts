import { money } from "@emporia/contracts/money";
import { DomainError } from "../platform/index";
import type { Refusal, ShopperCondition } from "../pricing/index";
import { refusalText } from "./refusal-text";

/** A coupon that takes nothing off what is being bought. */
export class CouponRefused extends DomainError {
  readonly code = "COUPON_REFUSED";
  readonly kind = "conflict";
  constructor(refusal: Refusal, currency: string) {
    super(refusalText(refusal, currency), {
      coupon: refusal.code,
      reason: refusal.reason,
      ...(refusal.reason === "MINIMUM_NOT_MET" && { missing: money(refusal.missing ?? 0, currency) }),
    });
  }
}

export class CouponCodeTaken extends DomainError {
  readonly code = "COUPON_CODE_TAKEN";
  readonly kind = "conflict";
  constructor(code: string) {
    super(`There is a coupon ${code} already. Choose another code.`, {
      fieldErrors: { code: "There is a coupon with this code already. Choose another one." },
    });
  }
}

/** What applied by itself when the total was shown, and is not for this shopper any more. */
export class DiscountGone extends DomainError {
  readonly code = "DISCOUNT_GONE";
  readonly kind = "conflict";
  constructor(name: string, condition: ShopperCondition) {
    const reason =
      condition === "first_order" ? "is for a first order, and you have ordered before" : "is not for you any more";
    super(`The discount “${name}” ${reason}. The total is without it now; nothing was charged.`, { condition });
  }
}

export class GroupNameTaken extends DomainError {
  readonly code = "GROUP_NAME_TAKEN";
  readonly kind = "conflict";
  constructor(name: string) {
    super(`There is a group “${name}” already. Choose another name.`, {
      fieldErrors: { name: "There is a group with this name already. Choose another one." },
    });
  }
}

export class GroupInUse extends DomainError {
  readonly code = "GROUP_IN_USE";
  readonly kind = "conflict";
  constructor(promotions: readonly string[]) {
    super(`Promotions are for this group: ${promotions.join(", ")}. Take it out of them first.`, { promotions });
  }
}

/** A shop has as many promotions as the platform lets it have, or one that it may not switch on again. */
export class PromotionLimitReached extends DomainError {
  readonly code = "PROMOTION_LIMIT";
  readonly kind = "conflict";
  constructor(most: number | "beyond") {
    super(
      most === "beyond"
        ? "This coupon is beyond what Emporia allows shops today. Change it to what is allowed, then switch it on."
        : `Emporia lets a shop have ${most === 1 ? "one coupon" : `${most} coupons`} at once that ${most === 1 ? "is" : "are"} on or planned. Switch another one off first.`,
      most === "beyond" ? {} : { most },
    );
  }
}
