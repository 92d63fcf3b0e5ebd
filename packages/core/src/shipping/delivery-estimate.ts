import type { ProductView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { type Market, memoised } from "../platform/index";

type Delivery = ProductView["seller"]["delivery"];
type EstimateMarket = Pick<Market, "code" | "countries" | "currency" | "isHome">;

const remembered = memoised<Delivery>(30_000, 5_000);

/**
 * How many days a shop's parcels are on their way to the first country of a market, by all its rates that count there: of
 * the profile while it has rates, else the shop's general ones, else the platform's. Null where nothing is sent to. Asked once
 * in half a minute for each shop, because every product page shows it; what changes here is known at once here, elsewhere
 * within that time.
 */
export function getDeliveryEstimate(
  db: Db,
  market: EstimateMarket,
  from: { sellerId: string; profileId: string | null },
): Promise<Delivery> {
  const key = `${market.code} ${from.sellerId} ${from.profileId ?? ""}`;
  return remembered(db, key, () => findDeliveryEstimate(db, market, from));
}

/** What is known of deliveries is asked anew. */
export function forgetDeliveryEstimates(db: Db): void {
  remembered.forget(db);
}

async function findDeliveryEstimate(
  db: Db,
  market: EstimateMarket,
  { sellerId, profileId }: { sellerId: string; profileId: string | null },
): Promise<Delivery> {
  const country = market.countries[0] ?? null;
  const { rows } = await sql<NonNullable<Delivery>>`
    select ${country}::text as country, min(rate.min_days) as "minDays", max(rate.max_days) as "maxDays"
    from shipping_zones zone join shipping_rates rate on rate.zone_id = zone.id
    where (zone.seller_id = ${sellerId} or (zone.seller_id is null
        and not exists (select from shipping_zones own join shipping_rates priced on priced.zone_id = own.id
          where own.seller_id = ${sellerId} and own.profile_id is null)))
      and zone.profile_id is not distinct from case when exists (
        select from shipping_zones own join shipping_rates priced on priced.zone_id = own.id
        where own.profile_id = ${profileId}::uuid) then ${profileId}::uuid end
      and ${country}::text = any(zone.countries) and zone.states = '{}'
      and (rate.currency = ${market.currency}${market.isHome ? sql`` : orConverted(market.currency)})
    having count(*) > 0
  `.execute(db);
  return rows[0] ?? null;
}

/** A zone without rates in the currency has its others converted. */
const orConverted = (currency: string) => sql`
        or (rate.currency = (select from_currency from conversions where currency = ${currency} and conversions.rate is not null)
          and not exists (select from shipping_rates own where own.zone_id = zone.id and own.currency = ${currency}))`;
