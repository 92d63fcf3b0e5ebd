import { z } from "zod";
import { cartItemView } from "./cart";
import { withdrawalExclusions } from "./catalog/constants";
import { emailSchema, idSchema, instantSchema } from "./common";
import { postalAddressSchema, postalAddressView } from "./identity";
import { moneySchema } from "./money";
import { discountView } from "./pricing";
import { couponView } from "./promotions";
import { sentParcelView } from "./shipping";

export const checkoutStatuses = [
  "INIT",
  "SHIPPING_INFO",
  "SHIPPING_METHOD",
  "PAYMENT",
  "REVIEW",
  "PROCESSING",
  "CONFIRMED",
  "EXPIRED",
] as const;
export type CheckoutStatus = (typeof checkoutStatuses)[number];

export const checkoutIdInput = z.object({ checkoutId: idSchema });
export const initCheckoutInput = z.object({
  email: emailSchema.optional().describe("Where the confirmation goes; a signed-in shopper's own address otherwise"),
});
export const setShippingAddressInput = z.object({
  checkoutId: idSchema,
  email: emailSchema.optional(),
  addressId: idSchema.optional().describe("One of the shopper's saved addresses, instead of shippingAddress"),
  shippingAddress: postalAddressSchema.optional(),
  billingAddress: postalAddressSchema.optional().describe("The shipping address when absent"),
  saveAddress: z.boolean().default(false),
  asWritten: z
    .boolean()
    .optional()
    .describe(
      "Take the address even though a parcel may not arrive there; without it that is refused with a suggestion",
    ),
});
export const setShippingMethodInput = z.object({
  checkoutId: idSchema,
  choices: z
    .array(z.object({ sellerId: idSchema, rateId: z.string().min(1).max(100) }))
    .min(1)
    .max(100)
    .describe("One for each seller"),
});
export const setPaymentMethodInput = z.object({
  checkoutId: idSchema,
  paymentMethodId: z
    .string()
    .regex(/^(pm|tok)_[A-Za-z0-9_]{3,100}$/, "Choose a card.")
    .describe("A Stripe payment method: a new one, or one of the shopper's kept cards"),
  keepCard: z
    .boolean()
    .default(false)
    .describe("Keeps the card for the next time once it has paid; never without being asked, and not for guests"),
});
export const setCreditInput = z.object({
  checkoutId: idSchema,
  usesCredit: z.boolean().describe("Whether store credit is used, as far as it goes"),
});
export const completeCheckoutInput = z.object({ checkoutId: idSchema });

export const shippingRateView = z.object({
  id: z.string(),
  name: z.string(),
  price: moneySchema,
  minDays: z.int(),
  maxDays: z.int(),
  parts: z
    .array(sentParcelView)
    .describe("What the price is the sum of, where a shop sends in several parcels; else empty"),
});
export const shippingGroupView = z.object({
  seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string() }),
  rates: z.array(shippingRateView),
  chosenRateId: z.string().nullable(),
});
export const shippingRatesView = z.object({ groups: z.array(shippingGroupView) });
export const paymentMethodView = z.object({
  id: z.string(),
  brand: z.string(),
  last4: z.string(),
  expiryMonth: z.int().nullable(),
  expiryYear: z.int().nullable(),
});
export const checkoutView = z.object({
  id: idSchema,
  status: z.enum(checkoutStatuses),
  email: z.string().nullable(),
  currency: z.string(),
  countries: z.array(z.string()).describe("Where its market sends to, two-letter codes"),
  groups: z.array(
    z.object({
      seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string() }),
      items: z.array(
        cartItemView.omit({ available: true }).extend({
          withdrawalExclusion: z.enum(withdrawalExclusions).nullable().describe("Why nobody may withdraw from it"),
        }),
      ),
      rates: z.array(shippingRateView),
      chosenRateId: z.string().nullable(),
      subtotal: moneySchema,
      shipping: moneySchema,
      tax: moneySchema,
    }),
  ),
  shippingAddress: postalAddressView.nullable(),
  billingAddress: postalAddressView.nullable(),
  paymentMethod: paymentMethodView
    .extend({
      isSaved: z.boolean().describe("One of the shopper's kept cards"),
      isKept: z.boolean().describe("Kept for the next time once it has paid"),
    })
    .nullable(),
  paymentError: z.object({ code: z.string(), message: z.string() }).nullable(),
  subtotal: moneySchema,
  coupons: z.array(couponView),
  discounts: z.array(discountView).describe("What the discount is made of"),
  discount: moneySchema,
  shipping: moneySchema,
  tax: moneySchema,
  isTaxIncluded: z.boolean().describe("Whether prices have the tax within; it is then not on top of them"),
  total: moneySchema,
  credit: z
    .object({
      available: moneySchema.describe("What there is to pay with"),
      isUsed: z.boolean(),
      used: moneySchema.describe("Of the total, what is paid with it"),
    })
    .nullable()
    .describe("The shopper's store credit in this currency; null for guests"),
  carried: moneySchema.describe("Of the total, what is paid by what is taken out of the order that this adds to"),
  toPay: moneySchema.describe("What is left for the card"),
  orderNumber: z.string().nullable(),
  changes: z
    .object({
      orderNumber: z.string().describe("Of the shop's part of that order"),
      goesBack: moneySchema.describe("What is left of what was paid for what is taken out, and goes back"),
    })
    .nullable()
    .describe("The order that this adds to, where it is a change of one"),
  isAgreed: z.boolean().describe("Staff made this order: items, address, shipping and discount are agreed"),
  expiresAt: instantSchema,
});
export type CheckoutView = z.infer<typeof checkoutView>;
export const completeCheckoutView = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("confirmed"),
    orderId: idSchema,
    orderNumber: z.string(),
    orderToken: z.string().describe("Opens the order without signing in"),
  }),
  z.object({
    status: z.literal("requires_action"),
    orderNumber: z.string(),
    clientSecret: z.string(),
    redirectUrl: z.string().nullable().describe("Where the shopper proves to be the card's owner (3-D Secure)"),
  }),
  z.object({
    status: z.literal("processing"),
    orderNumber: z.string(),
    message: z.string(),
  }),
]);
export type CompleteCheckoutView = z.infer<typeof completeCheckoutView>;
/** How the page collects a card: Stripe's Payment Element, or the test cards of the local stand-in. */
export const paymentConfigView = z.object({
  mode: z.enum(["stripe", "test"]),
  publishableKey: z.string().nullable(),
  testCards: z.array(
    z.object({ paymentMethodId: z.string(), label: z.string(), number: z.string(), outcome: z.string() }),
  ),
});
