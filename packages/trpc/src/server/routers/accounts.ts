import { accountDataView, closeAccountInput, closingView, staffCloseAccountInput } from "@emporia/contracts/accounts";
import { okView } from "@emporia/contracts/common";
import { staffUserView } from "@emporia/contracts/identity";
import { closeAccount, closeAccountAs, getAccountData, getClosing } from "@emporia/core/accounts";
import { answer, router, shopperProcedure, staffProcedure } from "../trpc";

export const accountsRouter = router({
  closing: shopperProcedure
    .meta({ summary: "What closing one's account means for what is under way" })
    .output(answer(closingView))
    .query(({ ctx }) => getClosing(ctx.core)),
  close: shopperProcedure
    .meta({ summary: "Close one's account for good", limit: "account" })
    .input(closeAccountInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await closeAccount(ctx.core, input);
      return { ok: true as const };
    }),
  data: shopperProcedure
    .meta({ summary: "All that is kept of oneself, as JSON", limit: "account" })
    .output(answer(accountDataView))
    .query(({ ctx }) => getAccountData(ctx.core)),
  closeAs: staffProcedure("people:ban")
    .meta({ summary: "Close somebody's account for good" })
    .input(staffCloseAccountInput)
    .output(answer(staffUserView))
    .mutation(({ ctx, input }) => closeAccountAs(ctx.core, input)),
});
