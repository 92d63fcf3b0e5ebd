import { newId } from "@emporia/core/platform";
import type { Db } from "@emporia/db";

/** State rates in force in 2025, in millionths; local rates are not in the table. Source: the states' revenue departments. */
const stateRates: Record<string, number> = {
  AL: 40_000,
  AZ: 56_000,
  AR: 65_000,
  CA: 72_500,
  CO: 29_000,
  CT: 63_500,
  DC: 60_000,
  FL: 60_000,
  GA: 40_000,
  HI: 40_000,
  ID: 60_000,
  IL: 62_500,
  IN: 70_000,
  IA: 60_000,
  KS: 65_000,
  KY: 60_000,
  LA: 50_000,
  ME: 55_000,
  MD: 60_000,
  MA: 62_500,
  MI: 60_000,
  MN: 68_750,
  MS: 70_000,
  MO: 42_250,
  NE: 55_000,
  NV: 68_500,
  NJ: 66_250,
  NM: 48_750,
  NY: 40_000,
  NC: 47_500,
  ND: 50_000,
  OH: 57_500,
  OK: 45_000,
  PA: 60_000,
  RI: 70_000,
  SC: 60_000,
  SD: 42_000,
  TN: 70_000,
  TX: 62_500,
  UT: 61_000,
  VT: 60_000,
  VA: 53_000,
  WA: 65_000,
  WV: 60_000,
  WI: 50_000,
  WY: 40_000,
};
/** Where clothing is not taxed at all. */
const clothingExempt = new Set(["MN", "NJ", "PA", "VT"]);
/** Where shipping is taxed with what is shipped. */
const shippingTaxed = new Set([
  "AR",
  "CT",
  "GA",
  "IL",
  "IN",
  "KS",
  "KY",
  "MI",
  "MN",
  "MS",
  "NE",
  "NJ",
  "NM",
  "NY",
  "NC",
  "ND",
  "OH",
  "PA",
  "RI",
  "SC",
  "SD",
  "TN",
  "TX",
  "VT",
  "WA",
  "WV",
  "WI",
]);
/** Where food is taxed like other things. */
const foodTaxed = new Set(["AL", "HI", "ID", "MS", "SD"]);

/** The platform's own zone and rates, for shops that have none, and the tax table of the demo's market. */
export async function seedRates(db: Db): Promise<void> {
  const zone = newId();
  await db
    .insertInto("shipping_zones")
    .values({ id: zone, seller_id: null, name: "United States", countries: ["US"] })
    .execute();
  const step = (code: string, name: string, maxGrams: number, amount: number, minDays: number, maxDays: number) => ({
    id: newId(),
    zone_id: zone,
    code,
    name,
    max_weight_grams: maxGrams,
    currency: "USD",
    amount,
    free_over_amount: code === "standard" ? 12_000 : null,
    min_days: minDays,
    max_days: maxDays,
  });
  await db
    .insertInto("shipping_rates")
    .values([
      step("standard", "Standard", 500, 495, 3, 6),
      step("standard", "Standard", 2_000, 795, 3, 6),
      step("standard", "Standard", 10_000, 1_495, 4, 7),
      step("standard", "Standard", 1_000_000, 3_900, 5, 10),
      step("express", "Express", 500, 1_295, 1, 2),
      step("express", "Express", 2_000, 1_895, 1, 2),
      step("express", "Express", 10_000, 3_495, 2, 3),
    ])
    .execute();
  await db
    .insertInto("tax_rates")
    .values(
      Object.entries(stateRates).flatMap(([state, rate]) =>
        (["standard", "clothing", "food", "books"] as const).map((taxClass) => ({
          country: "US",
          state,
          tax_class: taxClass,
          rate_millionths:
            (taxClass === "clothing" && clothingExempt.has(state)) || (taxClass === "food" && !foodTaxed.has(state))
              ? 0
              : rate,
          is_shipping_taxed: shippingTaxed.has(state),
          name: `${state} sales tax`,
        })),
      ),
    )
    .execute();
}
