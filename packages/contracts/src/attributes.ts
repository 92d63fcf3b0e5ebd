import { z } from "zod";
import { attributeKinds } from "./catalog/constants";
import { idSchema, optionalTextSchema, slugSchema, textSchema } from "./common";

export { type AttributeKind, attributeKinds } from "./catalog/constants";

export const attributeOptionView = z.object({ code: z.string(), label: z.string() });
/** Something that can be said of products in one way: how wide, of which material, whether dishwasher-safe. */
export const attributeView = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  kind: z.enum(attributeKinds),
  unit: z.string().nullable().describe("Of a number, as shoppers read it"),
  isFilterable: z.boolean(),
  options: z.array(attributeOptionView).describe("Of a select, in order"),
});
export type AttributeView = z.infer<typeof attributeView>;
/** An attribute as a category asks for it. */
export const askedAttributeView = attributeView.extend({ isRequired: z.boolean() });
export type AskedAttributeView = z.infer<typeof askedAttributeView>;

/** What products say of themselves, by the attribute's code: an option's code, a number, yes or no. */
export const attributeValueSchema = z.union([z.string().max(80), z.number().min(-1e12).max(1e12), z.boolean()]);
export type AttributeValue = z.infer<typeof attributeValueSchema>;

const attributeFields = z.object({
  name: textSchema(1, 60, "Name"),
  unit: optionalTextSchema(20, "Unit"),
  isFilterable: z.boolean().default(true),
  options: z
    .array(
      z.object({
        code: slugSchema.optional().describe("Of the option to keep; absent for a new one"),
        label: textSchema(1, 60, "Option"),
      }),
    )
    .max(200, "An attribute can have 200 options at most.")
    .default([])
    .describe("All it has, in this order"),
});
export const createAttributeInput = attributeFields.extend({ kind: z.enum(attributeKinds) });
export const updateAttributeInput = attributeFields.extend({ attributeId: idSchema });
export const attributeIdInput = z.object({ attributeId: idSchema });
