import { allocate } from "@emporia/contracts/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "../../platform/index";
import { figuresOf, netAgainst } from "./balance";
import { mayBecome, payoutTransitions, transferTransitions } from "./state";
import { latestPayoutDay, nextPayoutDay, transferDueAt } from "./terms";

const at = (text: string) => new Date(text);

describe("when a seller is paid", () => {
  it("P-144 is so many days after the parcels were sent, or after they arrived", () => {
    const part = { shippedAt: at("2026-11-02T10:00:00Z"), deliveredAt: null };
    expect(transferDueAt({ transferAfter: "shipment", transferDays: 0 }, part)).toEqual(part.shippedAt);
    expect(transferDueAt({ transferAfter: "shipment", transferDays: 3 }, part)).toEqual(at("2026-11-05T10:00:00Z"));
    expect(transferDueAt({ transferAfter: "delivery", transferDays: 3 }, part)).toBeUndefined();
    const arrived = { ...part, deliveredAt: at("2026-11-04T00:00:00Z") };
    expect(transferDueAt({ transferAfter: "delivery", transferDays: 3 }, arrived)).toEqual(at("2026-11-07T00:00:00Z"));
  });

  it.each([
    ["daily", 1, "2026-11-23", "2026-11-24"],
    // A Monday.
    ["weekly", 1, "2026-11-23", "2026-11-30"],
    ["weekly", 5, "2026-11-20", "2026-11-27"],
    ["weekly", 7, "2026-11-22", "2026-11-29"],
    ["monthly", 1, "2026-11-01", "2026-12-01"],
    ["monthly", 28, "2026-10-28", "2026-11-28"],
    ["manual", 1, undefined, undefined],
  ] as const)("P-16 is %s on day %i", (interval, payoutDay, latest, next) => {
    const now = at("2026-11-23T04:00:00Z");
    expect(latestPayoutDay({ interval, payoutDay }, now)).toBe(latest);
    expect(nextPayoutDay({ interval, payoutDay }, now)).toBe(next);
  });

  it("has a day of its schedule in every stretch of 31 days, and the next one after the latest", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 4000 }),
        (interval, payoutDay, days) => {
          const now = new Date(Date.UTC(2024, 0, 1) + days * DAY_MS);
          const latest = latestPayoutDay({ interval, payoutDay }, now) ?? "";
          const next = nextPayoutDay({ interval, payoutDay }, now) ?? "";
          expect(latest <= now.toISOString().slice(0, 10)).toBe(true);
          expect(next > now.toISOString().slice(0, 10)).toBe(true);
          expect(latestPayoutDay({ interval, payoutDay }, at(`${next}T00:00:00Z`))).toBe(next);
        },
      ),
    );
  });
});

describe("the states", () => {
  it("end where nothing follows, and a payout that failed stays failed", () => {
    expect(payoutTransitions.FAILED).toEqual([]);
    expect(mayBecome("PAID", "FAILED")).toBe(true);
    expect(mayBecome("FAILED", "PAID")).toBe(false);
    expect(mayBecome("PAID", "IN_TRANSIT")).toBe(false);
    for (const [from, nexts] of Object.entries(transferTransitions)) expect(nexts).not.toContain(from);
  });
});

describe("what a seller's position means", () => {
  const part = fc.record({
    sellerOrderId: fc.constant("so"),
    payable: fc.integer({ min: -1000, max: 1000 }),
    isHeld: fc.boolean(),
  });
  const position = fc.record({
    parts: fc.array(part, { maxLength: 8 }),
    onAccount: fc.nat(5000),
    heldOnAccount: fc.nat(5000),
    stopsTransfers: fc.boolean(),
    stopsPayouts: fc.boolean(),
  });

  it("P-142 loses and invents nothing: pending + reserved + available − owed is what the books say", () => {
    fc.assert(
      fc.property(position, (given) => {
        const { pending, reserved, available, owed } = figuresOf(given);
        const books = given.parts.reduce((sum, each) => sum + each.payable, given.onAccount);
        expect(pending + reserved + available - owed).toBe(books);
        for (const figure of [pending, reserved, available, owed]) expect(figure).toBeGreaterThanOrEqual(0);
        if (given.stopsPayouts) expect(available).toBe(0);
        // Nothing can be paid out while something is owed.
        if (owed > 0) expect(available).toBe(0);
      }),
    );
  });

  it("P-145 nets earnings against debts, oldest first, and never more than either", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.array(fc.nat(50), { minLength: 1 }), (earned, owed, weights) => {
        const debts = allocate(owed, weights).map((amount) => ({ sellerOrderId: null, amount }));
        const paid = netAgainst(earned, debts);
        expect(paid.reduce((sum, each) => sum + each.amount, 0)).toBe(Math.min(earned, owed));
        for (const [index, each] of paid.slice(0, -1).entries())
          expect(each.amount).toBe(debts.filter((debt) => debt.amount > 0)[index]?.amount);
      }),
    );
  });
});
