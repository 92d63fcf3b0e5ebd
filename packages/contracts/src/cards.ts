import { z } from "zod";
import { setPaymentMethodInput } from "./checkout";
import { idSchema, instantSchema } from "./common";

export const cardIdInput = z.object({ cardId: idSchema });
export const addCardInput = setPaymentMethodInput.pick({ paymentMethodId: true });
export const finishAddingCardInput = z.object({ setupId: z.string().regex(/^seti_\w{3,100}$/) });

export const savedCardView = z.object({
  id: idSchema,
  paymentMethodId: z.string().describe("What a checkout is told to pay with it; of no use to anybody else"),
  brand: z.string(),
  last4: z.string(),
  expiryMonth: z.int().nullable(),
  expiryYear: z.int().nullable(),
  isExpired: z.boolean(),
  isDefault: z.boolean().describe("Offered first at the checkout"),
  keptAt: instantSchema,
});
export type SavedCardView = z.infer<typeof savedCardView>;
export const savedCardsView = z.array(savedCardView);

export const addedCardView = z.discriminatedUnion("status", [
  z.object({ status: z.literal("kept") }),
  z.object({
    status: z.literal("requires_action"),
    setupId: z.string().describe("What to ask by how it ended"),
    redirectUrl: z.string().nullable().describe("Where the shopper proves to be the card's owner"),
    clientSecret: z.string(),
  }),
]);
export type AddedCardView = z.infer<typeof addedCardView>;
