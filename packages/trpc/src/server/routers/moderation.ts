import { previewLinkView, productIdInput } from "@emporia/contracts/catalog";
import { okView } from "@emporia/contracts/common";
import {
  approveSubmissionInput,
  listSubmissionsInput,
  returnSubmissionInput,
  submissionIdInput,
  submissionsView,
  submissionView,
} from "@emporia/contracts/moderation";
import {
  approveSubmission,
  getStaffPreviewLink,
  getSubmission,
  listSubmissions,
  returnSubmission,
} from "@emporia/core/catalog";
import { answer, router, staffProcedure } from "../trpc";

export const moderationRouter = router({
  list: staffProcedure("catalog:write")
    .meta({ summary: "What waits for staff, the longest first" })
    .input(listSubmissionsInput)
    .output(answer(submissionsView))
    .query(({ ctx, input }) => listSubmissions(ctx.core, input)),
  get: staffProcedure("catalog:write")
    .meta({ summary: "What a shop has handed in, beside what shoppers see" })
    .input(submissionIdInput)
    .output(answer(submissionView))
    .query(({ ctx, input }) => getSubmission(ctx.core, input)),
  previewLink: staffProcedure("catalog:write")
    .meta({ summary: "An address at which a product is seen as shoppers would see it" })
    .input(productIdInput)
    .output(answer(previewLinkView))
    .query(({ ctx, input }) => getStaffPreviewLink(ctx.core, input)),
  approve: staffProcedure("catalog:write")
    .meta({ summary: "Show it to shoppers" })
    .input(approveSubmissionInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => approveSubmission(ctx.core, input)),
  sendBack: staffProcedure("catalog:write")
    .meta({ summary: "Send it back to its seller with a reason" })
    .input(returnSubmissionInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => returnSubmission(ctx.core, input)),
});
