import {
  createOwnPromotionInput,
  createPromotionInput,
  listPromotionsInput,
  promotionIdInput,
  promotionsView,
  promotionView,
  switchPromotionInput,
  updateOwnPromotionInput,
  updatePromotionInput,
} from "@emporia/contracts/promotions";
import {
  createPromotion,
  getPromotion,
  listPromotions,
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
  staff: router({
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
  }),
});
