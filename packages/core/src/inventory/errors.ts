import { DomainError, InvalidInput } from "../platform/index";

export interface Shortage {
  variantId: string;
  wanted: number;
  available: number;
}

/** Too little is left of something; nothing was reserved. */
export class OutOfStock extends DomainError {
  readonly code = "OUT_OF_STOCK";
  readonly kind = "conflict";
  constructor(shortages: readonly Shortage[]) {
    const [first] = shortages;
    super(
      shortages.length === 1 && first
        ? first.available > 0
          ? `Only ${first.available} available: choose ${first.available} or fewer.`
          : "This has just sold out."
        : "Some of these have just sold out.",
      { shortages },
    );
  }
}

/** A count of all that other places alone exceed. */
export class StockElsewhere extends InvalidInput {
  constructor(elsewhere: number) {
    super({ onHand: `${elsewhere} are at other places: count each place by itself.` });
  }
}

/** A place that cannot be taken out. */
export class LocationInUse extends DomainError {
  readonly code = "LOCATION_IN_USE";
  readonly kind = "conflict";
}
