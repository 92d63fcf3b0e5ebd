import type { Tx } from "@emporia/db";
import { newId } from "../platform";

// Weight limits in grams, amounts in US cents. The heaviest step has room for everything, so a fresh shop can ship.
const standard = { code: "standard", name: "Standard", min_days: 3, max_days: 6 };
const express = { code: "express", name: "Express", min_days: 1, max_days: 2 };
const rates = [
  { ...standard, max_weight_grams: 500, amount: 495 },
  { ...standard, max_weight_grams: 2_000, amount: 795 },
  { ...standard, max_weight_grams: 10_000, amount: 1495 },
  { ...standard, max_weight_grams: 30_000, amount: 3495 },
  { ...standard, max_weight_grams: 1_000_000, amount: 8995 },
  { ...express, max_weight_grams: 2_000, amount: 1995 },
  { ...express, max_weight_grams: 10_000, amount: 3495 },
];

/** Rates to the United States that a new shop starts with and may change. */
export async function insertDefaultShipping(tx: Tx, sellerId: string): Promise<void> {
  const zoneId = newId();
  await tx
    .insertInto("shipping_zones")
    .values({ id: zoneId, seller_id: sellerId, name: "United States", countries: ["US"] })
    .execute();
  await tx
    .insertInto("shipping_rates")
    .values(rates.map((rate) => ({ ...rate, id: newId(), zone_id: zoneId, currency: "USD" })))
    .execute();
}
