import { z } from "zod";
import { ownProductFilterInput } from "./catalog";
import { idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";

const maxAmount = 100_000_000;

/** What a new price is brought to: the nearest cent, the nearest whole, or the nearest that ends in these cents. */
export const priceRoundings = ["cent", "whole", "95", "99"] as const;
export type PriceRounding = (typeof priceRoundings)[number];

export const priceActionInput = z.object({
  type: z.literal("price"),
  mode: z.enum(["percent", "add", "set"]),
  value: z
    .int("Enter a number.")
    .min(-maxAmount)
    .max(maxAmount)
    .describe("With percent hundredths of a percent: 1000 is 10 % more, -1000 is 10 % less; else minor units"),
  rounding: z.enum(priceRoundings).default("cent"),
});
export const tagsActionInput = z.object({
  type: z.literal("tags"),
  add: z
    .array(textSchema(1, 60, "Tag"))
    .max(50)
    .default([]),
  remove: z
    .array(textSchema(1, 60, "Tag"))
    .max(50)
    .default([]),
});
export const categoryActionInput = z.object({ type: z.literal("category"), categoryId: idSchema });
export const statusActionInput = z.object({ type: z.literal("status"), status: z.enum(["PUBLISHED", "ARCHIVED"]) });
export const shippingActionInput = z.object({
  type: z.literal("shipping"),
  shippingProfileId: idSchema.nullable().describe("Null for the general profile"),
});
export const stockActionInput = z.object({
  type: z.literal("stock"),
  mode: z.enum(["set", "add"]),
  value: z
    .int("Enter a whole number.")
    .min(-1_000_000)
    .max(1_000_000)
    .describe("Units; with add more, or fewer below zero"),
});
export const bulkActionInput = z.discriminatedUnion("type", [
  priceActionInput,
  tagsActionInput,
  categoryActionInput,
  statusActionInput,
  stockActionInput,
  shippingActionInput,
]);
export type BulkAction = z.output<typeof bulkActionInput>;

/** Which products: the filter of their list, or just those that were ticked in it. */
export const bulkFilterInput = ownProductFilterInput.extend({
  productIds: z.array(idSchema).min(1).max(200, "200 products can be ticked at most.").optional(),
});
export type BulkFilter = z.output<typeof bulkFilterInput>;

export const createBulkEditInput = z.object({ filter: bulkFilterInput, action: bulkActionInput });
export const bulkEditIdInput = z.object({ bulkEditId: idSchema });
export const listBulkEditsInput = pageInput;

export const bulkEditStatuses = ["CHECKING", "CHECKED", "APPLYING", "DONE", "UNDOING", "UNDONE", "CANCELLED"] as const;
export type BulkEditStatus = (typeof bulkEditStatuses)[number];

const productRef = z.object({ productId: idSchema, name: z.string() });
export const bulkEditRowView = z.object({
  id: idSchema,
  status: z.enum(bulkEditStatuses),
  action: bulkActionInput,
  productCount: z.int(),
  doneCount: z.int().describe("Products read in this pass"),
  changed: z.int(),
  submitted: z.int().describe("Wait for staff, because the shop is not trusted; counted apart from those changed"),
  unchanged: z.int(),
  failed: z.int(),
  createdAt: instantSchema,
});
export type BulkEditRowView = z.infer<typeof bulkEditRowView>;
export const bulkEditsView = pageOf(bulkEditRowView);
export const bulkEditView = bulkEditRowView.extend({
  filter: bulkFilterInput,
  categoryName: z.string().nullable().describe("Of the action"),
  preview: z
    .array(
      productRef.extend({
        changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    )
    .describe("The first products that are changed"),
  problems: z
    .array(productRef.extend({ message: z.string() }))
    .describe("The first hundred that are left as they are, and why"),
});
export type BulkEditView = z.infer<typeof bulkEditView>;

const cellValues = z.object({
  price: z.int().min(0, "A price cannot be negative.").max(maxAmount, "A price can be 1,000,000.00 at most."),
  onHand: z.int().min(0, "There cannot be fewer than none.").max(1_000_000, "Write 1,000,000 at most."),
});
/** Cells of the grid that were changed, each with what stood there before. */
export const saveGridInput = z.object({
  cells: z
    .array(
      z.discriminatedUnion("field", [
        z.object({
          variantId: idSchema,
          field: z.literal("price"),
          value: cellValues.shape.price,
          before: z.int().nullable(),
        }),
        z.object({
          variantId: idSchema,
          field: z.literal("onHand"),
          value: cellValues.shape.onHand,
          before: z.int(),
        }),
      ]),
    )
    .min(1, "Nothing was changed.")
    .max(2000, "2,000 cells can be saved at once."),
});
export type GridCell = z.output<typeof saveGridInput>["cells"][number];
export const gridSavedView = z.object({
  saved: z.int(),
  problems: z.array(z.object({ variantId: idSchema, field: z.enum(["price", "onHand"]), message: z.string() })),
});
export const listGridInput = pageInput.extend(bulkFilterInput.shape);
export const gridRowView = z.object({
  productId: idSchema,
  name: z.string(),
  status: z.enum(["DRAFT", "PUBLISHED", "ARCHIVED"]),
  variants: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      sku: z.string().nullable(),
      price: z.int().nullable().describe("Minor units"),
      onHand: z.int(),
      reserved: z.int(),
      isCounted: z.boolean(),
    }),
  ),
});
export const gridView = pageOf(gridRowView).extend({
  productCount: z.int().nullable().describe("Of all that the filter finds; null when that may be more than 2,000"),
});
export type GridView = z.infer<typeof gridView>;
