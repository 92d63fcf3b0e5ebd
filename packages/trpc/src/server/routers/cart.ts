import {
  addCartItemInput,
  cartChangeView,
  cartIssuesView,
  cartItemIdInput,
  cartView,
  updateCartItemInput,
} from "@emporia/contracts/cart";
import { couponCodeInput } from "@emporia/contracts/promotions";
import {
  acceptCartChanges,
  addCartItem,
  applyCoupon,
  clearCart,
  getCart,
  removeCartItem,
  removeCoupon,
  updateCartItem,
  validateCart,
} from "@emporia/core/cart";
import { answer, publicProcedure, router } from "../trpc";

const cartProcedure = publicProcedure.meta({ limit: "cart" });

export const cartRouter = router({
  get: cartProcedure
    .meta({ rest: "GET /cart", summary: "The cart, grouped by seller, with what has changed since" })
    .output(answer(cartView))
    .query(({ ctx }) => getCart(ctx.core)),
  add: cartProcedure
    .meta({ rest: "POST /cart/items", summary: "Put a variant into the cart" })
    .input(addCartItemInput)
    .output(answer(cartChangeView))
    .mutation(({ ctx, input }) => addCartItem(ctx.core, input)),
  update: cartProcedure
    .meta({ rest: "PATCH /cart/items/{itemId}", summary: "Set how many of an item are wanted" })
    .input(updateCartItemInput)
    .output(answer(cartChangeView))
    .mutation(({ ctx, input }) => updateCartItem(ctx.core, input)),
  remove: cartProcedure
    .meta({ rest: "DELETE /cart/items/{itemId}", summary: "Take an item out" })
    .input(cartItemIdInput)
    .output(answer(cartChangeView))
    .mutation(({ ctx, input }) => removeCartItem(ctx.core, input)),
  clear: cartProcedure
    .meta({ rest: "DELETE /cart", summary: "Empty the cart" })
    .output(answer(cartChangeView))
    .mutation(({ ctx }) => clearCart(ctx.core)),
  applyCoupon: publicProcedure
    .meta({
      rest: "POST /cart/coupons",
      summary: "Enter a coupon",
      // Few, so that nobody guesses codes.
      limit: "account",
    })
    .input(couponCodeInput)
    .output(answer(cartView))
    .mutation(({ ctx, input }) => applyCoupon(ctx.core, input)),
  removeCoupon: cartProcedure
    .meta({ rest: "DELETE /cart/coupons/{code}", summary: "Take a coupon out" })
    .input(couponCodeInput)
    .output(answer(cartView))
    .mutation(({ ctx, input }) => removeCoupon(ctx.core, input)),
  validate: cartProcedure
    .meta({ rest: "POST /cart/validate", summary: "Compare the cart with what is on offer now" })
    .output(answer(cartIssuesView))
    .mutation(({ ctx }) => validateCart(ctx.core)),
  acceptChanges: cartProcedure
    .meta({ rest: "POST /cart/accept-changes", summary: "Take today's prices and what is left" })
    .output(answer(cartView))
    .mutation(({ ctx }) => acceptCartChanges(ctx.core)),
});
