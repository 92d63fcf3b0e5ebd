import type { ArchetypeName, ColourName, GroundName, PictureView } from "../illustrations";

export interface SeedCategory {
  slug: string;
  name: string;
  parentSlug?: string;
  description: string;
}

export interface SeedSeller {
  slug: string;
  shopName: string;
  skuPrefix: string;
  tagline: string;
  story: string;
  makes: string;
  founder: { firstName: string; lastName: string; email: string };
  place: { city: string; state: string; country: "US" };
  shipFrom: { line1: string; city: string; state: string; postalCode: string; country: "US" };
  foundedYear: number;
  processingDays: number;
  policies: string;
  palette: readonly [ColourName, ColourName, GroundName];
  /** What stands on the counter in the shop's banner. */
  window: readonly ArchetypeName[];
  mark: readonly [figure: number, seal: number];
}

export interface SeedPicture {
  archetype: ArchetypeName;
  colour: ColourName;
  view: PictureView;
}

export interface SeedVariant {
  /** One value per option, in the options' order; empty when there is only one variant. */
  options: string[];
  sku: string;
  priceAmount: number;
  compareAtAmount?: number;
  costAmount: number;
  weightGrams: number;
  onHand: number;
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** Index into the product's pictures. */
  picture: number;
}

export type SeedTaxClass = "standard" | "clothing" | "food" | "books";

export interface SeedProduct {
  slug: string;
  sellerSlug: string;
  categorySlug: string;
  name: string;
  description: string;
  specs: { name: string; value: string }[];
  tags: string[];
  options: { name: string; values: string[] }[];
  variants: SeedVariant[];
  taxClass: SeedTaxClass;
  ratingHundredths: number;
  ratingCount: number;
  publishedDaysAgo: number;
  pictures: SeedPicture[];
  status: "PUBLISHED" | "DRAFT" | "ARCHIVED";
}

/** A shop and its goods as authored: one product a line, see `products.ts` for the columns. */
export interface ShopLine {
  seller: Omit<SeedSeller, "founder" | "mark"> & { founder: readonly [string, string] };
  lines: string;
}
