// Apart from the schemas, so that a browser can know them without loading zod.

export const paymentTabs = ["all", "stuck", "failed", "disputed"] as const;
