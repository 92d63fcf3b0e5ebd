import { z } from "zod";

export const eventCountsView = z.object({
  days: z.int().describe("Days that are counted, today included; UTC"),
  items: z.array(
    z.object({
      topic: z.string(),
      type: z.string(),
      today: z.int(),
      events: z.int(),
      averageLagMs: z.int().describe("Milliseconds from what happened to its being handed over"),
      longestLagMs: z.int(),
    }),
  ),
});
export type EventCountsView = z.output<typeof eventCountsView>;

export const firstStepsView = z.object({
  hasLogo: z.boolean(),
  hasProduct: z.boolean().describe("One that shoppers see or saw"),
  hasWaitingProduct: z.boolean().describe("One that waits for staff to look at it"),
  hasSendingAddress: z.boolean(),
  isPayable: z.boolean().describe("Stripe knows its owner and its bank account"),
  hasTaxId: z.boolean(),
  hasBusiness: z.boolean().describe("Its invoices can name who sells"),
});
export type FirstStepsView = z.output<typeof firstStepsView>;
