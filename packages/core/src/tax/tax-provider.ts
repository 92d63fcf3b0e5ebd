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

/** A sale that was paid for, or a part of one that was given back, as the provider keeps it. */
export interface TaxDocument extends TaxRequest {
  /** Told twice under the same code, it is one document. */
  code: string;
  /** A return's amounts are below zero. */
  kind: "sale" | "return";
  /** By whose rates it is taxed: of a return the day of its sale. */
  soldOn: string;
  /** Of a return: the code of its sale. */
  refersTo: string | null;
}

/** What the provider keeps, for the returns that it files. */
export interface TaxBooks {
  /**
   * Writes a document down for good, or anew when it is there, and answers what tax the provider makes of it, in minor units.
   * @throws TaxRefused it will not take it; anything else may be tried again
   */
  record(document: TaxDocument): Promise<{ taxAmount: number }>;
  /** Takes a document back as if it had never been; one that is not there, or was taken back, is no error. */
  void(code: string): Promise<void>;
}

/** A provider does not take what it was told, and will not the next time. */
export class TaxRefused extends Error {}

/** Somebody who says what a sale is taxed at. */
export interface TaxProvider {
  /** Each line once. Throws when it does not answer in time, or refuses: the table then counts, and staff look. */
  quote(request: TaxRequest): Promise<TaxedLine[]>;
  /** Absent where it only says what tax is. */
  books?: TaxBooks;
}
