export { toCouponViews } from "./coupon-views";
export { createPromotion } from "./create-promotion";
export { CouponRefused } from "./errors";
export { findPromotions } from "./find-promotions";
export { getPromotion, listPromotions } from "./get-promotion";
export { countPromotionsOfCategory, moveCategoryPromotions } from "./queries";
export { redeemPromotions, releasePromotions } from "./redeem";
export { switchPromotion } from "./switch-promotion";
export { updatePromotion } from "./update-promotion";
