import { z } from "zod";
import { idSchema, instantSchema, pictureView } from "./common";
import { moneySchema } from "./money";
import { discountView } from "./pricing";
import { couponView } from "./promotions";

export const maxQuantityPerItem = 99;
export const maxItemsPerCart = 100;
const tooMany = `You can buy ${maxQuantityPerItem} of a thing at most.`;
// A number beyond all whole ones is too many as well.
const quantity = z
  .int({ error: (issue) => (issue.code === "too_big" ? tooMany : undefined) })
  .max(maxQuantityPerItem, tooMany);
export const addCartItemInput = z.object({
  variantId: idSchema,
  productId: idSchema.optional().describe("Not needed; kept for clients that send both"),
  quantity: quantity.min(1, "Add at least one.").default(1),
});
export const updateCartItemInput = z.object({
  itemId: idSchema,
  quantity: quantity.min(0, "A quantity cannot be negative.").describe("0 removes the item"),
});
export const cartItemIdInput = z.object({ itemId: idSchema });

export const cartIssueView = z.discriminatedUnion("issue", [
  z.object({ itemId: idSchema, issue: z.literal("OUT_OF_STOCK"), available: z.int(), message: z.string() }),
  z.object({
    itemId: idSchema,
    issue: z.literal("PRICE_CHANGED"),
    oldPrice: moneySchema,
    newPrice: moneySchema,
    message: z.string(),
  }),
  z.object({ itemId: idSchema, issue: z.literal("PRODUCT_UNAVAILABLE"), message: z.string() }),
  z.object({
    itemId: idSchema,
    issue: z.literal("SHOP_AWAY"),
    until: z.iso.date().describe("The first day on which its shop is back"),
    message: z.string(),
  }),
  z
    .object({ itemId: idSchema, issue: z.literal("NO_LONGER_IN_CART"), message: z.string() })
    .describe("Of a checkout: it was ordered or taken out of the cart in the meantime"),
]);
export type CartIssueView = z.infer<typeof cartIssueView>;
export const cartItemView = z.object({
  id: idSchema,
  productId: idSchema,
  variantId: idSchema,
  slug: z.string(),
  name: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  picture: pictureView.nullable(),
  price: moneySchema.describe("As it was when the item was added or the change accepted"),
  quantity: z.int(),
  subtotal: moneySchema,
  discount: moneySchema,
  available: z.int().nullable(),
  shipsBy: z.iso
    .date()
    .nullable()
    .describe("The day by which it ships where more are wanted than are there, or while its shop is on a break"),
  addedAt: instantSchema,
});
export const cartGroupView = z.object({
  seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string(), city: z.string(), state: z.string() }),
  items: z.array(cartItemView),
  subtotal: moneySchema,
  shippingFrom: moneySchema.nullable().describe("The cheapest shipping this seller offers for these items"),
  parcelCount: z.int().describe("In how many parcels this seller sends these items"),
  freeShippingOver: moneySchema.nullable(),
});
export const cartView = z.object({
  id: idSchema.describe("Send it as the header x-cart-id"),
  groups: z.array(cartGroupView),
  itemCount: z.int(),
  subtotal: moneySchema,
  coupons: z.array(couponView),
  discounts: z.array(discountView),
  discount: moneySchema,
  total: moneySchema.describe("Less discounts; shipping, and tax where it is not within the prices, come on top"),
  issues: z.array(cartIssueView),
});
export type CartView = z.infer<typeof cartView>;
/** What changing the cart answers: cheap, so that adding stays quick. Read the cart for prices and pictures. */
export const cartChangeView = z.object({
  id: idSchema,
  item: z
    .object({ id: idSchema, variantId: idSchema, quantity: z.int(), price: moneySchema, name: z.string() })
    .nullable(),
  itemCount: z.int(),
  subtotal: moneySchema,
});
export const cartIssuesView = z.object({ issues: z.array(cartIssueView) });
