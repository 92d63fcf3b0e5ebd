import {
  addShippingProfileInput,
  addShippingZoneInput,
  setRateSourceInput,
  setReturnPostageInput,
  setSendingAddressInput,
  setShippingRateInput,
  shippingProfileInput,
  shippingRateInput,
  shippingView,
  shippingZoneInput,
  shopShippingView,
  staffAddShippingZoneInput,
  staffSetShippingRateInput,
  staffShippingInput,
  staffShippingRateInput,
  staffShippingView,
  staffShippingZoneInput,
  staffUpdateShippingZoneInput,
  updateShippingProfileInput,
  updateShippingZoneInput,
} from "@emporia/contracts/shipping";
import {
  addShippingProfile,
  addShippingZone,
  asStaff,
  getShipping,
  getShopShipping,
  getStaffShipping,
  removeShippingProfile,
  removeShippingRate,
  removeShippingZone,
  setRateSource,
  setReturnPostage,
  setSendingAddress,
  setShippingRate,
  updateShippingProfile,
  updateShippingZone,
} from "@emporia/core/shipping";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

/** Where shops ship to, and for how much. */
export const shippingRouter = router({
  list: sellerProcedure("shop:read")
    .meta({ summary: "The shop's zones with their rates" })
    .output(answer(shippingView))
    .query(({ ctx }) => getShipping(ctx.core, ctx.sellerId)),
  addProfile: sellerProcedure("shop:write")
    .meta({ summary: "Have some products ship otherwise than the rest" })
    .input(addShippingProfileInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => addShippingProfile(ctx.core, ctx.sellerId, input)),
  updateProfile: sellerProcedure("shop:write")
    .meta({ summary: "Rename a shipping profile, or say how long its things take" })
    .input(updateShippingProfileInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => updateShippingProfile(ctx.core, ctx.sellerId, input)),
  removeProfile: sellerProcedure("shop:write")
    .meta({ summary: "Take a shipping profile out: its products ship like the rest" })
    .input(shippingProfileInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => removeShippingProfile(ctx.core, ctx.sellerId, input)),
  addZone: sellerProcedure("shop:write")
    .meta({ summary: "Ship to other places too" })
    .input(addShippingZoneInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => addShippingZone(ctx.core, ctx.sellerId, input)),
  updateZone: sellerProcedure("shop:write")
    .meta({ summary: "Rename a zone, or have it hold other places" })
    .input(updateShippingZoneInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => updateShippingZone(ctx.core, ctx.sellerId, input)),
  removeZone: sellerProcedure("shop:write")
    .meta({ summary: "Take a zone out with its rates" })
    .input(shippingZoneInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => removeShippingZone(ctx.core, ctx.sellerId, input)),
  setRate: sellerProcedure("shop:write")
    .meta({ summary: "Say what a service costs in a zone up to a weight" })
    .input(setShippingRateInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => setShippingRate(ctx.core, ctx.sellerId, input)),
  removeRate: sellerProcedure("shop:write")
    .meta({ summary: "Take a rate out of its zone" })
    .input(shippingRateInput)
    .output(answer(shippingView))
    .mutation(({ ctx, input }) => removeShippingRate(ctx.core, ctx.sellerId, input)),
  shop: sellerProcedure("shop:read")
    .meta({ summary: "Where the shop sends from, and who pays for what comes back" })
    .output(answer(shopShippingView))
    .query(({ ctx }) => getShopShipping(ctx.core, ctx.sellerId)),
  setSendingAddress: sellerProcedure("shop:write")
    .meta({ summary: "Say where the shop sends from, and takes things back" })
    .input(setSendingAddressInput)
    .output(answer(shopShippingView))
    .mutation(({ ctx, input }) => setSendingAddress(ctx.core, ctx.sellerId, input)),
  setRateSource: sellerProcedure("shop:write")
    .meta({ summary: "Say whether parcels are priced by the shop's table or by carriers" })
    .input(setRateSourceInput)
    .output(answer(shopShippingView))
    .mutation(({ ctx, input }) => setRateSource(ctx.core, ctx.sellerId, input)),
  setReturnPostage: sellerProcedure("shop:write")
    .meta({ summary: "Say who pays for what comes back" })
    .input(setReturnPostageInput)
    .output(answer(shopShippingView))
    .mutation(({ ctx, input }) => setReturnPostage(ctx.core, ctx.sellerId, input)),
  staff: router({
    list: staffProcedure("markets:read")
      .meta({ summary: "The zones of a shop, or the platform's" })
      .input(staffShippingInput)
      .output(answer(staffShippingView))
      .query(({ ctx, input }) => getStaffShipping(ctx.core, input)),
    addZone: staffProcedure("markets:write")
      .meta({ summary: "Add a zone for a shop, or to the platform's" })
      .input(staffAddShippingZoneInput)
      .output(answer(staffShippingView))
      .mutation(({ ctx, input }) => asStaff(ctx.core, input, (owner) => addShippingZone(ctx.core, owner, input))),
    updateZone: staffProcedure("markets:write")
      .meta({ summary: "Change a zone of a shop, or of the platform" })
      .input(staffUpdateShippingZoneInput)
      .output(answer(staffShippingView))
      .mutation(({ ctx, input }) => asStaff(ctx.core, input, (owner) => updateShippingZone(ctx.core, owner, input))),
    removeZone: staffProcedure("markets:write")
      .meta({ summary: "Take a zone of a shop, or of the platform, out" })
      .input(staffShippingZoneInput)
      .output(answer(staffShippingView))
      .mutation(({ ctx, input }) => asStaff(ctx.core, input, (owner) => removeShippingZone(ctx.core, owner, input))),
    setRate: staffProcedure("markets:write")
      .meta({ summary: "Say what a service costs in a zone of a shop, or of the platform" })
      .input(staffSetShippingRateInput)
      .output(answer(staffShippingView))
      .mutation(({ ctx, input }) => asStaff(ctx.core, input, (owner) => setShippingRate(ctx.core, owner, input))),
    removeRate: staffProcedure("markets:write")
      .meta({ summary: "Take a rate of a shop, or of the platform, out" })
      .input(staffShippingRateInput)
      .output(answer(staffShippingView))
      .mutation(({ ctx, input }) => asStaff(ctx.core, input, (owner) => removeShippingRate(ctx.core, owner, input))),
  }),
});
