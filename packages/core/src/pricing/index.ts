export { commissionOn, taxOn } from "./arithmetic";
export { type ItemToPrice, price, shippingPart, shopPart, type TaxTerms, type ToPrice } from "./price";
export {
  byPromotion,
  emptyTrace,
  type Priced,
  type PricedDiscount,
  type PricedFee,
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
  type FeeTerms,
  type Funder,
  feeTermsSchema,
  type PriceStep,
  type PriceTrace,
  type PromotionTerms,
  priceTraceSchema,
  type Refusal,
  type RefusalReason,
  refusalReasons,
  type SaleFeeKind,
  type ShopperCondition,
  saleFeeKinds,
} from "./terms";
export { toDiscountViews } from "./view";
