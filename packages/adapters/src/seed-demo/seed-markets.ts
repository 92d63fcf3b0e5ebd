import { createMarket, setExchangeRate } from "@emporia/core/markets";
import type { Ctx } from "@emporia/core/platform";
import { addShippingZone, setShippingRate } from "@emporia/core/shipping";
import { setTaxRate } from "@emporia/core/tax";
import type { Core } from "../create-core";

/**
 * Value added tax in per cent: of most things, of food, of books. Source: the European Commission's table of VAT rates of
 * 2025; where food has several rates it is that of most of it.
 */
const vat = {
  DE: [19, 7, 7, "Umsatzsteuer"],
  AT: [20, 10, 10, "Umsatzsteuer"],
  BE: [21, 6, 6, "TVA/BTW"],
  ES: [21, 10, 4, "IVA"],
  FR: [20, 5.5, 5.5, "TVA"],
  IE: [23, 0, 0, "VAT"],
  IT: [22, 10, 4, "IVA"],
  NL: [21, 9, 9, "BTW"],
} as const;
const countries = Object.keys(vat);

/** A service's name, the heaviest parcel in grams, the price in minor units, days from and to. */
type RateRow = readonly [name: string, maxWeightGrams: number, amount: number, minDays: number, maxDays: number];
interface Zone {
  name: string;
  countries: string[];
  currency: string;
  rates: readonly RateRow[];
  /** Standard shipping is free for so much, minor units. */
  freeOver?: number;
}

const toEurope: Zone = {
  name: "Europe",
  countries,
  currency: "EUR",
  freeOver: 18_000,
  rates: [
    ["Standard", 500, 890, 6, 12],
    ["Standard", 2_000, 1_490, 6, 12],
    ["Standard", 10_000, 3_290, 7, 14],
    ["Standard", 1_000_000, 8_900, 10, 20],
    ["Express", 2_000, 3_490, 2, 4],
  ],
};

/** Shops that set what they take themselves: one sends to Europe too, one stays at home. */
const ofShops: readonly [shop: string, zones: readonly Zone[]][] = [
  [
    "linen-ledger",
    [
      {
        name: "United States",
        countries: ["US"],
        currency: "USD",
        freeOver: 9_000,
        rates: [
          ["Standard", 2_000, 595, 3, 6],
          ["Standard", 20_000, 1_295, 3, 7],
        ],
      },
      { ...toEurope, rates: [["Tracked letter", 1_000, 690, 7, 14], ...toEurope.rates] },
    ],
  ],
  [
    "switchback-coffee",
    [
      {
        name: "Lower 48 and Hawaii",
        countries: ["US"],
        currency: "USD",
        freeOver: 4_500,
        rates: [
          ["Roasted and sent on Tuesdays", 1_000, 450, 2, 5],
          ["Roasted and sent on Tuesdays", 1_000_000, 890, 2, 5],
        ],
      },
    ],
  ],
];

/**
 * A second market whose prices have their tax within and follow the exchange rate, the platform's shipping there, and
 * shops with zones of their own. The worker converts the prices as soon as it runs.
 */
export async function seedMarkets(core: Core): Promise<void> {
  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-markets" });
  await createMarket(ctx, {
    ...{ code: "eu", name: "Europe", countries, currency: "EUR", locale: "en-IE", pricesIncludeTax: true },
  });
  // About the European Central Bank's reference rate of November 2025; prices end in .00 or .50.
  await setExchangeRate(ctx, { currency: "EUR", rate: "0.865", stepAmount: 50 });
  for (const [country, [most, food, books, name]] of Object.entries(vat))
    for (const [taxClass, percent] of [
      ["standard", most],
      ["clothing", most],
      ["food", food],
      ["books", books],
    ] as const)
      await setTaxRate(ctx, {
        ...{ country, state: "", taxClass, name, isShippingTaxed: true },
        rateMillionths: Math.round(percent * 10_000),
      });
  await keepZones(ctx, null, [toEurope]);
  for (const [slug, zones] of ofShops) {
    const { id } = await core.db
      .selectFrom("sellers")
      .select("id")
      .where("shop_slug", "=", slug)
      .executeTakeFirstOrThrow();
    await keepZones(ctx, id, zones);
  }
}

async function keepZones(ctx: Ctx, owner: string | null, zones: readonly Zone[]): Promise<void> {
  for (const { name, countries: inside, currency, rates, freeOver } of zones) {
    const { zones: kept } = await addShippingZone(ctx, owner, { name, countries: inside, states: [] });
    const zoneId = kept.at(-1)?.id ?? "";
    for (const [service, maxWeightGrams, amount, minDays, maxDays] of rates)
      await setShippingRate(ctx, owner, {
        ...{ zoneId, name: service, maxWeightGrams, currency, amount, minDays, maxDays },
        freeOver: service === "Express" ? null : (freeOver ?? null),
      });
  }
}
