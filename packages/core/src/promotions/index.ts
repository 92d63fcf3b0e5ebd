export { toCouponViews } from "./coupon-views";
export { CouponRefused } from "./errors";
export { findPromotions } from "./find-promotions";
export { redeemPromotions, releasePromotions } from "./redeem";
