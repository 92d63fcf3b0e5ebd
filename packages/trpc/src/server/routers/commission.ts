import {
  commissionRuleIdInput,
  commissionRulesView,
  commissionSimulationView,
  createCommissionRuleInput,
  feesView,
  orderCommissionRulesInput,
  simulateCommissionInput,
  updateCommissionRuleInput,
} from "@emporia/contracts/commission";
import { pageInput } from "@emporia/contracts/common";
import {
  createRule,
  listFees,
  listRules,
  orderRules,
  removeRule,
  simulateCommission,
  updateRule,
} from "@emporia/core/commission";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const commissionRouter = router({
  seller: router({
    list: sellerProcedure("balance:read")
      .meta({ summary: "What was kept of each thing that a shop sold, and by which rule" })
      .input(pageInput)
      .output(answer(feesView))
      .query(({ ctx, input }) => listFees(ctx.core, { ...input, sellerId: ctx.sellerId })),
    simulate: sellerProcedure("balance:read")
      .meta({ summary: "What would be kept of a sale of one's own product" })
      .input(simulateCommissionInput)
      .output(answer(commissionSimulationView))
      .query(({ ctx, input }) => simulateCommission(ctx.core, { ...input, sellerId: ctx.sellerId })),
  }),
  list: staffProcedure("commission:read")
    .meta({ summary: "Commission rules in the order in which they are tried" })
    .output(answer(commissionRulesView))
    .query(({ ctx }) => listRules(ctx.core)),
  simulate: staffProcedure("commission:read")
    .meta({ summary: "What would be kept of a sale, and why" })
    .input(simulateCommissionInput)
    .output(answer(commissionSimulationView))
    .query(({ ctx, input }) => simulateCommission(ctx.core, input)),
  create: staffProcedure("commission:write")
    .meta({ summary: "Add a rule, to be tried first" })
    .input(createCommissionRuleInput)
    .output(answer(commissionRulesView))
    .mutation(({ ctx, input }) => createRule(ctx.core, input)),
  update: staffProcedure("commission:write")
    .meta({ summary: "Change a rule from now on" })
    .input(updateCommissionRuleInput)
    .output(answer(commissionRulesView))
    .mutation(({ ctx, input }) => updateRule(ctx.core, input)),
  order: staffProcedure("commission:write")
    .meta({ summary: "Try the rules in another order" })
    .input(orderCommissionRulesInput)
    .output(answer(commissionRulesView))
    .mutation(({ ctx, input }) => orderRules(ctx.core, input)),
  remove: staffProcedure("commission:write")
    .meta({ summary: "Take a rule away" })
    .input(commissionRuleIdInput)
    .output(answer(commissionRulesView))
    .mutation(({ ctx, input }) => removeRule(ctx.core, input)),
});
