export type { AddressChecker, AddressDoubt } from "./address-checker";
export { advanceOrder } from "./advance-order";
export {
  type AgreedOrder,
  endAgreedCheckout,
  findPaidCheckoutId,
  openAgreedCheckout,
  priceAgreed,
  snapshotNow,
} from "./agreed-checkout";
export { applyCheckoutCoupon, removeCheckoutCoupon } from "./apply-coupon";
export { type Checkout, pricedParts, type Snapshot, snapshotSchema } from "./checkout";
export { completeCheckout } from "./complete-checkout";
export { CheckoutClosed } from "./errors";
export { getCheckout, getPaymentConfig } from "./get-checkout";
export { getOwnPriceTrace } from "./get-own-price-trace";
export { getPriceTrace } from "./get-price-trace";
export { getSellerPriceTrace } from "./get-seller-price-trace";
export { giveUpPayment } from "./give-up-payment";
export { initCheckout } from "./init-checkout";
export { lookAfterOrders } from "./look-after-orders";
export { recordTax, recordTaxAgain, recordTaxJob, taxSubscriptions } from "./record-tax";
export { setCredit } from "./set-credit";
export { setPaymentMethod } from "./set-payment-method";
export { setShippingAddress } from "./set-shipping-address";
export { getShippingRates, setShippingMethod } from "./set-shipping-method";
export { settleOrder } from "./settle-order";
export { taxAgreedByProvider } from "./tax-by-provider";
export { carriedTo, isFree } from "./to-pay";
