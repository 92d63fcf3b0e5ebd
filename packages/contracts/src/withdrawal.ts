import { z } from "zod";
import { withdrawalExclusions } from "./catalog/constants";
import { idSchema, instantSchema, knownCountrySchema, textSchema } from "./common";

const order = {
  orderId: idSchema,
  token: z.string().max(200).optional().describe("From the link in the confirmation mail, for guests"),
};
export const withdrawalInput = z.object(order);
/** What the law lets a withdrawal ask for: who, from what, and no reason. */
export const withdrawInput = z.object({
  ...order,
  name: textSchema(1, 160, "Name"),
  items: z
    .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
    .min(1, "Choose at least one item.")
    .max(200),
});
export const withdrawalView = z.object({
  days: z.int().nullable().describe("For how many days after it arrived; null where its country gave no such right"),
  orderNumber: z.string(),
  email: z.string().describe("Where the acknowledgement goes"),
  name: z.string(),
  parts: z
    .array(
      z.object({
        sellerOrderId: idSchema,
        shopName: z.string(),
        until: instantSchema.nullable().describe("Null while not all of it has arrived: the days have not begun"),
        items: z.array(
          z.object({
            orderItemId: idSchema,
            name: z.string(),
            variantTitle: z.string(),
            quantity: z.int(),
            unsentQuantity: z.int().describe("Of them, not sent yet: they are cancelled and need not come back"),
          }),
        ),
      }),
    )
    .describe("Parts of which something can be withdrawn from now"),
  excluded: z
    .array(
      z.object({
        orderItemId: idSchema,
        name: z.string(),
        variantTitle: z.string(),
        exclusion: z.enum(withdrawalExclusions),
      }),
    )
    .describe("Items for which the law gives no right, or none once they were opened, and why"),
});
export type WithdrawalView = z.infer<typeof withdrawalView>;

export const withdrawalCountriesView = z.object({
  items: z.array(z.object({ country: z.string(), days: z.int() })),
});
export const setWithdrawalCountryInput = z.object({
  country: knownCountrySchema,
  days: z.coerce
    .number("Enter a whole number.")
    .int()
    .refine((days) => days === 0 || (days >= 14 && days <= 90), "From 14 to 90 days, or 0 for no such right.")
    .describe("0 takes the country out"),
  reason: textSchema(10, 1000, "The reason"),
});
