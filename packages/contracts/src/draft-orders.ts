import { z } from "zod";
import { cartItemView, maxItemsPerCart, maxQuantityPerItem } from "./cart";
import { shippingRateView } from "./checkout";
import { emailSchema, idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";
import { postalAddressSchema, postalAddressView } from "./identity";
import { moneySchema } from "./money";

export const draftOrderStatuses = ["OPEN", "SENT", "EXPIRED", "PLACED", "CANCELLED"] as const;
export type DraftOrderStatus = (typeof draftOrderStatuses)[number];

const itemsInput = z
  .array(
    z.object({
      variantId: idSchema,
      quantity: z
        .int()
        .min(1, "Add at least one.")
        .max(maxQuantityPerItem, `An order can have ${maxQuantityPerItem} of a thing at most.`),
    }),
  )
  .max(maxItemsPerCart, `An order can have ${maxItemsPerCart} items at most.`);
const shippingInput = z
  .array(
    z.union([
      z.object({ sellerId: idSchema, rateId: z.string().min(1).max(100) }),
      z.object({
        sellerId: idSchema,
        name: textSchema(1, 60, "Name of the shipping"),
        amount: z.int().min(0).describe("Minor units; never less than the least that the shop asks for itself"),
        minDays: z.int().min(0).max(60),
        maxDays: z.int().min(0).max(90),
      }),
    ]),
  )
  .max(maxItemsPerCart)
  .describe("One for each seller: a rate of the shop's, or a sum that was agreed");

export const draftOrderIdInput = z.object({ draftOrderId: idSchema });
export const createDraftOrderInput = z.object({
  email: emailSchema.describe("Of the customer; an account with it gets the order"),
  market: z.string().trim().max(20).optional().describe("Home when absent"),
  items: itemsInput.default([]),
  shippingAddress: postalAddressSchema.optional(),
  shipping: shippingInput.optional(),
  message: textSchema(0, 1000, "Message").default("").describe("The customer reads it"),
  note: textSchema(0, 1000, "Note").default("").describe("For staff"),
});
export const updateDraftOrderInput = z.object({
  draftOrderId: idSchema,
  email: emailSchema.optional(),
  items: itemsInput.optional().describe("All of them; their prices are those of now"),
  shippingAddress: postalAddressSchema.optional(),
  shipping: shippingInput.optional(),
  message: textSchema(0, 1000, "Message").optional(),
  note: textSchema(0, 1000, "Note").optional(),
});
const freeShipping = z.boolean().default(false).describe("The shipping too");
export const draftDiscountSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percentage"),
    basisPoints: z.int().min(1, "Take something off.").max(10_000, "That is more than all of it."),
    freeShipping,
  }),
  z.object({
    kind: z.literal("fixed"),
    amount: z.int().min(1, "Take something off.").max(100_000_000).describe("Minor units, of the items"),
    freeShipping,
  }),
  z.object({ kind: z.literal("free_shipping") }),
]);
export const discountDraftOrderInput = z.object({
  draftOrderId: idSchema,
  discount: draftDiscountSchema.nullable().describe("The platform funds it; null takes it back"),
  reason: textSchema(3, 200, "Reason"),
});
export const sendDraftOrderInput = z.object({
  draftOrderId: idSchema,
  days: z.int().min(1, "Give them a day at least.").max(30, "A link works for 30 days at most.").default(7),
});
export const cancelDraftOrderInput = z.object({ draftOrderId: idSchema, reason: textSchema(3, 300, "Reason") });
export const listDraftOrdersInput = pageInput.extend({
  status: z.enum(draftOrderStatuses).optional(),
  query: z.string().trim().max(100).optional().describe("A number or a part of the address"),
});
/** What its mail opens. */
export const draftOfferInput = z.object({ draftOrderId: idSchema, token: z.string().max(200) });

const draftMoney = {
  subtotal: moneySchema,
  discount: moneySchema,
  shipping: moneySchema,
  tax: moneySchema,
  isTaxIncluded: z.boolean().describe("Whether prices have the tax within; it is then not on top of them"),
  total: moneySchema,
};
const offeredRateView = shippingRateView.omit({ parts: true });
const agreedShippingView = offeredRateView.extend({
  isNamed: z.boolean().describe("A sum that was agreed, and no rate of the shop's"),
});
const draftGroupView = z.object({
  seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string() }),
  items: z.array(cartItemView.omit({ addedAt: true })),
  shipping: agreedShippingView.nullable(),
});
export const draftOrderRowView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(draftOrderStatuses),
  email: z.string(),
  itemCount: z.int(),
  total: moneySchema,
  expiresAt: instantSchema.nullable(),
  updatedAt: instantSchema,
});
export const draftOrdersView = pageOf(draftOrderRowView);
export const draftOrderView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(draftOrderStatuses),
  email: z.string(),
  customer: z
    .object({ id: idSchema, name: z.string(), credit: moneySchema.describe("What they have to pay with") })
    .nullable()
    .describe("Whose account has the address"),
  market: z.string(),
  currency: z.string(),
  groups: z.array(draftGroupView.extend({ rates: z.array(offeredRateView).describe("What the shop offers there") })),
  shippingAddress: postalAddressView.nullable(),
  discountTerms: draftDiscountSchema.nullable(),
  discountReason: z.string(),
  ...draftMoney,
  message: z.string(),
  note: z.string(),
  missing: z.array(z.string()).describe("What has to be there before it can be sent, in sentences"),
  issues: z.array(z.string()).describe("What stands against it now, such as stock that is gone"),
  link: z.string().nullable().describe("What the mail opens, while it works"),
  sentAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
  cancelReason: z.string().nullable(),
  order: z.object({ id: idSchema, number: z.string() }).nullable(),
  history: z.array(z.object({ id: idSchema, action: z.string(), at: instantSchema, by: z.string().nullable() })),
  createdAt: instantSchema,
});
export type DraftOrderView = z.infer<typeof draftOrderView>;
/** What the customer sees before they pay. */
export const draftOfferView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(draftOrderStatuses),
  groups: z.array(draftGroupView),
  shippingAddress: postalAddressView.nullable(),
  discountReason: z.string(),
  ...draftMoney,
  message: z.string(),
  issues: z.array(z.string()),
  expiresAt: instantSchema.nullable(),
  order: z
    .object({ id: idSchema, number: z.string(), token: z.string() })
    .nullable()
    .describe("Once it is paid for: opens the order without signing in"),
});
export type DraftOfferView = z.infer<typeof draftOfferView>;
export const openedOfferView = z.object({
  checkoutId: idSchema,
  cartId: idSchema.nullable().describe("What a guest names to own the checkout, in x-cart-id"),
});
