import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { groupBy } from "../platform/index";

/** What is on hand of a variant at one of its seller's places. */
export interface LocationLevel {
  variantId: string;
  locationId: string;
  isDefault: boolean;
  onHand: number;
}

const DEFAULT_NAME = "Main";

/** Where stock of these sellers is that nobody said the place of; a seller without a place gets one. */
export async function defaultLocations(tx: Tx, sellerIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(sellerIds)].sort();
  const find = async () => {
    const rows = await tx
      .selectFrom("stock_locations")
      .where("seller_id", "=", sql<string>`any(${wanted}::uuid[])`)
      .where("is_default", "=", true)
      .select(["seller_id", "id"])
      .execute();
    return new Map(rows.map((row) => [row.seller_id, row.id]));
  };
  const found = await find();
  if (found.size === wanted.length) return found;
  await sql`
    insert into stock_locations (seller_id, name, is_default)
    select seller_id, ${DEFAULT_NAME}, true from unnest(${wanted}::uuid[]) as seller_id
    on conflict (seller_id) where is_default do nothing
  `.execute(tx);
  return find();
}

/** What is where, of variants whose levels are locked: the seller's default place first, then where most is. */
export async function listLocationLevels(db: Db, variantIds: readonly string[]): Promise<Map<string, LocationLevel[]>> {
  const { rows } = await sql<LocationLevel>`
    select place.variant_id as "variantId", place.location_id as "locationId", location.is_default as "isDefault",
      place.on_hand as "onHand"
    from location_levels place join stock_locations location on location.id = place.location_id
    where place.variant_id = any(${[...variantIds]}::uuid[])
    order by location.is_default desc, place.on_hand desc, place.location_id
  `.execute(db);
  return groupBy(rows, (row) => row.variantId);
}

/**
 * From where so many units are taken: from the first place on, as far as each goes. What is sold beyond what is there
 * is owed by the default place. Pure.
 */
export function takeFrom(
  places: readonly LocationLevel[],
  quantity: number,
  defaultLocationId: string,
): { locationId: string; quantity: number }[] {
  const taken = new Map<string, number>();
  let open = quantity;
  for (const place of places) {
    const part = Math.min(open, Math.max(place.onHand, 0));
    if (part > 0) taken.set(place.locationId, part);
    open -= part;
  }
  if (open > 0) taken.set(defaultLocationId, (taken.get(defaultLocationId) ?? 0) + open);
  return [...taken].map(([locationId, part]) => ({ locationId, quantity: part }));
}
