import { idSchema, textSchema } from "@emporia/contracts/common";
import { type draftDiscountSchema, updateDraftOrderInput } from "@emporia/contracts/draft-orders";
import { z } from "zod";

/** What is ordered; nothing of a thing takes it out. */
export const draftItemsInput = z.object({
  items: z
    .array(z.object({ variantId: idSchema, quantity: z.int().min(0).max(99, "99 of a thing at most.") }))
    .transform((items) => items.filter((item) => item.quantity > 0)),
});

export const addDraftItemInput = z.object({
  variantId: idSchema,
  quantity: z.int().min(1, "Add at least one.").max(99, "99 of a thing at most."),
});
export const draftAddressInput = updateDraftOrderInput.pick({ shippingAddress: true }).required();
export const draftWordsInput = updateDraftOrderInput.pick({ email: true, message: true, note: true });

const shopShipping = z.object({
  sellerId: idSchema,
  choice: z.string().min(1).max(100),
  name: textSchema(0, 60, "Name").default(""),
  amount: z.int().min(0).optional(),
  minDays: z.int().min(0).max(60).optional(),
  maxDays: z.int().min(0).max(90).optional(),
});

/** Of each shop either the rate that is marked, or the sum that was agreed; shops of which nothing is marked wait. */
export const draftShippingInput = z.object({
  shipping: z
    .array(shopShipping.partial({ choice: true }))
    .superRefine((shops, context) => {
      for (const [at, shop] of shops.entries()) {
        if (shop.choice !== "named") continue;
        const missing = (field: string, message: string) =>
          context.addIssue({ code: "custom", path: [at, field], message });
        if (shop.name === "") missing("name", "Say how it is sent.");
        if (shop.amount === undefined) missing("amount", "Say what was agreed.");
        if (shop.minDays === undefined || shop.maxDays === undefined) missing("maxDays", "Say how long it takes.");
      }
    })
    .transform((shops) =>
      shops.flatMap(({ sellerId, choice, name, amount = 0, minDays = 0, maxDays = 0 }) => {
        if (choice === undefined) return [];
        return [choice === "named" ? { sellerId, name, amount, minDays, maxDays } : { sellerId, rateId: choice }];
      }),
    ),
});

/** A percentage is typed as people say it, and only the field of the chosen kind counts. */
export const draftDiscountInput = z
  .object({
    kind: z.enum(["percentage", "fixed", "free_shipping"]),
    percent: z.string().trim().default(""),
    amount: z.int().min(1, "Take something off.").optional(),
    freeShipping: z.boolean().default(false),
    reason: textSchema(3, 200, "Reason"),
  })
  .superRefine(({ kind, percent, amount }, context) => {
    if (kind === "percentage" && !/^\d{1,3}([.]\d{1,2})?\s*%?$/.test(percent))
      context.addIssue({ code: "custom", path: ["percent"], message: "Enter a percentage such as 10." });
    if (kind === "fixed" && amount === undefined)
      context.addIssue({ code: "custom", path: ["amount"], message: "Enter an amount." });
  })
  .transform(({ kind, percent, amount = 0, freeShipping, reason }) => {
    const discount: z.input<typeof draftDiscountSchema> =
      kind === "percentage"
        ? { kind, basisPoints: Math.round(Number.parseFloat(percent) * 100), freeShipping }
        : kind === "fixed"
          ? { kind, amount, freeShipping }
          : { kind };
    return { discount, reason };
  });
