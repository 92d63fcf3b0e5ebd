import { okView, pageInput } from "@emporia/contracts/common";
import {
  answerAppealInput,
  appealHoldInput,
  moneyCurrencyInput,
  onboardingView,
  payoutDetailView,
  payoutHoldsView,
  payoutIdInput,
  payoutPreviewView,
  payoutsView,
  placeHoldInput,
  releaseHoldInput,
  requestPayoutInput,
  sellerMoneyView,
  sellerTermsView,
  setPlatformTermsInput,
  setSellerTermsInput,
  setTaxIdInput,
  staffListHoldsInput,
  staffListPayoutsInput,
  startOnboardingInput,
  taxIdView,
  updatePayoutTermsInput,
} from "@emporia/contracts/payouts";
import { sellerIdInput } from "@emporia/contracts/sellers";
import {
  statementFileInput,
  statementFileView,
  statementInput,
  statementsView,
  statementView,
} from "@emporia/contracts/statements";
import {
  answerAppeal,
  appealHold,
  changePlatformTerms,
  changeSellerTerms,
  getPayout,
  getSellerMoney,
  getSellerTerms,
  getStatement,
  getStatementFile,
  listHolds,
  listPayouts,
  listStatements,
  placeHold,
  previewPayouts,
  releaseHold,
  requestPayout,
  startOnboarding,
  syncSellerAccount,
  updatePayoutTerms,
} from "@emporia/core/payments";
import { getTaxId, setTaxId } from "@emporia/core/sellers";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

const ok = { ok: true as const };

export const payoutsRouter = router({
  money: sellerProcedure("balance:read")
    .input(moneyCurrencyInput)
    .output(answer(sellerMoneyView))
    .query(({ ctx, input }) => getSellerMoney(ctx.core, { ...input, sellerId: ctx.sellerId })),
  list: sellerProcedure("balance:read")
    .input(pageInput)
    .output(answer(payoutsView))
    .query(({ ctx, input }) => listPayouts(ctx.core, { ...input, sellerId: ctx.sellerId })),
  get: sellerProcedure("balance:read")
    .input(payoutIdInput)
    .output(answer(payoutDetailView))
    .query(({ ctx, input }) => getPayout(ctx.core, { ...input, sellerId: ctx.sellerId })),
  request: sellerProcedure("balance:write")
    .meta({ summary: "Pay out now; the same key pays once" })
    .input(requestPayoutInput)
    .output(answer(payoutIdInput))
    .mutation(({ ctx, input }) =>
      requestPayout(ctx.core, {
        ...input,
        sellerId: ctx.sellerId,
        currency: input.currency ?? ctx.core.market.currency,
      }),
    ),
  appealHold: sellerProcedure("balance:write")
    .meta({ summary: "Say why money should not be kept back; once for each hold" })
    .input(appealHoldInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await appealHold(ctx.core, { ...input, sellerId: ctx.sellerId });
      return ok;
    }),
  updateTerms: sellerProcedure("balance:write")
    .meta({ summary: "Say how often payouts are made and from which amount on" })
    .input(updatePayoutTermsInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await updatePayoutTerms(ctx.core, { ...input, sellerId: ctx.sellerId });
      return ok;
    }),
  startOnboarding: sellerProcedure("balance:write")
    .meta({ summary: "A link to Stripe's page on which a seller says who they are and where their bank is" })
    .input(startOnboardingInput)
    .output(answer(onboardingView))
    .mutation(({ ctx, input }) => startOnboarding(ctx.core, { ...input, sellerId: ctx.sellerId })),
  refreshAccount: sellerProcedure("balance:read")
    .meta({ summary: "Ask Stripe how the account stands" })
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await syncSellerAccount(ctx.core, { sellerId: ctx.sellerId });
      return ok;
    }),
  taxId: sellerProcedure("balance:read")
    .meta({ summary: "The last four of the shop's tax id" })
    .output(answer(taxIdView))
    .query(({ ctx }) => getTaxId(ctx.core, { sellerId: ctx.sellerId })),
  setTaxId: sellerProcedure("balance:write")
    .input(setTaxIdInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await setTaxId(ctx.core, { ...input, sellerId: ctx.sellerId });
      return ok;
    }),
  statements: sellerProcedure("balance:read")
    .input(moneyCurrencyInput)
    .output(answer(statementsView))
    .query(({ ctx, input }) => listStatements(ctx.core, { ...input, sellerId: ctx.sellerId })),
  statement: sellerProcedure("balance:read")
    .input(statementInput)
    .output(answer(statementView))
    .query(({ ctx, input }) => getStatement(ctx.core, { ...input, sellerId: ctx.sellerId })),
  statementFile: sellerProcedure("balance:read")
    .meta({ summary: "A month's statement as CSV or PDF" })
    .input(statementFileInput)
    .output(answer(statementFileView))
    .query(({ ctx, input }) => getStatementFile(ctx.core, { ...input, sellerId: ctx.sellerId })),
  staff: router({
    list: staffProcedure("ledger:read")
      .input(staffListPayoutsInput)
      .output(answer(payoutsView))
      .query(({ ctx, input }) => listPayouts(ctx.core, input)),
    get: staffProcedure("ledger:read")
      .input(payoutIdInput)
      .output(answer(payoutDetailView))
      .query(({ ctx, input }) => getPayout(ctx.core, { ...input, sellerId: null })),
    preview: staffProcedure("ledger:read")
      .meta({ summary: "What the next payouts would be" })
      .output(answer(payoutPreviewView))
      .query(({ ctx }) => previewPayouts(ctx.core)),
    money: staffProcedure("ledger:read")
      .input(sellerIdInput)
      .output(answer(sellerMoneyView))
      .query(({ ctx, input }) => getSellerMoney(ctx.core, input)),
    holds: staffProcedure("ledger:read")
      .input(staffListHoldsInput)
      .output(answer(payoutHoldsView))
      .query(({ ctx, input }) => listHolds(ctx.core, input)),
    placeHold: staffProcedure("payouts:write")
      .input(placeHoldInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await placeHold(ctx.core, input);
        return ok;
      }),
    releaseHold: staffProcedure("payouts:write")
      .input(releaseHoldInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await releaseHold(ctx.core, input);
        return ok;
      }),
    answerAppeal: staffProcedure("payouts:write")
      .meta({ summary: "Keep money back although its seller said that it is wrong, and say why" })
      .input(answerAppealInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await answerAppeal(ctx.core, input);
        return ok;
      }),
    setPlatformTerms: staffProcedure("payouts:write")
      .input(setPlatformTermsInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await changePlatformTerms(ctx.core, input);
        return ok;
      }),
    sellerTerms: staffProcedure("ledger:read")
      .input(sellerIdInput)
      .output(answer(sellerTermsView))
      .query(({ ctx, input }) => getSellerTerms(ctx.core, input)),
    setSellerTerms: staffProcedure("payouts:write")
      .input(setSellerTermsInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await changeSellerTerms(ctx.core, input);
        return ok;
      }),
  }),
});
