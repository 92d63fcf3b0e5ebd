import { okView } from "@emporia/contracts/common";
import {
  pinInput,
  redirectQueryInput,
  savePinInput,
  saveRedirectInput,
  saveSynonymsInput,
  searchReportView,
  searchRulesView,
  searchStateView,
  stopWordInput,
  synonymsIdInput,
} from "@emporia/contracts/search";
import type { Ctx } from "@emporia/core/platform";
import {
  addPin,
  addStopWord,
  getRules,
  getSearchReport,
  getSearchState,
  removePin,
  removeRedirect,
  removeStopWord,
  removeSynonyms,
  requestCheck,
  requestRebuild,
  saveRedirect,
  saveSynonyms,
} from "@emporia/core/search";
import type { z } from "zod";
import { answer, router, staffProcedure } from "../trpc";

/** Something that staff have done about searching, and that answers nothing. */
const doing = <Schema extends z.ZodType>(input: Schema, work: (ctx: Ctx, given: z.output<Schema>) => Promise<void>) =>
  staffProcedure("search:write")
    .input(input)
    .output(answer(okView))
    .mutation(async ({ ctx, input: given }) => {
      await work(ctx.core, given as z.output<Schema>);
      return { ok: true as const };
    });

export const searchRouter = router({
  state: staffProcedure("search:read")
    .output(answer(searchStateView))
    .query(({ ctx }) => getSearchState(ctx.core)),
  report: staffProcedure("search:read")
    .output(answer(searchReportView))
    .query(({ ctx }) => getSearchReport(ctx.core)),
  rules: staffProcedure("search:read")
    .output(answer(searchRulesView))
    .query(({ ctx }) => getRules(ctx.core)),
  rebuild: staffProcedure("search:write")
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await requestRebuild(ctx.core);
      return { ok: true as const };
    }),
  check: staffProcedure("search:write")
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await requestCheck(ctx.core);
      return { ok: true as const };
    }),
  saveSynonyms: doing(saveSynonymsInput, saveSynonyms),
  removeSynonyms: doing(synonymsIdInput, removeSynonyms),
  addStopWord: doing(stopWordInput, addStopWord),
  removeStopWord: doing(stopWordInput, removeStopWord),
  addPin: doing(savePinInput, addPin),
  removePin: doing(pinInput, removePin),
  saveRedirect: doing(saveRedirectInput, saveRedirect),
  removeRedirect: doing(redirectQueryInput, removeRedirect),
});
