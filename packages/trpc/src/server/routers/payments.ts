import { okView } from "@emporia/contracts/common";
import { orderIdInput, reconciliationView } from "@emporia/contracts/orders";
import { staffListPaymentsInput, staffPaymentsView } from "@emporia/contracts/payments";
import { sellerBalanceInput, sellerBalanceView } from "@emporia/contracts/sellers";
import { getReconciliation, getSellerBalance, listAllPayments, lookAtPayment } from "@emporia/core/payments";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const paymentsRouter = router({
  balance: sellerProcedure("balance:read")
    .input(sellerBalanceInput)
    .output(answer(sellerBalanceView))
    .query(({ ctx, input }) => getSellerBalance(ctx.core, { ...input, sellerId: ctx.sellerId })),
  reconciliation: staffProcedure("ledger:read")
    .output(answer(reconciliationView))
    .query(({ ctx }) => getReconciliation(ctx.core)),
  list: staffProcedure("orders:read")
    .input(staffListPaymentsInput)
    .output(answer(staffPaymentsView))
    .query(({ ctx, input }) => listAllPayments(ctx.core, input)),
  lookAt: staffProcedure("orders:write")
    .meta({ summary: "Ask Stripe now how a payment stands, and take its order on" })
    .input(orderIdInput.pick({ orderId: true }))
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await lookAtPayment(ctx.core, input);
      return { ok: true as const };
    }),
});
