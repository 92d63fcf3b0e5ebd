/** A parcel as its carrier knows it. */
export interface TrackedParcel {
  /** As the shop wrote it, or as its label says. */
  carrier: string;
  trackingNumber: string;
  shippedAt: Date;
}

export const scanStatuses = ["announced", "under_way", "delivered", "coming_back", "failed"] as const;
export type ScanStatus = (typeof scanStatuses)[number];

/** Something that a carrier saw of a parcel. */
export interface ParcelScan {
  /** When, in ISO text. */
  at: string;
  status: ScanStatus;
  /** In the carrier's words. */
  text: string;
  place: string | null;
}

/**
 * Whoever knows where parcels are. Both answer all that is known by now, oldest first; undefined of carriers that it does
 * not know. They throw `ServiceUnavailable` when it does not answer.
 */
export interface ParcelTracker {
  /** Asks to be told of a parcel from now on. Asking again changes nothing. */
  follow(parcel: TrackedParcel): Promise<ParcelScan[] | undefined>;
  look(parcel: TrackedParcel): Promise<ParcelScan[] | undefined>;
}
