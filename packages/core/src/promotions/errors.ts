import { money } from "@emporia/contracts/money";
import { DomainError } from "../platform/index";
import type { Refusal } from "../pricing/index";
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
