import { z } from "zod";
import { currencySchema, idSchema, instantSchema } from "./common";
import { moneySchema } from "./money";

export const statementPeriodSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month is written as 2026-11.");
export const statementInput = z.object({
  period: statementPeriodSchema,
  currency: currencySchema.optional().describe("Home's when absent"),
});
export const statementFileInput = statementInput.extend({ format: z.enum(["csv", "pdf"]) });

export const statementsView = z.object({
  currency: currencySchema,
  currencies: z.array(currencySchema).describe("In which this shop has or had money; home's first"),
  items: z.array(
    z.object({
      period: statementPeriodSchema,
      currency: currencySchema,
      opening: moneySchema,
      closing: moneySchema,
      isOver: z.boolean().describe("False while the month (UTC) lasts"),
    }),
  ),
});
export const statementCategories = [
  "sales",
  "shipping",
  "discounts",
  "commission",
  "fees",
  "tax",
  "refunds",
  "disputes",
  "labels",
  "adjustments",
  "payouts",
] as const;
export type StatementCategory = (typeof statementCategories)[number];
export const statementView = z.object({
  period: statementPeriodSchema,
  currency: currencySchema,
  shopName: z.string(),
  opening: moneySchema.describe("What the shop had at the beginning of the month, wherever it lay"),
  closing: moneySchema,
  sums: z.array(z.object({ category: z.enum(statementCategories), amount: moneySchema })),
  lines: z
    .array(
      z.object({
        id: idSchema,
        category: z.enum(statementCategories),
        note: z.string(),
        sellerOrderNumber: z.string().nullable(),
        amount: moneySchema,
        occurredAt: instantSchema,
      }),
    )
    .describe("Oldest first; the first thousand on the page, all of them in the files"),
  lineCount: z.int(),
});
export type StatementView = z.infer<typeof statementView>;
export const statementFileView = z.object({
  fileName: z.string(),
  contentType: z.string(),
  content: z.string().describe("Base64"),
});
