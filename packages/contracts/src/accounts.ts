import { z } from "zod";
import { idSchema, textSchema } from "./common";
import { moneySchema } from "./money";
import { orderStatuses } from "./orders";

export const closeAccountInput = z.object({
  password: z.string().min(1, "Enter your password.").max(200),
  endsCredit: z
    .string()
    .max(200)
    .optional()
    .describe("What `creditToAgreeTo` said, where it said anything: that this store credit ends"),
});
export const staffCloseAccountInput = z.object({ userId: idSchema, reason: textSchema(10, 1000, "The reason") });

export const closingObstacles = ["staff", "shops", "credit"] as const;
/** What closing an account means for what is still under way. */
export const closingView = z.object({
  obstacle: z
    .enum(closingObstacles)
    .nullable()
    .describe(
      "Why it cannot be closed: who works here, or sells, cannot; nor while an order that is not paid for yet holds store credit",
    ),
  shops: z.array(z.string()).describe("The shops in which they work"),
  openOrders: z
    .array(z.object({ id: idSchema, number: z.string(), status: z.enum(orderStatuses) }))
    .describe("Go on all the same; fifty at most"),
  creditEnds: z.array(moneySchema).describe("Store credit that was given for no order, and ends, by currency"),
  creditReturns: z
    .array(moneySchema)
    .describe("Store credit that came from orders, and goes back to the cards that paid for them, by currency"),
  creditToAgreeTo: z
    .string()
    .describe("What ends, in words, to be sent back as `endsCredit`; empty where nothing does"),
  cardCount: z.int().describe("Kept cards, which Stripe forgets"),
});
export type ClosingView = z.infer<typeof closingView>;

export const accountDataView = z.object({ fileName: z.string(), json: z.string() });
