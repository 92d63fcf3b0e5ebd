import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parcelsOf, type ThingToSend } from "./parcels";
import { type ParcelRates, together } from "./together";

const rate = fc.record({
  code: fc.constantFrom("standard", "express", "freight"),
  amount: fc.integer({ min: 0, max: 100_000 }),
  minDays: fc.integer({ min: 0, max: 5 }),
  extraDays: fc.integer({ min: 0, max: 5 }),
});
const parcel = (least: number) =>
  fc.uniqueArray(rate, { selector: ({ code }) => code, minLength: least, maxLength: 3 });
type Drawn = { code: string; amount: number; minDays: number; extraDays: number };

function known(drawn: readonly (readonly Drawn[])[]): ParcelRates[] {
  return drawn.map((rates, at) => ({
    itemIds: [`item-${at}`],
    rates: rates
      .map(({ code, amount, minDays, extraDays }) => ({
        ...{ id: `${at}-${code}`, sellerId: "shop", code, name: code, amount, freeOverAmount: null, minDays },
        maxDays: minDays + extraDays,
      }))
      .sort((a, b) => a.amount - b.amount),
  }));
}

describe("P-122 what a shop asks for several parcels", () => {
  it("is the sum of its parts, of one rate for each parcel, whatever the rates are", () => {
    fc.assert(
      fc.property(fc.array(parcel(1), { minLength: 2, maxLength: 4 }), (drawn) => {
        const parcels = known(drawn);
        for (const way of together(parcels)) {
          const parts = way.parts ?? [];
          expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(way.amount);
          expect(parts.flatMap((part) => part.itemIds)).toEqual(parcels.flatMap((each) => each.itemIds));
          parts.forEach(({ rateId, amount, minDays, maxDays }, at) => {
            const own = parcels[at]?.rates.find((each) => each.id === rateId);
            expect(own).toMatchObject({ amount, minDays, maxDays });
          });
          const chosen = parts.map(({ rateId }, at) => parcels[at]?.rates.find((each) => each.id === rateId));
          expect(way.maxDays).toBe(Math.max(...chosen.map((each) => each?.maxDays ?? 0)));
        }
      }),
    );
  });

  it("names each way once, every service among them, the cheapest of all first", () => {
    fc.assert(
      fc.property(fc.array(parcel(1), { minLength: 2, maxLength: 4 }), (drawn) => {
        const parcels = known(drawn);
        const ways = together(parcels);
        expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length);
        const used = new Set(ways.flatMap(({ parts }) => parts?.map(({ name }) => name) ?? []));
        for (const { code } of drawn.flat()) expect(used).toContain(code);
        expect(ways.map(({ amount }) => amount)).toEqual(ways.map(({ amount }) => amount).toSorted((a, b) => a - b));
        expect(together(parcels)).toEqual(ways);
      }),
    );
  });

  it("is nothing where one of them cannot be sent, and the rates themselves where there is but one", () => {
    fc.assert(
      fc.property(parcel(0), parcel(1), (first, second) => {
        const [one] = known([first]);
        expect(together(one ? [one] : [])).toEqual(one?.rates.map(({ code: _, ...each }) => each));
        expect(together([...known([second]), { itemIds: [], rates: [] }])).toEqual([]);
      }),
    );
  });
});

describe("P-122 what a shop sends", () => {
  const thing = (id: string, given: Partial<ThingToSend> = {}): ThingToSend => ({
    ...{ id, sellerId: "shop", shippingProfileId: null, weightGrams: 300, requiresShipping: true },
    ...{ priceAmount: 1_000, quantity: 2, ...given },
  });

  it("is one parcel for each profile, with all that it is worth and weighs", () => {
    const parcels = parcelsOf([
      thing("mug"),
      thing("anvil", { shippingProfileId: "heavy", weightGrams: 9_000 }),
      thing("bowl"),
    ]);
    expect(parcels).toMatchObject([
      { profileId: null, weightGrams: 1_200, subtotalAmount: 4_000, itemIds: ["mug", "bowl"] },
      { profileId: "heavy", weightGrams: 18_000, subtotalAmount: 2_000, itemIds: ["anvil"] },
    ]);
  });

  it("has what needs no shipping come along without weight, in no parcel of its own", () => {
    const pattern = thing("pattern", { requiresShipping: false });
    expect(parcelsOf([pattern, thing("anvil", { shippingProfileId: "heavy" })])).toMatchObject([
      { profileId: "heavy", weightGrams: 600, subtotalAmount: 4_000 },
    ]);
    expect(parcelsOf([pattern])).toMatchObject([{ profileId: null, weightGrams: 0, subtotalAmount: 2_000 }]);
  });
});
