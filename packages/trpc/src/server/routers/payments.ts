import { pageInput } from "@emporia/contracts/common";
import { sellerBalanceView } from "@emporia/contracts/sellers";
import { getSellerBalance } from "@emporia/core/payments";
import { answer, router, sellerProcedure } from "../trpc";

export const paymentsRouter = router({
  balance: sellerProcedure("balance:read")
    .input(pageInput)
    .output(answer(sellerBalanceView))
    .query(({ ctx, input }) => getSellerBalance(ctx.core, { ...input, sellerId: ctx.sellerId })),
});
