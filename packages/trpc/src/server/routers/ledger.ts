import { okView, pageInput } from "@emporia/contracts/common";
import {
  adjustmentsView,
  decideAdjustmentInput,
  ledgerBalancesInput,
  ledgerBalancesView,
  listPostingsInput,
  postingsView,
  requestAdjustmentInput,
  resolveDifferenceInput,
} from "@emporia/contracts/ledger";
import {
  decideAdjustment,
  getLedgerBalances,
  listAdjustments,
  listLedgerPostings,
  requestAdjustment,
  resolveDifference,
} from "@emporia/core/payments";
import { answer, router, staffProcedure } from "../trpc";

const ok = { ok: true as const };

export const ledgerRouter = router({
  balances: staffProcedure("ledger:read")
    .input(ledgerBalancesInput)
    .output(answer(ledgerBalancesView))
    .query(({ ctx, input }) => getLedgerBalances(ctx.core, input)),
  postings: staffProcedure("ledger:read")
    .input(listPostingsInput)
    .output(answer(postingsView))
    .query(({ ctx, input }) => listLedgerPostings(ctx.core, input)),
  adjustments: staffProcedure("ledger:read")
    .input(pageInput)
    .output(answer(adjustmentsView))
    .query(({ ctx, input }) => listAdjustments(ctx.core, input)),
  requestAdjustment: staffProcedure("ledger:write")
    .meta({ summary: "Ask for a posting by hand; somebody else has to approve it" })
    .input(requestAdjustmentInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await requestAdjustment(ctx.core, input);
      return ok;
    }),
  decideAdjustment: staffProcedure("ledger:write")
    .meta({ summary: "Approve or reject what somebody else asked for" })
    .input(decideAdjustmentInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await decideAdjustment(ctx.core, input);
      return ok;
    }),
  resolveDifference: staffProcedure("ledger:write")
    .meta({ summary: "Say what a difference with Stripe is" })
    .input(resolveDifferenceInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await resolveDifference(ctx.core, input);
      return ok;
    }),
});
