import { z } from "zod";
import { emailSchema, idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { needsReporter, reportReasons, reportStatuses } from "./report-reasons";

export const reportProductInput = z
  .object({
    productId: z.string().min(1).max(160).describe("Id or slug"),
    reason: z.enum(reportReasons, "Choose what is wrong with it."),
    explanation: textSchema(20, 4000, "The explanation").describe("What is wrong, and where on the page it is seen"),
    name: textSchema(0, 120, "Name").default(""),
    email: z
      .union([z.literal(""), emailSchema])
      .default("")
      .describe("Where receipt is confirmed and the decision is told"),
    isGoodFaith: z
      .boolean()
      .refine((said) => said, "Confirm that what you report is accurate and complete, as far as you know."),
  })
  .superRefine(({ reason, name, email }, ctx) => {
    if (!needsReporter(reason)) return;
    const message = "A report of something illegal needs it; the shop does not learn it.";
    for (const [field, value] of Object.entries({ name, email }))
      if (value === "") ctx.addIssue({ code: "custom", path: [field], message });
  });

export const reportedProductView = z.object({
  isConfirmed: z.boolean().describe("A mail confirms the receipt, where an address was given"),
});

export const listReportsInput = pageInput.extend({ status: z.enum(reportStatuses).default("OPEN") });
export const reportIdInput = z.object({ reportId: idSchema });
export const decideReportInput = reportIdInput.extend({
  decision: z.enum(["UPHELD", "DISMISSED"], "Say whether the report was right."),
  reason: textSchema(10, 2000, "Reason").describe("Who reported it reads it word for word"),
  withOthers: z.boolean().default(false).describe("Decides all open reports of the product alike"),
});

export const reportRowView = z.object({
  id: idSchema,
  status: z.enum(reportStatuses),
  reason: z.enum(reportReasons),
  product: z.object({
    id: idSchema.nullable().describe("Null once it was deleted"),
    name: z.string(),
    slug: z.string(),
    picture: pictureView.nullable(),
    isShown: z.boolean().describe("Shoppers see it now"),
  }),
  seller: z.object({ id: idSchema, shopName: z.string() }),
  openCount: z.int().describe("Open reports of the same product"),
  reportedAt: instantSchema,
});
export const reportsView = pageOf(reportRowView);
export const reportView = reportRowView.extend({
  explanation: z.string(),
  url: z.string().describe("The page that was reported"),
  reporter: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    userId: idSchema.nullable().describe("Of who was signed in"),
  }),
  decision: z
    .object({ reason: z.string(), decidedAt: instantSchema, decidedBy: z.string().describe("The name of staff") })
    .nullable(),
});
export type ReportView = z.infer<typeof reportView>;
