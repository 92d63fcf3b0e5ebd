import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** What one seller would send, and how much it is worth. */
export interface Parcel {
  sellerId: string;
  weightGrams: number;
  /** Minor units. */
  subtotalAmount: number;
}

export interface Destination {
  country: string;
  /** Empty when not known yet: then only rates for the whole country count. */
  state: string;
}

export interface Rate {
  id: string;
  sellerId: string;
  name: string;
  /** Minor units, 0 when the parcel is worth enough for free shipping. */
  amount: number;
  freeOverAmount: number | null;
  minDays: number;
  maxDays: number;
}

/** A zone counts from its first rate on. */
const hasRates = (zone: string) =>
  sql`exists (select from shipping_rates priced where priced.zone_id = ${sql.ref(`${zone}.id`)})`;

/**
 * The shipping each seller offers for their parcel to a place, cheapest first: their own zones, or the platform's where
 * they have none; the most specific zone that fits; of each service the step that carries the weight.
 */
export async function listRates(
  db: Db,
  parcels: readonly Parcel[],
  destination: Destination,
  currency: string,
): Promise<Map<string, Rate[]>> {
  const rates = new Map<string, Rate[]>(parcels.map((parcel) => [parcel.sellerId, []]));
  if (parcels.length === 0) return rates;
  const { rows } = await sql<Rate>`
    select step.id, parcel."sellerId", step.name,
      case when step.free_over_amount <= parcel."subtotalAmount" then 0 else step.amount end as amount,
      step.free_over_amount as "freeOverAmount", step.min_days as "minDays", step.max_days as "maxDays"
    from json_to_recordset(${JSON.stringify(parcels)}::json)
      as parcel ("sellerId" uuid, "weightGrams" integer, "subtotalAmount" bigint)
    join lateral (
      select zone.id from shipping_zones zone
      where (zone.seller_id = parcel."sellerId" or (zone.seller_id is null
          and not exists (select from shipping_zones own where own.seller_id = parcel."sellerId" and ${hasRates("own")})))
        and ${hasRates("zone")}
        and ${destination.country} = any(zone.countries)
        and (zone.states = '{}' or ${destination.state} = any(zone.states))
      order by zone.states <> '{}' desc, zone.position, zone.id
      limit 1
    ) zone on true
    join lateral (
      select distinct on (rate.code) rate.* from shipping_rates rate
      where rate.zone_id = zone.id and rate.currency = ${currency} and rate.max_weight_grams >= parcel."weightGrams"
      order by rate.code, rate.max_weight_grams
    ) step on true
    order by amount, step.max_days, step.id
  `.execute(db);
  for (const row of rows) rates.get(row.sellerId)?.push(row);
  return rates;
}
