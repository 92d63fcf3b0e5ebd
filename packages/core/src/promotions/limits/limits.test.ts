import { describe, expect, it } from "vitest";
import type { Promotion } from "../promotion";
import { assertWithin, type PromotionBefore, type PromotionLimits } from "./limits";

const now = new Date("2026-12-01T00:00:00Z");
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
const limits: PromotionLimits = {
  ...{ maxBasisPoints: 4000, maxAmount: 1000, maxDays: 30, maxAtOnce: null, leastPriority: 50 },
  kinds: ["percentage", "fixed", "buy_x_get_y"],
};
const promotion = (given: Partial<Promotion> = {}): Promotion => ({
  ...{ id: "a", sellerId: "s", name: "Ours", code: "OURS", hasOwnCodes: false },
  benefit: { kind: "percentage", basisPoints: 4000, maxAmount: null },
  ...{ minimumAmount: 0, currency: null, productIds: [], categoryIds: [], sellerIds: ["s"] },
  ...{ isExclusive: false, priority: 100, isOn: true, startsAt: null, endsAt: day(30) },
  ...{ usageLimit: null, shopperLimit: null, isForFirstOrder: false, groupId: null, usedCount: 0 },
  ...given,
});
const percentage = (basisPoints: number) => ({ kind: "percentage" as const, basisPoints, maxAmount: null });
const wrong = (after: Promotion, before: PromotionBefore | null = null): string[] => {
  try {
    assertWithin(limits, after, before, now);
    return [];
  } catch (error) {
    return Object.keys((error as { details: { fieldErrors: object } }).details.fieldErrors);
  }
};

describe("P-99 what shops may promise", () => {
  it.each<[string[], Partial<Promotion>]>([
    [[], {}],
    [["benefit.basisPoints"], { benefit: percentage(4001) }],
    [["benefit.amount"], { benefit: { kind: "fixed", amount: 1001 } }],
    [["benefit.kind"], { benefit: { kind: "free_shipping" } }],
    [[], { benefit: { kind: "buy_x_get_y", buy: 2, get: 1, basisPoints: 10_000 } }],
    [["benefit.basisPoints"], { benefit: { kind: "buy_x_get_y", buy: 1, get: 1, basisPoints: 10_000 } }],
    [["endsAt"], { endsAt: null }],
    [["endsAt"], { endsAt: day(31) }],
    [[], { startsAt: day(10), endsAt: day(40) }],
    [["priority"], { priority: 49 }],
  ])("names %j", (fields, given) => {
    expect(wrong(promotion(given))).toEqual(fields);
  });

  it("compares an amount with the one before in the same currency only", () => {
    const before = { ...promotion({ benefit: { kind: "fixed", amount: 5000 }, currency: "USD" }), createdAt: now };
    expect(wrong({ ...before, name: "Other" }, before)).toEqual([]);
    expect(wrong({ ...before, currency: "KWD" }, before)).toContain("benefit.amount");
    const within = { ...before, benefit: { kind: "fixed" as const, amount: 1000 }, currency: "KWD" };
    expect(wrong(within, before)).toEqual([]);
  });

  it("lets what was there before be as it is or less, and never more", () => {
    const before = {
      ...promotion({ benefit: percentage(7000), endsAt: null, minimumAmount: 500, productIds: ["p"], usageLimit: 5 }),
      createdAt: day(-100),
    };
    expect(wrong(before, before)).toEqual([]);
    expect(wrong({ ...before, name: "Other", benefit: percentage(6000), endsAt: day(500) }, before)).toEqual([]);
    expect(wrong({ ...before, benefit: percentage(7001) }, before)).toEqual(["benefit.basisPoints"]);
    expect(wrong({ ...before, minimumAmount: 499 }, before)).toEqual(["minimumAmount"]);
    expect(wrong({ ...before, productIds: ["p", "q"] }, before)).toEqual(["products"]);
    expect(wrong({ ...before, usageLimit: null }, before)).toEqual(["usageLimit"]);
    const dollars = { ...before, currency: "USD" };
    expect(wrong({ ...dollars, currency: "KWD" }, dollars)).toEqual(["currency"]);
    const ending = { ...before, endsAt: day(5) };
    expect(wrong({ ...ending, startsAt: day(0), endsAt: day(6) }, ending)).toEqual(["endsAt"]);
    // Once it is within the limits it can be anything that is.
    expect(wrong(promotion({ startsAt: day(0), endsAt: day(30) }), ending)).toEqual([]);
  });
});
