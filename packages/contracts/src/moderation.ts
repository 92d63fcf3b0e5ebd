import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { policyCodes } from "./policies";

export const submissionStatuses = ["WAITING", "APPROVED", "RETURNED", "WITHDRAWN"] as const;

/** What became of a product, or of changes to it, that staff look at before shoppers do. */
export const moderationView = z.object({
  status: z.enum(submissionStatuses),
  reason: z.string().nullable().describe("Why it came back"),
  isNew: z.boolean().describe("False for changes to a product that shoppers see"),
  submittedAt: instantSchema,
});

export const listSubmissionsInput = pageInput;
export const submissionIdInput = z.object({ submissionId: idSchema });
const decided = submissionIdInput.extend({
  version: z.int().describe("Of the product that was looked at; refused when it has changed since"),
});
export const approveSubmissionInput = decided;
export const returnSubmissionInput = decided.extend({
  policy: z.enum(policyCodes).optional().describe("What it is about"),
  reason: textSchema(10, 1000, "Reason").describe("The seller reads it word for word"),
  note: textSchema(0, 1000, "Note").default("").describe("For the record; the seller does not see it"),
});

export const submissionRowView = z.object({
  id: idSchema,
  productId: idSchema,
  version: z.int(),
  name: z.string(),
  picture: pictureView.nullable(),
  seller: z.object({ id: idSchema, shopName: z.string() }),
  isNew: z.boolean(),
  takedown: z
    .object({ policy: z.enum(policyCodes), reason: z.string() })
    .nullable()
    .describe("Staff took it off sale; approving it lifts that"),
  submittedAt: instantSchema,
});
export const submissionsView = pageOf(submissionRowView);
export const submissionView = submissionRowView.extend({
  status: z.enum(submissionStatuses),
  slug: z.string(),
  changes: z
    .array(z.object({ field: z.string(), before: z.string(), after: z.string() }))
    .describe("What differs from what shoppers see; of a new product all that is said"),
  picturesBefore: z.array(pictureView),
  picturesAfter: z.array(pictureView),
  variants: z.array(z.object({ title: z.string(), price: z.string(), sku: z.string() })).describe("The first twenty"),
  variantCount: z.int(),
});
export type SubmissionView = z.infer<typeof submissionView>;
export const setTrustInput = z.object({ sellerId: idSchema, isTrusted: z.boolean() });
