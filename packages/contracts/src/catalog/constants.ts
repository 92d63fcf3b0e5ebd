// Apart from the schemas, so that a browser can know them without loading zod.

export const productStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;

export type ProductStatus = (typeof productStatuses)[number];

export const taxClasses = ["standard", "clothing", "food", "books"] as const;

export const weightUnits = ["lb", "oz", "kg", "g"] as const;

/** Where a video is kept that a product shows: at one of these, or a file anywhere. */
export const videoProviders = ["youtube", "vimeo", "file"] as const;

export type VideoProvider = (typeof videoProviders)[number];

export const productSorts = ["relevance", "best_selling", "newest", "price_asc", "price_desc", "rating"] as const;

export type ProductSort = (typeof productSorts)[number];

export const attributeKinds = ["number", "select", "boolean"] as const;
export type AttributeKind = (typeof attributeKinds)[number];
