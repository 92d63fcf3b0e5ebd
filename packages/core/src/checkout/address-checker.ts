import type { PostalAddressView } from "@emporia/contracts/identity";

/** Why a parcel may not arrive, and how the address may have been meant. */
export interface AddressDoubt {
  /** A sentence for the shopper. */
  message: string;
  suggestion: PostalAddressView | null;
}

/** Somebody who knows which addresses there are: a carrier. */
export interface AddressChecker {
  /** Null when nothing speaks against it. Throws when it does not answer in time: then nobody knows better. */
  check(address: PostalAddressView): Promise<AddressDoubt | null>;
}
