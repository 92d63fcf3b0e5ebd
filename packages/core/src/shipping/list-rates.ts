import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { groupBy } from "../platform/index";
import type { Parcel } from "./parcels";
import { type ParcelRates, type Rate, together } from "./together";

export interface Destination {
  country: string;
  /** Empty when not known yet: then only rates for the whole country count. */
  state: string;
}

/** What a seller would really send: profiles without rates of their own are in one parcel with the general one. */
export interface SentParcel extends ParcelRates {
  sellerId: string;
}

/** A zone counts from its first rate on. */
const hasRates = (zone: string) =>
  sql`exists (select from shipping_rates priced where priced.zone_id = ${sql.ref(`${zone}.id`)})`;

/**
 * The shipping each seller offers for their parcels to a place, cheapest first: for all of them together, as `together` says;
 * none where one of them cannot be sent.
 */
export async function listRates(
  db: Db,
  parcels: readonly Parcel[],
  destination: Destination,
  currency: string,
): Promise<Map<string, Rate[]>> {
  return ratesBySeller(await listParcelRates(db, parcels, destination, currency));
}

/** The same of parcels whose rates are known. Pure. */
export function ratesBySeller(parcels: readonly SentParcel[]): Map<string, Rate[]> {
  const bySeller = groupBy(parcels, (parcel) => parcel.sellerId);
  return new Map([...bySeller].map(([sellerId, own]) => [sellerId, together(own)]));
}

/**
 * What each parcel may be sent by, cheapest first: the zones of its profile, or the shop's general ones where that has no rates, or
 * the platform's where the shop has none either; the most specific zone that fits; of each service the step that carries the
 * weight. A zone that has no rate in the currency has its others converted at the exchange rate in force, as prices are.
 */
export async function listParcelRates(
  db: Db,
  parcels: readonly Parcel[],
  destination: Destination,
  currency: string,
): Promise<SentParcel[]> {
  if (parcels.length === 0) return [];
  const given = parcels.map(({ sellerId, profileId = null, weightGrams, subtotalAmount }, at) => ({
    ...{ sellerId, profileId, weightGrams, subtotalAmount, at },
  }));
  const { rows } = await sql<{
    sellerId: string;
    places: number[];
    rates: (Omit<Rate, "sellerId"> & { code: string })[];
  }>`
    with parcel as materialized (
      select "sellerId", profile, sum("weightGrams")::integer as "weightGrams", sum("subtotalAmount")::bigint as "subtotalAmount",
        array_agg(at order by at) as places
      from (
        select given.*, case when given."profileId" is not null and exists (
            select from shipping_zones own where own.profile_id = given."profileId" and own.seller_id = given."sellerId"
              and ${hasRates("own")}
          ) then given."profileId" end as profile
        from json_to_recordset(${JSON.stringify(given)}::json)
          as given ("sellerId" uuid, "profileId" uuid, "weightGrams" integer, "subtotalAmount" bigint, at integer)
      ) known
      group by "sellerId", profile
    )
    select parcel."sellerId", parcel.places, coalesce(json_agg(json_build_object('id', step.id, 'code', step.code,
      'name', step.name, 'amount', step.amount, 'freeOverAmount', step.free_over_amount, 'minDays', step.min_days,
      'maxDays', step.max_days) order by step.amount, step.max_days, step.id) filter (where step.id is not null), '[]') as rates
    from parcel
    left join lateral (
      select zone.id from shipping_zones zone
      where (
          case when parcel.profile is not null then zone.seller_id = parcel."sellerId" and zone.profile_id = parcel.profile
          else zone.profile_id is null and (zone.seller_id = parcel."sellerId" or (zone.seller_id is null
            and not exists (select from shipping_zones own where own.seller_id = parcel."sellerId"
              and own.profile_id is null and ${hasRates("own")}))) end)
        and ${hasRates("zone")}
        and ${destination.country} = any(zone.countries)
        and (zone.states = '{}' or ${destination.state} = any(zone.states))
      order by zone.states <> '{}' desc, zone.position, zone.id
      limit 1
    ) zone on true
    left join lateral (
      select distinct on (rate.code) rate.id, rate.code, rate.name, rate.min_days, rate.max_days, here.free_over_amount,
        case when here.free_over_amount <= parcel."subtotalAmount" then 0 else here.amount end as amount
      from shipping_rates rate
      left join conversions conversion on conversion.currency = ${currency} and conversion.from_currency = rate.currency
        and conversion.rate is not null,
      lateral (
        select case when rate.currency = ${currency} then rate.amount else converted_amount(rate.amount, conversion) end as amount,
          case when rate.currency = ${currency} or rate.free_over_amount is null then rate.free_over_amount
            else converted_amount(rate.free_over_amount, conversion) end as free_over_amount
      ) here
      where rate.zone_id = zone.id and rate.max_weight_grams >= parcel."weightGrams"
        and (rate.currency = ${currency} or (conversion.currency is not null and not exists (
          select from shipping_rates own where own.zone_id = zone.id and own.currency = ${currency})))
      order by rate.code, rate.max_weight_grams
    ) step on true
    group by parcel."sellerId", parcel.profile, parcel.places
    order by parcel.places
  `.execute(db);
  return rows.map(({ sellerId, places, rates }) => ({
    sellerId,
    itemIds: places.flatMap((at) => parcels[at]?.itemIds ?? []),
    rates: rates.map((rate) => ({ ...rate, sellerId })),
  }));
}
