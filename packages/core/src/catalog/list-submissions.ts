import type { listSubmissionsInput, SubmissionView, submissionsView } from "@emporia/contracts/moderation";
import { formatMoney, money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform/index";
import { variantTitle } from "./product-content";
import { asWritten } from "./proposals";
import { findOwnProductState } from "./queries/product-state";
import { findSubmission, findSubmissionRow, listCategoryPaths, listWaitingSubmissions } from "./queries/submissions";
import { picturesOf, shownChanges } from "./shown-changes";

const MAX_VARIANTS = 20;

/** What waits for staff, the longest first. */
export async function listSubmissions(
  ctx: Ctx,
  input: z.output<typeof listSubmissionsInput>,
): Promise<z.output<typeof submissionsView>> {
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const rows = await listWaitingSubmissions(ctx.db, after, input.limit);
  return toPage(
    rows,
    input.limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

/** What a shop has handed in, beside what shoppers see of it. @throws NotFound no such submission */
export async function getSubmission(ctx: Ctx, input: { submissionId: string }): Promise<SubmissionView> {
  const submission = await findSubmission(ctx.db, input.submissionId);
  const row = submission && (await findSubmissionRow(ctx.db, submission.id));
  const product = submission && (await findOwnProductState(ctx.db, submission.sellerId, submission.productId));
  if (!row || !product) throw new NotFound("This submission");
  const written = row.isNew ? product : asWritten(product);
  const categoryIds = [product.categoryId, written.categoryId].filter((id) => id !== null);
  const before = row.isNew ? undefined : product;
  return {
    ...row,
    changes: shownChanges(before, written, await listCategoryPaths(ctx.db, categoryIds)),
    picturesBefore: picturesOf(before),
    picturesAfter: picturesOf(written),
    variants: written.variants.slice(0, MAX_VARIANTS).map(({ optionValues, price, sku }) => ({
      title: variantTitle(optionValues),
      price: price ? formatMoney(money(price.amount, price.currency)) : "",
      sku: sku ?? "",
    })),
    variantCount: written.variants.length,
  };
}
