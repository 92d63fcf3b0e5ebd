import { okView, pageInput } from "@emporia/contracts/common";
import {
  accountDifferencesView,
  adjustmentsView,
  decideAdjustmentInput,
  ledgerBalancesInput,
  ledgerBalancesView,
  listPostingsInput,
  postingsView,
  requestAdjustmentInput,
  resolveAccountDifferenceInput,
  resolveDifferenceInput,
} from "@emporia/contracts/ledger";
import {
  decideAdjustment,
  getLedgerBalances,
  listAccountDifferences,
  listAdjustments,
  listLedgerPostings,
  requestAdjustment,
  resolveAccountDifference,
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
  accountDifferences: staffProcedure("ledger:read")
    .meta({ summary: "Sellers' accounts at Stripe on which something else lies than the books say" })
    .input(pageInput)
    .output(answer(accountDifferencesView))
    .query(({ ctx, input }) => listAccountDifferences(ctx.core, input)),
  resolveAccountDifference: staffProcedure("ledger:write")
    .meta({ summary: "Say what a difference of a seller's account is" })
    .input(resolveAccountDifferenceInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await resolveAccountDifference(ctx.core, input);
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
