import type { PostalAddressView } from "@emporia/contracts/identity";

/** A parcel that is not packed yet: what is known of it when a shopper chooses how it is sent. */
export interface RateRequest {
  from: PostalAddressView & { company: string };
  to: PostalAddressView;
  weightGrams: number;
  /** What is in it, minor units of `currency`. */
  worth: number;
  currency: string;
}

export interface CarrierOffer {
  /** What stays the same from one question to the next. */
  service: string;
  /** For people: "USPS Priority Mail". */
  name: string;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  minDays: number | null;
  maxDays: number | null;
}

/** Somebody who says what carriers ask for a parcel. */
export interface CarrierRates {
  /** None where it does not go. Throws when it does not answer in time, or refuses: the shop's own table then counts. */
  offers(request: RateRequest): Promise<CarrierOffer[]>;
}
