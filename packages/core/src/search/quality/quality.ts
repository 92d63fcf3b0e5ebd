/** What is known of how a shop serves its shoppers; orders and parcels of the last ninety days. */
export interface SellerRecord {
  /** The average of its reviews, hundredths of a star. */
  ratingHundredths: number;
  reviewCount: number;
  /** Parts of orders that were paid for, and those of which the shop itself cancelled something. */
  orderCount: number;
  cancelledCount: number;
  /** Parts that should have been sent by now, and those that were not sent by then. */
  dueCount: number;
  lateCount: number;
}

/** Reviews that every shop is taken to have: what a few people say weighs little. */
const IMAGINED_REVIEWS = 20;
/** What they say, and what is neither good nor bad. */
const NEUTRAL_HUNDREDTHS = 400;
/** Of fewer orders a share says nothing. */
const LEAST_ORDERS = 10;
/** From these shares on it does not get worse. */
const WORST_CANCELLED = 0.1;
const WORST_LATE = 0.25;
const MOST_LOST = 40;
/** Points in steps, so that a shop's listings are not written anew for next to nothing. */
const STEP = 5;

/** The part of a product's rank by words that a shop of 100 points gains, and one of −100 loses. */
export const MOST_BOOST = 0.05;
/** What is sold out keeps this part of it, where it is shown at all. */
export const SOLD_OUT_KEEPS = 0.75;

/** The average of its reviews and of twenty imagined ones of four stars, hundredths of a star. Pure. */
export function weighedRating({ ratingHundredths, reviewCount }: SellerRecord): number {
  return Math.round(
    (ratingHundredths * reviewCount + NEUTRAL_HUNDREDTHS * IMAGINED_REVIEWS) / (reviewCount + IMAGINED_REVIEWS),
  );
}

/**
 * From −100 to 100 in steps of five, 0 where nothing is known: a star more or less than four is all of it, cancelling and
 * sending late cost up to 40 points each. Nothing that a shop pays counts. Pure.
 */
export function qualityPoints(record: SellerRecord): number {
  const lost =
    share(record.cancelledCount, record.orderCount, WORST_CANCELLED) +
    share(record.lateCount, record.dueCount, WORST_LATE);
  const points = weighedRating(record) - NEUTRAL_HUNDREDTHS - MOST_LOST * lost;
  const stepped = STEP * Math.round(Math.max(-100, Math.min(100, points)) / STEP);
  return stepped === 0 ? 0 : stepped;
}

/** Of the worst share that counts, between 0 and 1. */
function share(count: number, of: number, worst: number): number {
  return of < LEAST_ORDERS ? 0 : Math.min(1, count / of / worst);
}
