import { z } from "zod";
import { maxQuantityPerItem } from "./cart";
import { shippingRateView } from "./checkout";
import { idSchema, instantSchema, pictureView, textSchema } from "./common";
import { moneySchema } from "./money";

/** A change of a placed order that its shopper has to agree to. */
export const amendmentStatuses = ["PROPOSED", "APPLIED", "ENDED"] as const;
export type AmendmentStatus = (typeof amendmentStatuses)[number];
/** Overtaken: what it was about was cancelled meanwhile. */
export const amendmentEndings = ["declined", "withdrawn", "expired", "overtaken"] as const;
export type AmendmentEnding = (typeof amendmentEndings)[number];

const MOST_ITEMS = 50;

const removedInput = z
  .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
  .max(200)
  .default([])
  .describe("Units that the order loses; what was paid for them is given back");
const addedInput = z
  .array(
    z.object({
      variantId: idSchema,
      quantity: z
        .int()
        .min(1, "Add at least one.")
        .max(maxQuantityPerItem, `An order can have ${maxQuantityPerItem} of a thing at most.`),
    }),
  )
  .max(MOST_ITEMS, `${MOST_ITEMS} things can be added at once.`)
  .default([])
  .describe("Units of the same shop that the order gains, at the prices of now");
const rateInput = z
  .string()
  .min(1)
  .max(100)
  .nullable()
  .default(null)
  .describe(
    "By which rate of the shop what is added is sent; null: along with the rest, for nothing; where nothing of the part remains, for what was paid for its shipping",
  );

export const amendOrderInput = z.object({
  sellerOrderId: idSchema,
  removed: removedInput,
  added: addedInput,
  rateId: rateInput,
  reason: textSchema(3, 300, "Reason").describe("The shopper reads it"),
  days: z
    .int()
    .min(1, "Give them a day at least.")
    .max(14, "Stock is set aside for 14 days at most.")
    .default(3)
    .describe("How long what is added is set aside and can be paid for"),
  expected: z
    .object({ toPay: z.int().min(0), givenBack: z.int().min(0) })
    .optional()
    .describe("What the quote said, in minor units; where it comes to something else now, nothing is changed"),
  key: z.string().min(8).max(100).describe("The caller's own; the same again changes nothing again"),
});
export const quoteAmendmentInput = amendOrderInput.pick({
  sellerOrderId: true,
  removed: true,
  added: true,
  rateId: true,
});
export const withdrawAmendmentInput = z.object({ sellerOrderId: idSchema, amendmentId: idSchema });
export const answerAmendmentInput = z.object({
  orderId: idSchema,
  amendmentId: idSchema,
  token: z.string().max(200).optional().describe("From the link in the mail, for guests"),
});

const amendmentMoney = {
  subtotal: moneySchema,
  discount: moneySchema,
  shipping: moneySchema,
  tax: moneySchema,
  isTaxIncluded: z.boolean().describe("Whether prices have the tax within; it is then not on top of them"),
  total: moneySchema.describe("What is added costs"),
  givenBack: moneySchema.describe("What was paid for what is removed"),
  carried: moneySchema.describe("Of that, what pays for what is added; the rest goes back to the shopper"),
  toPay: moneySchema.describe("What is left of the total for the shopper to pay"),
};
const addedItemView = z.object({
  productId: idSchema,
  variantId: idSchema,
  slug: z.string(),
  name: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  picture: pictureView.nullable(),
  price: moneySchema,
  quantity: z.int(),
});
const removedItemView = z.object({
  orderItemId: idSchema,
  name: z.string(),
  variantTitle: z.string(),
  quantity: z.int(),
});
export const amendmentView = z.object({
  id: idSchema,
  status: z.enum(amendmentStatuses),
  ending: z.enum(amendmentEndings).nullable(),
  by: z.enum(["seller", "staff"]),
  reason: z.string(),
  removed: z.array(removedItemView),
  added: z.array(addedItemView),
  ...amendmentMoney,
  supplement: z
    .object({ orderId: idSchema, orderNumber: z.string() })
    .nullable()
    .describe("The order by which what was added was paid for"),
  proposedAt: instantSchema,
  expiresAt: instantSchema.describe("Until when it can be agreed to"),
});
export type AmendmentView = z.infer<typeof amendmentView>;
export const amendmentQuoteView = z.object({
  removed: z.array(removedItemView),
  added: z.array(addedItemView),
  ...amendmentMoney,
  rates: z.array(shippingRateView.omit({ parts: true })).describe("By which the shop could send what is added"),
  along: z
    .object({ name: z.string(), price: moneySchema, isInPlaceOfAll: z.boolean() })
    .describe(
      "How it is sent where no rate is chosen: in the part's parcel, or as that would have been, where nothing of it remains",
    ),
  issues: z.array(z.string()).describe("What stands against it now, in sentences"),
});
export type AmendmentQuoteView = z.infer<typeof amendmentQuoteView>;
export const openedAmendmentView = z.object({
  checkoutId: idSchema,
  cartId: idSchema.nullable().describe("What a guest names to own the checkout, in x-cart-id"),
});
