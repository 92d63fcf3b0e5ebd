import {
  categoryPageInput,
  categoryPageView,
  createProductInput,
  createProductViewInput,
  finishUploadInput,
  getOwnProductInput,
  goneProductView,
  homeView,
  listOwnProductsInput,
  ownChangesView,
  ownProductsView,
  ownProductView,
  previewInput,
  previewLinkView,
  previewView,
  productExtractsInput,
  productExtractsView,
  productIdInput,
  productPageView,
  productRefInput,
  productView,
  productViewIdInput,
  recentlyViewedView,
  recommendationsView,
  rememberViewedInput,
  removedProductsView,
  removeProductsInput,
  savedProductView,
  savedProductViewsView,
  schedulePublicationInput,
  searchProductsInput,
  searchProductsView,
  setPictureFocusInput,
  setSaleInput,
  setWithdrawalExclusionInput,
  sitemapProductsInput,
  sitemapProductsView,
  sitemapView,
  startUploadInput,
  startUploadView,
  startVideoUploadInput,
  suggestInput,
  suggestView,
  updateProductInput,
  updateProductViewInput,
  videoFileView,
} from "@emporia/contracts/catalog";
import { okView, pictureView } from "@emporia/contracts/common";
import {
  archiveProduct,
  createProduct,
  createProductView,
  duplicateProduct,
  endSale,
  finishUpload,
  finishVideoUpload,
  forgetViewed,
  getCategoryPage,
  getGoneProduct,
  getHome,
  getOwnChanges,
  getOwnProduct,
  getPreview,
  getPreviewLink,
  getProduct,
  getProductPage,
  getSitemap,
  listExtracts,
  listOwnProducts,
  listProductViews,
  listRecommendations,
  listSitemapProducts,
  publishProduct,
  rememberViewed,
  removeProduct,
  removeProducts,
  removeProductView,
  schedulePublication,
  setPictureFocus,
  setSale,
  setWithdrawalExclusion,
  startUpload,
  updateProduct,
  updateProductView,
} from "@emporia/core/catalog";
import { searchProducts, suggest } from "@emporia/core/search";
import { z } from "zod";
import { answer, answerKeeping, publicProcedure, router, sellerProcedure, shopperProcedure } from "../trpc";
import { staffProductsRouter } from "./staff-products";

export const catalogRouter = router({
  home: publicProcedure
    .meta({ summary: "What the front page shows", limit: "catalog" })
    .output(answer(homeView))
    .query(({ ctx }) => getHome(ctx.core)),
  search: publicProcedure
    .meta({ rest: "GET /products", summary: "Find products", limit: "catalog" })
    .input(searchProductsInput)
    .output(answer(searchProductsView))
    .query(({ ctx, input }) => searchProducts(ctx.core, input)),
  suggest: publicProcedure
    .meta({ summary: "Products, categories and shops for what somebody has typed so far" })
    .input(suggestInput)
    .output(answer(suggestView))
    .query(({ ctx, input }) => suggest(ctx.core, input)),
  product: publicProcedure
    .meta({ rest: "GET /products/{productId}", summary: "A product, by id or address", limit: "catalog" })
    .input(productRefInput)
    .output(answer(productView))
    .query(({ ctx, input }) => getProduct(ctx.core, { ref: input.productId })),
  productPage: publicProcedure
    .meta({ summary: "All that a product page shows", limit: "catalog" })
    .input(productRefInput)
    .output(answer(productPageView))
    .query(({ ctx, input }) => getProductPage(ctx.core, { ref: input.productId })),
  extracts: publicProcedure
    .meta({ summary: "What a list says of products beside their cards", limit: "catalog" })
    .input(productExtractsInput)
    .output(answer(productExtractsView))
    .query(({ ctx, input }) => listExtracts(ctx.core, input)),
  goneProduct: publicProcedure
    .meta({ summary: "What is said of a product that is no longer sold", limit: "catalog" })
    .input(productRefInput)
    .output(answer(goneProductView))
    .query(({ ctx, input }) => getGoneProduct(ctx.core, { ref: input.productId })),
  preview: publicProcedure
    .meta({ summary: "A product as shoppers would see it, by a link of its shop or of staff", limit: "catalog" })
    .input(previewInput)
    .output(answer(previewView))
    .query(({ ctx, input }) => getPreview(ctx.core, input)),
  recommendations: publicProcedure
    .meta({
      rest: "GET /products/{productId}/recommendations",
      summary: "What else somebody may like who looks at a product",
      limit: "catalog",
    })
    .input(productRefInput)
    .output(answer(recommendationsView))
    .query(({ ctx, input }) => listRecommendations(ctx.core, { ref: input.productId })),
  rememberViewed: shopperProcedure
    .meta({ rest: "POST /users/me/viewed-products", summary: "Add what a device remembers to what one looked at" })
    .input(rememberViewedInput)
    .output(answer(recentlyViewedView))
    .mutation(({ ctx, input }) => rememberViewed(ctx.core, input)),
  forgetViewed: shopperProcedure
    .meta({ rest: "DELETE /users/me/viewed-products", summary: "Forget what one looked at" })
    .output(answer(okView))
    .mutation(({ ctx }) => forgetViewed(ctx.core)),
  categoryPage: publicProcedure
    .meta({ summary: "A category with its place in the tree, products and facets", limit: "catalog" })
    .input(categoryPageInput)
    .output(answerKeeping(categoryPageView, ["category", "facets"]))
    .query(({ ctx, input }) => getCategoryPage(ctx.core, input)),
  categoryProducts: publicProcedure
    .meta({
      rest: "GET /categories/{categoryId}/products",
      summary: "Products of a category and of all below it",
      limit: "catalog",
    })
    .input(categoryPageInput)
    .output(answer(searchProductsView))
    .query(({ ctx, input: { categoryId, ...query } }) => searchProducts(ctx.core, { ...query, category: categoryId })),
  sitemap: publicProcedure
    .meta({ summary: "How the products that search engines may know are cut into parts", limit: "catalog" })
    .output(answer(sitemapView))
    .query(({ ctx }) => getSitemap(ctx.core)),
  sitemapProducts: publicProcedure
    .meta({ summary: "Some of the products of a part of the sitemap", limit: "catalog" })
    .input(sitemapProductsInput)
    .output(answer(sitemapProductsView))
    .query(({ ctx, input }) => listSitemapProducts(ctx.core, input)),
  own: router({
    list: sellerProcedure("products:read")
      .meta({ summary: "The shop's products in every status" })
      .input(listOwnProductsInput)
      .output(answer(ownProductsView))
      .query(({ ctx, input }) => listOwnProducts(ctx.core, { ...input, sellerId: ctx.sellerId })),
    get: sellerProcedure("products:read")
      .meta({ summary: "A product with all that shoppers never see" })
      .input(getOwnProductInput)
      .output(answer(ownProductView))
      .query(({ ctx, input }) => getOwnProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
    changes: sellerProcedure("products:read")
      .meta({ summary: "What differs from what shoppers see and waits for staff, or came back" })
      .input(productIdInput)
      .output(answer(ownChangesView))
      .query(({ ctx, input }) => getOwnChanges(ctx.core, { ...input, sellerId: ctx.sellerId })),
    previewLink: sellerProcedure("products:read")
      .meta({ summary: "An address at which a product is seen as shoppers would see it" })
      .input(productIdInput)
      .output(answer(previewLinkView))
      .query(({ ctx, input }) => getPreviewLink(ctx.core, { ...input, sellerId: ctx.sellerId })),
    views: router({
      list: sellerProcedure("products:read")
        .meta({ summary: "What one has kept of the list of the shop's products" })
        .output(answer(savedProductViewsView))
        .query(({ ctx }) => listProductViews(ctx.core, { sellerId: ctx.sellerId })),
      create: sellerProcedure("products:read")
        .meta({ summary: "Keep a filter of the list of products under a name" })
        .input(createProductViewInput)
        .output(answer(savedProductView))
        .mutation(({ ctx, input }) => createProductView(ctx.core, { ...input, sellerId: ctx.sellerId })),
      update: sellerProcedure("products:read")
        .meta({ summary: "Rename a view, change what it shows, or open the list with it" })
        .input(updateProductViewInput)
        .output(answer(savedProductView))
        .mutation(({ ctx, input }) => updateProductView(ctx.core, { ...input, sellerId: ctx.sellerId })),
      remove: sellerProcedure("products:read")
        .meta({ summary: "Forget a view" })
        .input(productViewIdInput)
        .output(answer(okView))
        .mutation(({ ctx, input }) => removeProductView(ctx.core, { ...input, sellerId: ctx.sellerId })),
    }),
  }),
  staff: staffProductsRouter,
  create: sellerProcedure("products:write")
    .meta({ rest: "POST /products", summary: "Write down a new product as a draft" })
    .input(createProductInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => createProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
  update: sellerProcedure("products:write")
    .meta({ rest: "PATCH /products/{productId}", summary: "Change the fields that are given" })
    .input(updateProductInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => updateProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
  duplicate: sellerProcedure("products:write")
    .meta({ summary: "Make a draft with the same content" })
    .input(productIdInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => duplicateProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
  remove: sellerProcedure("products:write")
    .meta({ rest: "DELETE /products/{productId}", summary: "Delete a product, or archive it when it was ordered" })
    .input(productIdInput)
    .output(answer(okView.extend({ outcome: z.enum(["deleted", "archived"]) })))
    .mutation(({ ctx, input }) => removeProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
  removeMany: sellerProcedure("products:write")
    .meta({ summary: "Delete products, or archive those that were ordered" })
    .input(removeProductsInput)
    .output(answer(removedProductsView))
    .mutation(({ ctx, input }) => removeProducts(ctx.core, { ...input, sellerId: ctx.sellerId })),
  publish: sellerProcedure("products:write")
    .meta({ rest: "POST /products/{productId}/publish", summary: "Show a product to shoppers" })
    .input(productIdInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => publishProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
  schedule: sellerProcedure("products:write")
    .meta({ summary: "Say when a product is to be published by itself, or that it is not" })
    .input(schedulePublicationInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => schedulePublication(ctx.core, { ...input, sellerId: ctx.sellerId })),
  setWithdrawalExclusion: sellerProcedure("products:write")
    .meta({ summary: "Say why the law lets nobody withdraw from a product, or that they may" })
    .input(setWithdrawalExclusionInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => setWithdrawalExclusion(ctx.core, { ...input, sellerId: ctx.sellerId })),
  startUpload: sellerProcedure("products:write")
    .meta({ rest: "POST /media/uploads", summary: "Get an address in the bucket that takes a picture" })
    .input(startUploadInput)
    .output(answer(startUploadView))
    .mutation(({ ctx, input }) => startUpload(ctx.core, { ...input, sellerId: ctx.sellerId })),
  finishUpload: sellerProcedure("products:write")
    .meta({ rest: "POST /media/uploads/{uploadId}/finish", summary: "Have a picture taken in that is in the bucket" })
    .input(finishUploadInput)
    .output(answer(pictureView))
    .mutation(({ ctx, input }) => finishUpload(ctx.core, { ...input, sellerId: ctx.sellerId })),
  startVideoUpload: sellerProcedure("products:write")
    .meta({ rest: "POST /media/videos/uploads", summary: "Get an address in the bucket that takes a video" })
    .input(startVideoUploadInput)
    .output(answer(startUploadView))
    .mutation(({ ctx, input }) => startUpload(ctx.core, { ...input, sellerId: ctx.sellerId })),
  finishVideoUpload: sellerProcedure("products:write")
    .meta({
      rest: "POST /media/videos/uploads/{uploadId}/finish",
      summary: "Have a video taken in that is in the bucket",
    })
    .input(finishUploadInput)
    .output(answer(videoFileView))
    .mutation(({ ctx, input }) => finishVideoUpload(ctx.core, { ...input, sellerId: ctx.sellerId })),
  setPictureFocus: sellerProcedure("products:write")
    .meta({ rest: "PATCH /media/{mediaId}", summary: "Say what of a picture must be seen where it is cut" })
    .input(setPictureFocusInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => setPictureFocus(ctx.core, { ...input, sellerId: ctx.sellerId })),
  setSale: sellerProcedure("products:write")
    .meta({ rest: "POST /products/{productId}/sale", summary: "Sell a product for less, now or from some time on" })
    .input(setSaleInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => setSale(ctx.core, { ...input, sellerId: ctx.sellerId })),
  endSale: sellerProcedure("products:write")
    .meta({ rest: "DELETE /products/{productId}/sale", summary: "End a sale, or take a planned one back" })
    .input(productIdInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => endSale(ctx.core, { ...input, sellerId: ctx.sellerId })),
  archive: sellerProcedure("products:write")
    .meta({ rest: "POST /products/{productId}/archive", summary: "Withdraw a product from sale" })
    .input(productIdInput)
    .output(answer(ownProductView))
    .mutation(({ ctx, input }) => archiveProduct(ctx.core, { ...input, sellerId: ctx.sellerId })),
});
