import {
  listStaffProductsInput,
  listStaffVariantsInput,
  recategoriseProductInput,
  restoreProductInput,
  staffProductIdInput,
  staffProductsView,
  staffProductView,
  staffVariantsView,
  takeDownProductInput,
} from "@emporia/contracts/staff-products";
import {
  getStaffProduct,
  listStaffProducts,
  listStaffVariants,
  recategoriseProduct,
  restoreProduct,
  takeDownProduct,
} from "@emporia/core/catalog";
import { answer, router, staffProcedure } from "../trpc";

export const staffProductsRouter = router({
  list: staffProcedure("catalog:read")
    .meta({ summary: "Products of all shops in every status, those changed last first" })
    .input(listStaffProductsInput)
    .output(answer(staffProductsView))
    .query(({ ctx, input }) => listStaffProducts(ctx.core, input)),
  get: staffProcedure("catalog:read")
    .meta({ summary: "A product of any shop, with what staff did with it" })
    .input(staffProductIdInput)
    .output(answer(staffProductView))
    .query(({ ctx, input }) => getStaffProduct(ctx.core, input)),
  variants: staffProcedure("catalog:read")
    .meta({ summary: "Variants of a product with their price and stock" })
    .input(listStaffVariantsInput)
    .output(answer(staffVariantsView))
    .query(({ ctx, input }) => listStaffVariants(ctx.core, input)),
  takeDown: staffProcedure("catalog:write")
    .meta({ summary: "Take a product off sale for a reason of policy" })
    .input(takeDownProductInput)
    .output(answer(staffProductView))
    .mutation(({ ctx, input }) => takeDownProduct(ctx.core, input)),
  restore: staffProcedure("catalog:write")
    .meta({ summary: "Show a product again that was taken down" })
    .input(restoreProductInput)
    .output(answer(staffProductView))
    .mutation(({ ctx, input }) => restoreProduct(ctx.core, input)),
  recategorise: staffProcedure("catalog:write")
    .meta({ summary: "Put a product into another category" })
    .input(recategoriseProductInput)
    .output(answer(staffProductView))
    .mutation(({ ctx, input }) => recategoriseProduct(ctx.core, input)),
});
