export { commissionOn, taxOn } from "./arithmetic";
export { type ItemToPrice, price, shippingPart, type TaxTerms, type ToPrice } from "./price";
export {
  byPromotion,
  emptyTrace,
  type Priced,
  type PricedDiscount,
  type PricedItem,
  type PricedPart,
  platformFunded,
  pricedOf,
  traceAgrees,
} from "./priced";
export {
  type Benefit,
  benefitSchema,
  type CommissionTerms,
  commissionTermsSchema,
  type Funder,
  type PriceStep,
  type PriceTrace,
  type PromotionTerms,
  priceTraceSchema,
  type Refusal,
  type RefusalReason,
  refusalReasons,
  type ShopperCondition,
} from "./terms";
export { toDiscountViews } from "./view";
