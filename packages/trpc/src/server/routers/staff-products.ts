import {
  featuredProductsView,
  featureProductInput,
  listStaffProductsInput,
  listStaffVariantsInput,
  moveFeaturedInput,
  reassignProductInput,
  recategoriseProductInput,
  restoreProductInput,
  staffProductIdInput,
  staffProductsView,
  staffProductView,
  staffVariantsView,
  takeDownProductInput,
} from "@emporia/contracts/staff-products";
import {
  featureProduct,
  getStaffProduct,
  listFeatured,
  listStaffProducts,
  listStaffVariants,
  moveFeatured,
  reassignProduct,
  recategoriseProduct,
  restoreProduct,
  takeDownProduct,
  unfeatureProduct,
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
  reassign: staffProcedure("catalog:write")
    .meta({ summary: "Have another shop sell a product" })
    .input(reassignProductInput)
    .output(answer(staffProductView))
    .mutation(({ ctx, input }) => reassignProduct(ctx.core, input)),
  featured: staffProcedure("catalog:read")
    .meta({ summary: "What staff show at the top of the front page" })
    .output(answer(featuredProductsView))
    .query(({ ctx }) => listFeatured(ctx.core)),
  feature: staffProcedure("catalog:write")
    .meta({ summary: "Show a product at the top of the front page" })
    .input(featureProductInput)
    .output(answer(featuredProductsView))
    .mutation(({ ctx, input }) => featureProduct(ctx.core, input)),
  unfeature: staffProcedure("catalog:write")
    .meta({ summary: "Take a product from the front page" })
    .input(staffProductIdInput)
    .output(answer(featuredProductsView))
    .mutation(({ ctx, input }) => unfeatureProduct(ctx.core, input)),
  moveFeatured: staffProcedure("catalog:write")
    .meta({ summary: "Put a featured product at a place among the others" })
    .input(moveFeaturedInput)
    .output(answer(featuredProductsView))
    .mutation(({ ctx, input }) => moveFeatured(ctx.core, input)),
});
