// Apart from the schemas, so that a browser can know them without loading zod.

export const productStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;

export type ProductStatus = (typeof productStatuses)[number];

export const weightUnits = ["lb", "oz", "kg", "g"] as const;

/** Where a video is kept that a product shows: at one of these, as a file anywhere, or with us. */
export const videoProviders = ["youtube", "vimeo", "file", "upload"] as const;

/** Or it is a 3-D model, which stands among the videos and lies with us. */
export const ownVideoProviders = [...videoProviders, "model"] as const;

export type VideoProvider = (typeof ownVideoProviders)[number];

export const productSorts = ["relevance", "best_selling", "newest", "price_asc", "price_desc", "rating"] as const;

export type ProductSort = (typeof productSorts)[number];

export const attributeKinds = ["number", "select", "boolean"] as const;
export type AttributeKind = (typeof attributeKinds)[number];

/** What the products of a shop can lack: what their category requires, or what shoppers and the shop itself go by. */
export const productLacks = ["attributes", "picture", "description", "category", "price", "sku", "cost"] as const;
export type ProductLack = (typeof productLacks)[number];

export const stockLevels = ["low", "out", "in"] as const;
export type StockFilter = (typeof stockLevels)[number];

export const ownProductSorts = ["updated", "created", "name"] as const;
export type OwnProductSort = (typeof ownProductSorts)[number];

/** Why the law lets nobody withdraw from some goods (Directive 2011/83/EU, article 16, letters c, d, e, f, i and j). */
export const withdrawalExclusions = [
  "made_to_order",
  "perishable",
  "sealed_hygiene",
  "mixed",
  "sealed_media",
  "periodical",
] as const;
export type WithdrawalExclusion = (typeof withdrawalExclusions)[number];

/** Whether it can be withdrawn from until it is opened, or mixed with other things, at home. */
export function isExcludedOnceOpened(exclusion: WithdrawalExclusion): boolean {
  return exclusion === "sealed_hygiene" || exclusion === "mixed" || exclusion === "sealed_media";
}
