import type { PostalAddressView } from "@emporia/contracts/identity";

/** What is taxed on its own: units of an item, or the shipping of a seller. */
export interface LineToTax {
  /** As the answer calls it again. */
  part: string;
  /** What the shopper pays for it, minor units, after all that is taken off. */
  amount: number;
  quantity: number;
  /** What the provider calls its tax class; null for the usual goods. */
  code: string | null;
  kind: "item" | "exempt" | "shipping";
  sellerId: string;
  /** Where its seller sends from; null where nobody knows. */
  from: PostalAddressView | null;
}

export interface TaxRequest {
  /** Of the checkout: asked twice, it is one sale. */
  reference: string;
  currency: string;
  /** Whether the amounts have the tax within. */
  isIncluded: boolean;
  to: PostalAddressView;
  /** "2026-12-14" */
  day: string;
  lines: readonly LineToTax[];
}

export interface TaxedLine {
  part: string;
  /** Minor units. */
  amount: number;
  /** Who hands it over: the marketplace, as its facilitator, or the seller. */
  remitter: TaxRemitter;
}

export type TaxRemitter = "marketplace" | "seller";

/** Somebody who says what a sale is taxed at. */
export interface TaxProvider {
  /** Each line once. Throws when it does not answer in time, or refuses: the table then counts, and staff look. */
  quote(request: TaxRequest): Promise<TaxedLine[]>;
}
