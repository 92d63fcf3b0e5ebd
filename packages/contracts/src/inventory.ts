import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";

const reason = textSchema(0, 300, "Reason").default("");
const locationName = textSchema(1, 60, "Name");

export const adjustStockInput = z.object({
  variantId: idSchema,
  locationId: idSchema.optional().describe("The location that was counted; without it the whole stock"),
  onHand: z.int().min(0).max(1_000_000),
  reason,
});
export const countPlacesInput = z.object({
  counts: z
    .array(
      z.object({
        variantId: idSchema,
        locationId: idSchema,
        onHand: z
          .int("Enter a whole number.")
          .min(0, "There cannot be fewer than none.")
          .max(1_000_000, "Write 1,000,000 at most."),
        before: z.int().optional().describe("What stood there; a count that says the same is left alone"),
      }),
    )
    .min(1, "Nothing was counted.")
    .max(500, "500 counts can be saved at once."),
  reason,
});
export const stockView = z.object({ variantId: idSchema, onHand: z.int(), reserved: z.int(), available: z.int() });

export const addLocationInput = z.object({ name: locationName });
export const updateLocationInput = z.object({
  locationId: idSchema,
  name: locationName.optional(),
  isDefault: z.boolean().optional().describe("Stock that nobody says the location of is there from now on"),
});
export const locationIdInput = z.object({ locationId: idSchema });
export const locationView = z.object({
  id: idSchema,
  name: z.string(),
  isDefault: z.boolean(),
  variantCount: z.int().describe("Variants of which something is there"),
  onHand: z.int(),
});
export const locationsView = z.object({ items: z.array(locationView) });

export const transferStockInput = z.object({
  transferId: idSchema.optional().describe("Made by the client; the same id moves once. Without it every call moves"),
  fromLocationId: idSchema,
  toLocationId: idSchema,
  items: z
    .array(z.object({ variantId: idSchema, quantity: z.int().min(1, "Move at least one.").max(1_000_000) }))
    .min(1, "Say what is moved.")
    .max(200),
  note: textSchema(0, 300, "Note").default(""),
});
export const transferView = z.object({ id: idSchema });

export const productStockInput = z.object({ productId: idSchema });
/** What is where of the variants of a product. */
export const productStockView = z.object({
  locations: z.array(z.object({ id: idSchema, name: z.string(), isDefault: z.boolean() })),
  levels: z.array(z.object({ variantId: idSchema, locationId: idSchema, onHand: z.int() })),
});

export const movementKinds = ["counted", "adjusted", "imported", "deducted", "returned", "transferred"] as const;
export const listMovementsInput = pageInput.extend({ productId: idSchema.optional() });
export const movementView = z.object({
  id: idSchema,
  kind: z.enum(movementKinds),
  quantity: z.int().describe("More than 0 came, fewer went"),
  onHandAfter: z.int().describe("Of the variant, at all locations together"),
  reason: z.string().nullable(),
  actor: z.string().describe("Who did it, as people read it"),
  occurredAt: instantSchema,
  productId: idSchema,
  productName: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  locationName: z.string(),
  sellerOrderId: idSchema.nullable(),
  orderNumber: z.string().nullable(),
});
export const movementsView = pageOf(movementView);
