import { z } from "zod";

/** Every refusal a client can meet, with a stable code. Adding one is a change of the public API. */
export const errorCodes = [
  "VALIDATION_FAILED",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "RATE_LIMITED",
  "NOT_IMPLEMENTED",
  "METHOD_NOT_ALLOWED",
  "INTERNAL",
  "UNAVAILABLE",
  "EMAIL_NOT_VERIFIED",
  "INVALID_CREDENTIALS",
  "ACCOUNT_LOCKED",
  "ACCOUNT_BANNED",
  "BAN_REFUSED",
  "TOKEN_INVALID",
  "SHOP_NAME_TAKEN",
  "ALREADY_A_SELLER",
  "SELLER_NOT_APPROVED",
  "SELLER_TRANSITION_REFUSED",
  "PRODUCT_INCOMPLETE",
  "PRODUCT_CHANGED",
  "PRODUCT_TRANSITION_REFUSED",
  "PRODUCT_UNAVAILABLE",
  "SKU_TAKEN",
  "PICTURE_REFUSED",
  "IMPORT_REFUSED",
  "BULK_EDIT_REFUSED",
  "OUT_OF_STOCK",
  "LOCATION_IN_USE",
  "PRICE_CHANGED",
  "CART_EMPTY",
  "CART_CHANGED",
  "CART_FULL",
  "CHECKOUT_EXPIRED",
  "CHECKOUT_STEP_MISSING",
  "CHECKOUT_CLOSED",
  "NO_SHIPPING_RATE",
  "TOTAL_TOO_SMALL",
  "PAYMENT_DECLINED",
  "PAYMENT_PENDING",
  "PAYOUT_REFUSED",
  "CHARGEBACK_CLOSED",
  "ORDER_NOT_CANCELLABLE",
  "ORDER_NOT_SHIPPABLE",
  "ORDER_NOT_REFUNDABLE",
  "CATEGORY_CYCLE",
  "CATEGORY_IN_USE",
  "SUBMISSION_DECIDED",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What every failed call answers, in tRPC under `error.data.domain` and in REST as the body. */
export const errorView = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorView = z.infer<typeof errorView>;
