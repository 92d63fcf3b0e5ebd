import {
  codeBatchView,
  codesFileInput,
  codesFileView,
  codesView,
  createOwnPromotionInput,
  createPromotionInput,
  listCodesInput,
  listPromotionsInput,
  makeCodesInput,
  promotionIdInput,
  promotionLimitsView,
  promotionsView,
  promotionView,
  revokeCodesInput,
  revokedCodesView,
  setPromotionLimitsInput,
  switchPromotionInput,
  updateOwnPromotionInput,
  updatePromotionInput,
} from "@emporia/contracts/promotions";
import {
  codesFile,
  createPromotion,
  getPromotion,
  getPromotionLimits,
  listCodes,
  listPromotions,
  makeCodes,
  revokeCodes,
  setPromotionLimits,
  switchPromotion,
  updatePromotion,
} from "@emporia/core/promotions";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

const everything = { everything: true } as const;

export const promotionsRouter = router({
  /** A shop's own coupons. */
  list: sellerProcedure("promotions:read")
    .meta({ rest: "GET /seller/promotions", summary: "The coupons of a shop, newest first" })
    .input(listPromotionsInput)
    .output(answer(promotionsView))
    .query(({ ctx, input }) => listPromotions(ctx.core, { sellerId: ctx.sellerId }, input)),
  get: sellerProcedure("promotions:read")
    .meta({ rest: "GET /seller/promotions/{promotionId}", summary: "A coupon of a shop with its use" })
    .input(promotionIdInput)
    .output(answer(promotionView))
    .query(({ ctx, input }) => getPromotion(ctx.core, { sellerId: ctx.sellerId }, input)),
  create: sellerProcedure("promotions:write")
    .meta({ rest: "POST /seller/promotions", summary: "Make a coupon that the shop funds" })
    .input(createOwnPromotionInput)
    .output(answer(promotionView))
    .mutation(({ ctx, input }) => createPromotion(ctx.core, { sellerId: ctx.sellerId }, input)),
  update: sellerProcedure("promotions:write")
    .meta({ rest: "PATCH /seller/promotions/{promotionId}", summary: "Write a coupon anew" })
    .input(updateOwnPromotionInput)
    .output(answer(promotionView))
    .mutation(({ ctx, input }) => updatePromotion(ctx.core, { sellerId: ctx.sellerId }, input)),
  switch: sellerProcedure("promotions:write")
    .meta({ rest: "POST /seller/promotions/{promotionId}/switch", summary: "Switch a coupon on or off" })
    .input(switchPromotionInput)
    .output(answer(promotionView))
    .mutation(({ ctx, input }) => switchPromotion(ctx.core, { sellerId: ctx.sellerId }, input)),
  limits: sellerProcedure("shop:read")
    .meta({ rest: "GET /seller/promotion-limits", summary: "What shops may promise, by coupons and sales" })
    .output(answer(promotionLimitsView))
    .query(({ ctx }) => getPromotionLimits(ctx.core, { sellerId: ctx.sellerId })),
  /** Codes of one use each. */
  codes: router({
    list: sellerProcedure("promotions:read")
      .meta({ rest: "GET /seller/promotions/{promotionId}/codes", summary: "The codes of one use that a coupon has" })
      .input(listCodesInput)
      .output(answer(codesView))
      .query(({ ctx, input }) => listCodes(ctx.core, { sellerId: ctx.sellerId }, input)),
    make: sellerProcedure("promotions:write")
      .meta({ rest: "POST /seller/promotions/{promotionId}/codes", summary: "Make codes of one use, by the hundred" })
      .input(makeCodesInput)
      .output(answer(codeBatchView))
      .mutation(({ ctx, input }) => makeCodes(ctx.core, { sellerId: ctx.sellerId }, input)),
    revoke: sellerProcedure("promotions:write")
      .meta({
        rest: "POST /seller/promotions/{promotionId}/codes/revoke",
        summary: "Revoke one code, or all of a batch that no order holds",
      })
      .input(revokeCodesInput)
      .output(answer(revokedCodesView))
      .mutation(({ ctx, input }) => revokeCodes(ctx.core, { sellerId: ctx.sellerId }, input)),
    file: sellerProcedure("promotions:read")
      .meta({ summary: "The codes of one use as a table" })
      .input(codesFileInput)
      .output(answer(codesFileView))
      .query(({ ctx, input }) => codesFile(ctx.core, { sellerId: ctx.sellerId }, input)),
  }),
  staff: router({
    limits: staffProcedure("promotions:read")
      .meta({ summary: "What shops may promise" })
      .output(answer(promotionLimitsView))
      .query(({ ctx }) => getPromotionLimits(ctx.core)),
    setLimits: staffProcedure("promotions:write")
      .meta({ summary: "Set what shops may promise from now on" })
      .input(setPromotionLimitsInput)
      .output(answer(promotionLimitsView))
      .mutation(({ ctx, input }) => setPromotionLimits(ctx.core, input)),
    list: staffProcedure("promotions:read")
      .meta({ summary: "All promotions, newest first" })
      .input(listPromotionsInput)
      .output(answer(promotionsView))
      .query(({ ctx, input }) => listPromotions(ctx.core, everything, input)),
    get: staffProcedure("promotions:read")
      .meta({ summary: "A promotion with its use" })
      .input(promotionIdInput)
      .output(answer(promotionView))
      .query(({ ctx, input }) => getPromotion(ctx.core, everything, input)),
    create: staffProcedure("promotions:write")
      .meta({ summary: "Make a promotion that the platform funds" })
      .input(createPromotionInput)
      .output(answer(promotionView))
      .mutation(({ ctx, input }) => createPromotion(ctx.core, everything, input)),
    update: staffProcedure("promotions:write")
      .meta({ summary: "Write a promotion anew" })
      .input(updatePromotionInput)
      .output(answer(promotionView))
      .mutation(({ ctx, input }) => updatePromotion(ctx.core, everything, input)),
    switch: staffProcedure("promotions:write")
      .meta({ summary: "Switch a promotion on or off" })
      .input(switchPromotionInput)
      .output(answer(promotionView))
      .mutation(({ ctx, input }) => switchPromotion(ctx.core, everything, input)),
    codes: router({
      list: staffProcedure("promotions:read")
        .meta({ summary: "The codes of one use that a promotion has" })
        .input(listCodesInput)
        .output(answer(codesView))
        .query(({ ctx, input }) => listCodes(ctx.core, everything, input)),
      make: staffProcedure("promotions:write")
        .meta({ summary: "Make codes of one use, by the hundred" })
        .input(makeCodesInput)
        .output(answer(codeBatchView))
        .mutation(({ ctx, input }) => makeCodes(ctx.core, everything, input)),
      revoke: staffProcedure("promotions:write")
        .meta({ summary: "Revoke one code, or all of a batch that no order holds" })
        .input(revokeCodesInput)
        .output(answer(revokedCodesView))
        .mutation(({ ctx, input }) => revokeCodes(ctx.core, everything, input)),
      file: staffProcedure("promotions:read")
        .meta({ summary: "The codes of one use as a table" })
        .input(codesFileInput)
        .output(answer(codesFileView))
        .query(({ ctx, input }) => codesFile(ctx.core, everything, input)),
    }),
  }),
});
