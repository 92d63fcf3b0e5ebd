import { pageInput } from "@emporia/contracts/common";
import { reconciliationView } from "@emporia/contracts/orders";
import { sellerBalanceView } from "@emporia/contracts/sellers";
import { getReconciliation, getSellerBalance } from "@emporia/core/payments";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const paymentsRouter = router({
  balance: sellerProcedure("balance:read")
    .input(pageInput)
    .output(answer(sellerBalanceView))
    .query(({ ctx, input }) => getSellerBalance(ctx.core, { ...input, sellerId: ctx.sellerId })),
  reconciliation: staffProcedure("ledger:read")
    .output(answer(reconciliationView))
    .query(({ ctx }) => getReconciliation(ctx.core)),
});
