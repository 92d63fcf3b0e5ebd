import { okView } from "@emporia/contracts/common";
import { jobIdInput, jobsView, listJobsInput } from "@emporia/contracts/platform";
import { listJobs, retryJob } from "@emporia/core/platform";
import { answer, router, staffProcedure } from "../trpc";

export const jobsRouter = router({
  list: staffProcedure("jobs:read")
    .input(listJobsInput)
    .output(answer(jobsView))
    .query(({ ctx, input }) => listJobs(ctx.core, input)),
  retry: staffProcedure("jobs:write")
    .input(jobIdInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await retryJob(ctx.core, input);
      return { ok: true as const };
    }),
});
