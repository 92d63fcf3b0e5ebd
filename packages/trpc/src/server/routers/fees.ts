import {
  createFeeRuleInput,
  feeRuleIdInput,
  feeRulesView,
  shopFeesView,
  updateFeeRuleInput,
} from "@emporia/contracts/fees";
import { createFeeRule, listAllFeeRules, listShopFees, removeFeeRule, updateFeeRule } from "@emporia/core/fees";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const feesRouter = router({
  seller: router({
    list: sellerProcedure("balance:read")
      .meta({ summary: "What a shop pays beside commission, now or soon" })
      .output(answer(shopFeesView))
      .query(({ ctx }) => listShopFees(ctx.core, { sellerId: ctx.sellerId })),
  }),
  list: staffProcedure("commission:read")
    .meta({ summary: "Fees beside commission, by kind and in the order in which they are tried" })
    .output(answer(feeRulesView))
    .query(({ ctx }) => listAllFeeRules(ctx.core)),
  create: staffProcedure("commission:write")
    .meta({ summary: "Add a fee" })
    .input(createFeeRuleInput)
    .output(answer(feeRulesView))
    .mutation(({ ctx, input }) => createFeeRule(ctx.core, input)),
  update: staffProcedure("commission:write")
    .meta({ summary: "Change a fee from now on" })
    .input(updateFeeRuleInput)
    .output(answer(feeRulesView))
    .mutation(({ ctx, input }) => updateFeeRule(ctx.core, input)),
  remove: staffProcedure("commission:write")
    .meta({ summary: "Take a fee away" })
    .input(feeRuleIdInput)
    .output(answer(feeRulesView))
    .mutation(({ ctx, input }) => removeFeeRule(ctx.core, input)),
});
