import { okView } from "@emporia/contracts/common";
import {
  addLocationInput,
  adjustStockInput,
  countPlacesInput,
  listMovementsInput,
  locationIdInput,
  locationsView,
  movementsView,
  productStockInput,
  productStockView,
  stockView,
  transferStockInput,
  transferView,
  updateLocationInput,
} from "@emporia/contracts/inventory";
import {
  addLocation,
  adjustStock,
  countPlaces,
  getProductStock,
  listLocations,
  listMovements,
  removeLocation,
  transferStock,
  updateLocation,
} from "@emporia/core/inventory";
import { answer, router, sellerProcedure } from "../trpc";

export const inventoryRouter = router({
  adjust: sellerProcedure("products:write")
    .meta({ summary: "Count a variant again" })
    .input(adjustStockInput)
    .output(answer(stockView))
    .mutation(({ ctx, input }) => adjustStock(ctx.core, { ...input, sellerId: ctx.sellerId })),
  countPlaces: sellerProcedure("products:write")
    .meta({ summary: "Count variants at several places again, all or none" })
    .input(countPlacesInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => countPlaces(ctx.core, { ...input, sellerId: ctx.sellerId })),
  ofProduct: sellerProcedure("products:read")
    .meta({ summary: "What is where of a product" })
    .input(productStockInput)
    .output(answer(productStockView))
    .query(({ ctx, input }) => getProductStock(ctx.core, { ...input, sellerId: ctx.sellerId })),
  movements: sellerProcedure("products:read")
    .meta({ summary: "What happened to the shop's stock" })
    .input(listMovementsInput)
    .output(answer(movementsView))
    .query(({ ctx, input }) => listMovements(ctx.core, { ...input, sellerId: ctx.sellerId })),
  transfer: sellerProcedure("products:write")
    .meta({ summary: "Move stock from one place to another" })
    .input(transferStockInput)
    .output(answer(transferView))
    .mutation(({ ctx, input }) => transferStock(ctx.core, { ...input, sellerId: ctx.sellerId })),
  locations: router({
    list: sellerProcedure("products:read")
      .meta({ summary: "The places where the shop keeps stock" })
      .output(answer(locationsView))
      .query(({ ctx }) => listLocations(ctx.core, { sellerId: ctx.sellerId })),
    add: sellerProcedure("products:write")
      .meta({ summary: "Add a place where the shop keeps stock" })
      .input(addLocationInput)
      .output(answer(locationsView))
      .mutation(({ ctx, input }) => addLocation(ctx.core, { ...input, sellerId: ctx.sellerId })),
    update: sellerProcedure("products:write")
      .meta({ summary: "Rename a place, or make it the default" })
      .input(updateLocationInput)
      .output(answer(locationsView))
      .mutation(({ ctx, input }) => updateLocation(ctx.core, { ...input, sellerId: ctx.sellerId })),
    remove: sellerProcedure("products:write")
      .meta({ summary: "Take out a place that held nothing" })
      .input(locationIdInput)
      .output(answer(locationsView))
      .mutation(({ ctx, input }) => removeLocation(ctx.core, { ...input, sellerId: ctx.sellerId })),
  }),
});
