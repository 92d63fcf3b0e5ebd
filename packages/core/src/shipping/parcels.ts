import { groupBy } from "../platform/index";

/** Of what one seller would send in one way: its weight, and how much it is worth. */
export interface Parcel {
  sellerId: string;
  /** The shop's profile that the things are of; null for the general one. */
  profileId?: string | null;
  weightGrams: number;
  /** Minor units. */
  subtotalAmount: number;
  /** Of the things in it, where somebody asks which they are. */
  itemIds?: readonly string[];
}

export interface ThingToSend {
  id: string;
  sellerId: string;
  shippingProfileId: string | null;
  /** Of one unit. */
  weightGrams: number;
  requiresShipping: boolean;
  /** Minor units, of one unit. */
  priceAmount: number;
  quantity: number;
}

/**
 * What each seller would send, by its shipping profiles. What needs no shipping weighs nothing and comes along with the rest: it
 * makes a parcel of its own only where nothing else does.
 */
export function parcelsOf(things: readonly ThingToSend[]): Required<Parcel>[] {
  return [...groupBy(things, (thing) => thing.sellerId)].flatMap(([sellerId, own]) => {
    const sent = own.filter((thing) => thing.requiresShipping);
    const profiles = new Set(sent.map((thing) => thing.shippingProfileId));
    const [first = null] = profiles;
    const profileOf = ({ shippingProfileId: profileId }: ThingToSend) =>
      profiles.has(profileId) ? profileId : profiles.has(null) ? null : first;
    return [...groupBy(own, profileOf)].map(([profileId, parts]) => ({
      sellerId,
      profileId,
      weightGrams: parts.reduce((sum, each) => sum + (each.requiresShipping ? each.weightGrams * each.quantity : 0), 0),
      subtotalAmount: parts.reduce((sum, each) => sum + each.priceAmount * each.quantity, 0),
      itemIds: parts.map((each) => each.id),
    }));
  });
}
