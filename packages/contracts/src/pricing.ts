import { z } from "zod";
import { idSchema } from "./common";
import { moneySchema } from "./money";

export const funders = ["platform", "seller"] as const;
/** A promotion that took something off. */
export const discountView = z.object({
  promotionId: idSchema,
  name: z.string(),
  code: z.string().nullable().describe("Null for a promotion that applies by itself"),
  fundedBy: z.enum(funders).describe("Who pays for it: what the platform funds, sellers get all the same"),
  amount: moneySchema,
});
export type DiscountView = z.infer<typeof discountView>;
