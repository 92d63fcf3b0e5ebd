import {
  checkoutIdInput,
  checkoutView,
  completeCheckoutInput,
  completeCheckoutView,
  initCheckoutInput,
  paymentConfigView,
  setCreditInput,
  setPaymentMethodInput,
  setShippingAddressInput,
  setShippingMethodInput,
  shippingRatesView,
} from "@emporia/contracts/checkout";
import { checkoutCouponInput } from "@emporia/contracts/promotions";
import {
  applyCheckoutCoupon,
  completeCheckout,
  getCheckout,
  getPaymentConfig,
  getShippingRates,
  giveUpPayment,
  initCheckout,
  removeCheckoutCoupon,
  setCredit,
  setPaymentMethod,
  setShippingAddress,
  setShippingMethod,
} from "@emporia/core/checkout";
import { answer, publicProcedure, router } from "../trpc";

export const checkoutRouter = router({
  config: publicProcedure
    .meta({ rest: "GET /checkout/config", summary: "How a card is collected" })
    .output(answer(paymentConfigView))
    .query(({ ctx }) => getPaymentConfig(ctx.core)),
  init: publicProcedure
    .meta({ rest: "POST /checkout/init", summary: "Begin a checkout of the cart" })
    .input(initCheckoutInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => initCheckout(ctx.core, input)),
  setShippingAddress: publicProcedure
    .meta({ rest: "POST /checkout/{checkoutId}/shipping-address", summary: "Say where the parcels go" })
    .input(setShippingAddressInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => setShippingAddress(ctx.core, input)),
  shippingRates: publicProcedure
    .meta({ rest: "GET /checkout/{checkoutId}/shipping-rates", summary: "What each seller offers to send their part" })
    .input(checkoutIdInput)
    .output(answer(shippingRatesView))
    .query(({ ctx, input }) => getShippingRates(ctx.core, input)),
  setShippingMethods: publicProcedure
    .meta({ rest: "POST /checkout/{checkoutId}/shipping-method", summary: "Choose how each seller sends their part" })
    .input(setShippingMethodInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => setShippingMethod(ctx.core, input)),
  setCredit: publicProcedure
    .meta({ rest: "POST /checkout/{checkoutId}/store-credit", summary: "Say whether store credit is used" })
    .input(setCreditInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => setCredit(ctx.core, input)),
  applyCoupon: publicProcedure
    .meta({
      rest: "POST /checkout/{checkoutId}/coupons",
      summary: "Enter a coupon",
      // Few, so that nobody guesses codes.
      limit: "account",
    })
    .input(checkoutCouponInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => applyCheckoutCoupon(ctx.core, input)),
  removeCoupon: publicProcedure
    .meta({ rest: "DELETE /checkout/{checkoutId}/coupons/{code}", summary: "Take a coupon out" })
    .input(checkoutCouponInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => removeCheckoutCoupon(ctx.core, input)),
  setPaymentMethod: publicProcedure
    .meta({ rest: "POST /checkout/{checkoutId}/payment-method", summary: "Choose what to pay with" })
    .input(setPaymentMethodInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => setPaymentMethod(ctx.core, input)),
  summary: publicProcedure
    .meta({ rest: "GET /checkout/{checkoutId}/summary", summary: "All of the checkout" })
    .input(checkoutIdInput)
    .output(answer(checkoutView))
    .query(({ ctx, input }) => getCheckout(ctx.core, input)),
  complete: publicProcedure
    .meta({
      rest: "POST /checkout/{checkoutId}/complete",
      summary: "Place the order and pay; repeats give the same answer",
      // Few, so that nobody tries out stolen cards here.
      limit: "account",
    })
    .input(completeCheckoutInput)
    .output(answer(completeCheckoutView))
    .mutation(({ ctx, input }) => completeCheckout(ctx.core, input)),
  giveUpPayment: publicProcedure
    .meta({
      rest: "POST /checkout/{checkoutId}/give-up-payment",
      summary: "Choose another card instead of confirming the payment with the bank",
    })
    .input(checkoutIdInput)
    .output(answer(checkoutView))
    .mutation(({ ctx, input }) => giveUpPayment(ctx.core, input)),
});
