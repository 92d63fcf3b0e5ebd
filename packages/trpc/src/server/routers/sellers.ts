import { searchProductsView, shopPageInput } from "@emporia/contracts/catalog";
import { setTrustInput } from "@emporia/contracts/moderation";
import { sellerQualityView } from "@emporia/contracts/search";
import {
  decideSellerInput,
  listSellersInput,
  ownBusinessView,
  ownSellerView,
  registerSellerInput,
  sellerIdInput,
  sellerRefInput,
  sellerView,
  setBusinessInput,
  setVacationInput,
  staffSellersView,
  staffSellerView,
  updateSellerInput,
} from "@emporia/contracts/sellers";
import { getSellerQuality, searchProducts } from "@emporia/core/search";
import {
  approveSeller,
  endVacation,
  getBusiness,
  getOwnSeller,
  getSeller,
  getStaffSeller,
  listSellers,
  registerSeller,
  reinstateSeller,
  rejectSeller,
  setBusiness,
  setTrust,
  setVacation,
  suspendSeller,
  updateSeller,
} from "@emporia/core/sellers";
import { answer, publicProcedure, router, sellerProcedure, shopperProcedure, staffProcedure } from "../trpc";

export const sellersRouter = router({
  register: shopperProcedure
    .meta({ rest: "POST /sellers/register", summary: "Apply for a shop, or again after a rejection" })
    .input(registerSellerInput)
    .output(answer(ownSellerView))
    .mutation(({ ctx, input }) => registerSeller(ctx.core, input)),
  get: publicProcedure
    .meta({
      rest: "GET /sellers/{sellerId}",
      summary: "An open shop, by id, address or former address",
      limit: "catalog",
    })
    .input(sellerRefInput)
    .output(answer(sellerView))
    .query(({ ctx, input }) => getSeller(ctx.core, input)),
  products: publicProcedure
    .meta({ rest: "GET /sellers/{sellerId}/products", summary: "What an open shop sells", limit: "catalog" })
    .input(shopPageInput)
    .output(answer(searchProductsView))
    .query(({ ctx, input: { sellerId, ...query } }) => searchProducts(ctx.core, { ...query, seller: sellerId })),
  update: shopperProcedure
    .meta({ rest: "PATCH /sellers/{sellerId}", summary: "Change a shop of one's own" })
    .input(updateSellerInput)
    .output(answer(ownSellerView))
    .mutation(({ ctx, input }) => updateSeller(ctx.core, input)),
  setVacation: shopperProcedure
    .meta({ rest: "POST /sellers/{sellerId}/vacation", summary: "Plan a break of a shop of one's own, or change it" })
    .input(setVacationInput)
    .output(answer(ownSellerView))
    .mutation(({ ctx, input }) => setVacation(ctx.core, input)),
  endVacation: shopperProcedure
    .meta({ rest: "DELETE /sellers/{sellerId}/vacation", summary: "End a break, or take a planned one back" })
    .input(sellerIdInput)
    .output(answer(ownSellerView))
    .mutation(({ ctx, input }) => endVacation(ctx.core, input)),
  mine: sellerProcedure("shop:read")
    .output(answer(ownSellerView))
    .query(({ ctx }) => getOwnSeller(ctx.core, { sellerId: ctx.sellerId })),
  business: sellerProcedure("shop:read")
    .meta({ summary: "Who one's shop is to the law, as its invoices name it" })
    .output(answer(ownBusinessView))
    .query(({ ctx }) => getBusiness(ctx.core, { sellerId: ctx.sellerId })),
  setBusiness: sellerProcedure("shop:write")
    .meta({ summary: "Say it; invoices that are issued from now on carry it" })
    .input(setBusinessInput)
    .output(answer(ownBusinessView))
    .mutation(({ ctx, input }) => setBusiness(ctx.core, { ...input, sellerId: ctx.sellerId })),
  quality: sellerProcedure("shop:read")
    .output(answer(sellerQualityView))
    .query(({ ctx }) => getSellerQuality(ctx.core, { sellerId: ctx.sellerId })),
  staff: router({
    quality: staffProcedure("sellers:read")
      .input(sellerIdInput)
      .output(answer(sellerQualityView))
      .query(({ ctx, input }) => getSellerQuality(ctx.core, input)),
    list: staffProcedure("sellers:read")
      .input(listSellersInput)
      .output(answer(staffSellersView))
      .query(({ ctx, input }) => listSellers(ctx.core, input)),
    get: staffProcedure("sellers:read")
      .input(sellerIdInput)
      .output(answer(staffSellerView))
      .query(({ ctx, input }) => getStaffSeller(ctx.core, input)),
    approve: staffProcedure("sellers:decide")
      .input(sellerIdInput)
      .output(answer(staffSellerView))
      .mutation(({ ctx, input }) => approveSeller(ctx.core, input)),
    reject: staffProcedure("sellers:decide")
      .input(decideSellerInput)
      .output(answer(staffSellerView))
      .mutation(({ ctx, input }) => rejectSeller(ctx.core, input)),
    suspend: staffProcedure("sellers:decide")
      .input(decideSellerInput)
      .output(answer(staffSellerView))
      .mutation(({ ctx, input }) => suspendSeller(ctx.core, input)),
    setTrust: staffProcedure("sellers:decide")
      .meta({ summary: "Say whether its products are shown without staff looking first" })
      .input(setTrustInput)
      .output(answer(staffSellerView))
      .mutation(({ ctx, input }) => setTrust(ctx.core, input)),
    reinstate: staffProcedure("sellers:decide")
      .input(sellerIdInput)
      .output(answer(staffSellerView))
      .mutation(({ ctx, input }) => reinstateSeller(ctx.core, input)),
  }),
});
