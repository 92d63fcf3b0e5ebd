import { z } from "zod";
import { emailSchema, idSchema } from "../common";

export const askStockAlertInput = z.object({ variantId: idSchema, email: emailSchema });

export const askedStockAlertView = z.object({
  isConfirmed: z.boolean().describe("False: a link was mailed to confirm the address, if that is needed"),
});

export const stockAlertLinkInput = z.object({
  alertId: idSchema,
  token: z.string().min(1).max(200).describe("Of the link that was mailed"),
});

export const stockAlertView = z.object({
  productName: z.string(),
  slug: z.string(),
  variantTitle: z.string(),
  isConfirmed: z.boolean(),
  isSent: z.boolean().describe("It is back, and was told of"),
});

export type StockAlertView = z.infer<typeof stockAlertView>;
