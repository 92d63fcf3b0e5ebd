import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** Whose zones: a seller's, or (null) the platform's, which count for sellers without any. */
export type ZoneOwner = string | null;

export interface ZoneRow {
  id: string;
  /** Null for the general profile. */
  profileId: string | null;
  name: string;
  countries: string[];
  states: string[];
  rates: {
    id: string;
    name: string;
    max_weight_grams: number;
    currency: string;
    amount: number;
    free_over_amount: number | null;
    min_days: number;
    max_days: number;
  }[];
}

/** Zones with their rates, in the order in which they are tried. */
export async function listZones(db: Db, owner: ZoneOwner): Promise<ZoneRow[]> {
  const { rows } = await sql<ZoneRow>`
    select zone.id, zone.profile_id as "profileId", zone.name, zone.countries, zone.states, coalesce((
        select json_agg(rate order by rate.name, rate.currency, rate.max_weight_grams)
        from shipping_rates rate where rate.zone_id = zone.id
      ), '[]') as rates
    from shipping_zones zone where zone.seller_id is not distinct from ${owner}::uuid
    order by zone.states <> '{}' desc, zone.position, zone.id
  `.execute(db);
  return rows;
}

export async function countZones(db: Db, owner: ZoneOwner): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from shipping_zones where seller_id is not distinct from ${owner}::uuid
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Adds a zone behind those that are there. */
export async function insertZone(
  tx: Tx,
  owner: ZoneOwner,
  zone: Pick<ZoneRow, "id" | "profileId" | "name" | "countries" | "states">,
): Promise<void> {
  await sql`
    insert into shipping_zones (id, seller_id, profile_id, name, countries, states, position)
    select ${zone.id}, ${owner}::uuid, ${zone.profileId}::uuid, ${zone.name}, ${zone.countries}::text[], ${zone.states}::text[], coalesce((
      select max(position) + 1 from shipping_zones where seller_id is not distinct from ${owner}::uuid), 0)
  `.execute(tx);
}

/** False when the owner has no such zone. */
export async function setZone(
  tx: Tx,
  owner: ZoneOwner,
  zone: Pick<ZoneRow, "id" | "name" | "countries" | "states">,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update shipping_zones set name = ${zone.name}, countries = ${zone.countries}::text[], states = ${zone.states}::text[]
    where id = ${zone.id} and seller_id is not distinct from ${owner}::uuid returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Takes a zone out with its rates. */
export async function deleteZone(tx: Tx, owner: ZoneOwner, zoneId: string): Promise<void> {
  await sql`
    delete from shipping_zones where id = ${zoneId} and seller_id is not distinct from ${owner}::uuid
  `.execute(tx);
}

/** Locks a zone, so that its rates are counted and changed by one at a time. False when the owner has no such zone. */
export async function lockZone(tx: Tx, owner: ZoneOwner, zoneId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from shipping_zones where id = ${zoneId} and seller_id is not distinct from ${owner}::uuid for update
  `.execute(tx);
  return rows.length > 0;
}

export async function countRates(db: Db, zoneId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from shipping_rates where zone_id = ${zoneId}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Writes a rate down; one of the same service, currency and weight is replaced. */
export async function saveRate(
  tx: Tx,
  zoneId: string,
  rate: ZoneRow["rates"][number] & { code: string },
): Promise<void> {
  const { name, amount, free_over_amount, min_days, max_days } = rate;
  await tx
    .insertInto("shipping_rates")
    .values({ ...rate, zone_id: zoneId })
    .onConflict((conflict) =>
      conflict
        .columns(["zone_id", "code", "currency", "max_weight_grams"])
        .doUpdateSet({ name, amount, free_over_amount, min_days, max_days }),
    )
    .execute();
}

export async function deleteRate(tx: Tx, owner: ZoneOwner, rateId: string): Promise<void> {
  await sql`
    delete from shipping_rates rate using shipping_zones zone
    where rate.id = ${rateId} and zone.id = rate.zone_id and zone.seller_id is not distinct from ${owner}::uuid
  `.execute(tx);
}

export async function findShop(db: Db, sellerId: string): Promise<{ id: string; shopName: string } | undefined> {
  return db.selectFrom("sellers").where("id", "=", sellerId).select(["id", "shop_name as shopName"]).executeTakeFirst();
}
