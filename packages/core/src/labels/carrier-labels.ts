import type { PostalAddressView } from "@emporia/contracts/identity";

export interface LabelAddress extends PostalAddressView {
  /** The shop, where it is one. */
  company?: string | undefined;
  email?: string | undefined;
}

/** A thing in a parcel, as customs want to know it. */
export interface CustomsItem {
  name: string;
  sku: string | null;
  quantity: number;
  /** Of all of them, in grams. */
  weightGrams: number;
  /** Of all of them, minor units of the request's currency. */
  worth: number;
}

/** A parcel that wants a label. */
export interface LabelRequest {
  labelId: string;
  /** For people, printed on the label. */
  reference: string;
  from: LabelAddress;
  to: LabelAddress;
  parcel: { weightGrams: number; lengthCm: number; widthCm: number; heightCm: number };
  /** In which the price is wanted, and what is in the parcel is worth. */
  currency: string;
  /** Sent back by a shopper. */
  isReturn: boolean;
  contents: CustomsItem[];
}

/** What a carrier would carry a parcel for. */
export interface CarrierRate {
  /** The carrier's own; buying names it. */
  rateId: string;
  /** What stays the same from one quote to the next. */
  service: string;
  /** Carrier and service, for people. */
  name: string;
  carrier: string;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  minDays: number | null;
  maxDays: number | null;
}

/** A label as its carrier knows it. */
export interface CarrierLabel {
  id: string;
  trackingNumber: string;
  trackingUrl: string | null;
  /** Where its PDF lies; null where it is drawn when it is wanted. */
  documentUrl: string | null;
}

/** The carrier understood and said no; asking for the same again will not help. */
export class CarrierRefusal extends Error {
  override readonly name = "CarrierRefusal";
}

/**
 * Whoever sells labels: Shippo, or a carrier of our own that nobody drives for. Amounts are in minor units.
 * Every method throws `ServiceUnavailable` when it does not answer.
 */
export interface CarrierLabels {
  /** `test`: for trying out; no carrier takes such a parcel. */
  readonly mode: "shippo" | "test";
  /** What it would cost, in no order. None where it does not go. @throws CarrierRefusal an address or a parcel it does not take */
  quote(request: LabelRequest): Promise<CarrierRate[]>;
  /**
   * Buys what was offered. It may forget that it was asked: before asking again, look whether it was bought. "pending" while
   * it is still being made.
   * @throws CarrierRefusal nothing was bought
   */
  buy(request: LabelRequest, rateId: string): Promise<CarrierLabel | "pending">;
  /** What was bought of an offer; undefined when nothing was. @throws CarrierRefusal it was tried, and refused */
  findBought(request: LabelRequest, rateId: string): Promise<CarrierLabel | "pending" | undefined>;
  /** Gives a label back. Asking again asks nothing again. "pending" while the carrier looks whether it was used. */
  voidLabel(carrierLabelId: string): Promise<"voided" | "pending" | "refused">;
  /** The label as PDF. */
  readDocument(request: LabelRequest, label: CarrierLabel): Promise<Uint8Array>;
}
