import {
  answerChargebackInput,
  chargebackIdInput,
  chargebacksView,
  chargebackView,
  decideBearerInput,
  decideDisputedPartsInput,
  staffListChargebacksInput,
} from "@emporia/contracts/chargebacks";
import { okView } from "@emporia/contracts/common";
import { answerDispute, decideBearer, decideDisputedParts, getDispute, listDisputes } from "@emporia/core/payments";
import { answer, router, staffProcedure } from "../trpc";

/** What shoppers' banks ask back. */
export const chargebacksRouter = router({
  list: staffProcedure("orders:read")
    .input(staffListChargebacksInput)
    .output(answer(chargebacksView))
    .query(({ ctx, input }) => listDisputes(ctx.core, input)),
  get: staffProcedure("orders:read")
    .input(chargebackIdInput)
    .output(answer(chargebackView))
    .query(({ ctx, input }) => getDispute(ctx.core, input)),
  answer: staffProcedure("chargebacks:write")
    .meta({ summary: "Give the bank evidence; it is sent once" })
    .input(answerChargebackInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input: { disputeId, ...evidence } }) => {
      await answerDispute(ctx.core, { disputeId, evidence });
      return { ok: true as const };
    }),
  decideBearer: staffProcedure("chargebacks:write")
    .meta({ summary: "Say who bears an open dispute if it is lost" })
    .input(decideBearerInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await decideBearer(ctx.core, input);
      return { ok: true as const };
    }),
  decideParts: staffProcedure("chargebacks:write")
    .meta({ summary: "Say which sellers' parts an open dispute is about" })
    .input(decideDisputedPartsInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await decideDisputedParts(ctx.core, input);
      return { ok: true as const };
    }),
});
