import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { qualityPoints, type SellerRecord, weighedRating } from "./quality";

const unknown: SellerRecord = {
  ratingHundredths: 0,
  reviewCount: 0,
  orderCount: 0,
  cancelledCount: 0,
  dueCount: 0,
  lateCount: 0,
};
const points = (known: Partial<SellerRecord>) => qualityPoints({ ...unknown, ...known });

describe("the quality of a shop", () => {
  it("is neither good nor bad while nothing is known", () => {
    expect(points({})).toBe(0);
    expect(weighedRating(unknown)).toBe(400);
  });

  it("believes a rating the more, the more people gave it", () => {
    expect(points({ ratingHundredths: 500, reviewCount: 1 })).toBe(5);
    expect(points({ ratingHundredths: 500, reviewCount: 20 })).toBe(50);
    expect(points({ ratingHundredths: 500, reviewCount: 2000 })).toBe(100);
    expect(points({ ratingHundredths: 100, reviewCount: 2000 })).toBe(-100);
  });

  it("loses by what the shop cancels and sends late, once there are orders enough to tell", () => {
    expect(points({ orderCount: 9, cancelledCount: 9, dueCount: 9, lateCount: 9 })).toBe(0);
    expect(points({ orderCount: 100, cancelledCount: 5 })).toBe(-20);
    expect(points({ orderCount: 100, cancelledCount: 100 })).toBe(-40);
    expect(points({ dueCount: 100, lateCount: 25 })).toBe(-40);
    expect(points({ orderCount: 100, cancelledCount: 100, dueCount: 100, lateCount: 100 })).toBe(-80);
  });

  it("stays between its ends, and never rises by a complaint", () => {
    const record = fc.record({
      ratingHundredths: fc.integer({ min: 0, max: 500 }),
      reviewCount: fc.nat(10_000),
      orderCount: fc.nat(10_000),
      cancelledCount: fc.nat(10_000),
      dueCount: fc.nat(10_000),
      lateCount: fc.nat(10_000),
    });
    fc.assert(
      fc.property(record, (each) => {
        const now = qualityPoints(each);
        expect(now).toBeGreaterThanOrEqual(-100);
        expect(now).toBeLessThanOrEqual(100);
        expect(now % 5 === 0).toBe(true);
        expect(qualityPoints({ ...each, lateCount: each.lateCount + 1 })).toBeLessThanOrEqual(now);
        expect(qualityPoints({ ...each, cancelledCount: each.cancelledCount + 1 })).toBeLessThanOrEqual(now);
      }),
    );
  });
});
