import { z } from "zod";
import { ownProductFilterInput } from "./catalog";
import { idSchema, instantSchema, pageInput, pageOf } from "./common";
import { productFileFieldNames, productFileFormats } from "./product-files";

export {
  maxProductFileBytes,
  type ProductFileField,
  type ProductFileFormat,
  productFileFieldNames,
  productFileFields,
  productFileFormats,
} from "./product-files";

export const importStatuses = ["UPLOADED", "CHECKING", "CHECKED", "IMPORTING", "DONE", "CANCELLED", "FAILED"] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importIdInput = z.object({ importId: idSchema });
export const checkImportInput = importIdInput.extend({
  columns: z
    .array(z.enum(productFileFieldNames).nullable())
    .max(500)
    .optional()
    .describe("What each column of the file means, in their order; null leaves one out. Absent stays as proposed"),
  publishes: z.boolean().default(true).describe("Whether what the file calls active is shown to shoppers at once"),
  overwrites: z.boolean().default(true).describe("Whether products that exist are changed, or left as they are"),
});
export const listImportsInput = pageInput;
/** Which of the shop's products to export: the filter of their list. */
export const exportProductsInput = ownProductFilterInput;

const changeView = z.object({ field: z.string(), before: z.string(), after: z.string() });
export const importPreviewView = z.object({
  line: z.int(),
  handle: z.string(),
  name: z.string(),
  outcome: z.enum(["created", "updated"]),
  changes: z.array(changeView),
});
export type ImportPreviewView = z.infer<typeof importPreviewView>;
export const importProblemView = z.object({
  line: z.int(),
  column: z.string(),
  handle: z.string(),
  message: z.string(),
});
export const importRowView = z.object({
  id: idSchema,
  fileName: z.string(),
  byteCount: z.int(),
  status: z.enum(importStatuses),
  productCount: z.int().nullable().describe("Products in the file; null until they are counted"),
  doneCount: z.int().describe("Products read in this pass"),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int().describe("Products left as they are because they exist already"),
  failed: z.int().describe("Cells and rows that could not be imported"),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type ImportRowView = z.infer<typeof importRowView>;
export const importsView = pageOf(importRowView);
export const importView = importRowView.extend({
  format: z.enum(productFileFormats),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      samples: z.array(z.string()),
      field: z.enum(productFileFieldNames).nullable(),
    }),
  ),
  publishes: z.boolean(),
  overwrites: z.boolean(),
  failure: z.string().nullable().describe("Why the file cannot be imported at all"),
  preview: z.array(importPreviewView).describe("The first products that are created or changed"),
  problems: z.array(importProblemView).describe("The first hundred, in the order of the file"),
});
export type ImportView = z.infer<typeof importView>;
