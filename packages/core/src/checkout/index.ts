export { advanceOrder } from "./advance-order";
export { completeCheckout } from "./complete-checkout";
export { getCheckout, getPaymentConfig } from "./get-checkout";
export { initCheckout } from "./init-checkout";
export { lookAfterOrders } from "./look-after-orders";
export { setPaymentMethod } from "./set-payment-method";
export { setShippingAddress } from "./set-shipping-address";
export { getShippingRates, setShippingMethod } from "./set-shipping-method";
export { settleOrder } from "./settle-order";
