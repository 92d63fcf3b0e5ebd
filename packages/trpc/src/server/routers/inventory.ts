import { adjustStockInput, stockView } from "@emporia/contracts/catalog";
import { adjustStock } from "@emporia/core/inventory";
import { answer, router, sellerProcedure } from "../trpc";

export const inventoryRouter = router({
  adjust: sellerProcedure("products:write")
    .meta({ summary: "Count a variant again" })
    .input(adjustStockInput)
    .output(answer(stockView))
    .mutation(({ ctx, input }) => adjustStock(ctx.core, { ...input, sellerId: ctx.sellerId })),
});
