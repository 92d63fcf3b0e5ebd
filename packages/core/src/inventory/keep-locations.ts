import type { addLocationInput, locationsView, updateLocationInput } from "@emporia/contracts/inventory";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, violates } from "../platform/index";
import { LocationInUse } from "./errors";
import { listLocations } from "./list-locations";
import { defaultLocations } from "./location-levels";
import {
  deleteLocation,
  findLocation,
  insertLocation,
  isLocationUsed,
  setDefaultLocation,
  setLocationName,
} from "./queries";

type Locations = z.output<typeof locationsView>;

/** Adds a place where a seller keeps stock. @throws InvalidInput the name is taken */
export async function addLocation(
  ctx: Ctx,
  input: z.output<typeof addLocationInput> & { sellerId: string },
): Promise<Locations> {
  await naming(input.name, () =>
    inTransaction(ctx, async (tx) => {
      await defaultLocations(tx, [input.sellerId]);
      await insertLocation(tx, input.sellerId, input.name);
    }),
  );
  return listLocations(ctx, input);
}

/**
 * Renames a place, or makes it the default one: what is there already stays where it is.
 * @throws NotFound no such place of this seller's
 * @throws InvalidInput the name is taken
 */
export async function updateLocation(
  ctx: Ctx,
  input: z.output<typeof updateLocationInput> & { sellerId: string },
): Promise<Locations> {
  const { sellerId, locationId, name, isDefault } = input;
  await naming(name ?? "", () =>
    inTransaction(ctx, async (tx) => {
      await mustFind(tx, sellerId, locationId);
      if (name !== undefined) await setLocationName(tx, locationId, name);
      if (isDefault) await setDefaultLocation(tx, sellerId, locationId);
    }),
  );
  return listLocations(ctx, input);
}

/**
 * Takes out a place that never held anything. What has a history stays, renamed if need be, because its movements tell of it.
 * @throws NotFound no such place of this seller's
 * @throws LocationInUse it is the default one, or stock was there
 */
export async function removeLocation(ctx: Ctx, input: { sellerId: string; locationId: string }): Promise<Locations> {
  const { sellerId, locationId } = input;
  await inTransaction(ctx, async (tx) => {
    const location = await mustFind(tx, sellerId, locationId);
    if (location.is_default)
      throw new LocationInUse(`${location.name} is the default location. Make another one the default first.`);
    if (await isLocationUsed(tx, locationId))
      throw new LocationInUse(`Stock was kept at ${location.name}, and its history tells of it. Rename it instead.`);
    await deleteLocation(tx, locationId);
  });
  return listLocations(ctx, input);
}

async function mustFind(tx: Tx, sellerId: string, locationId: string) {
  const location = await findLocation(tx, sellerId, locationId);
  if (!location) throw new NotFound("This location");
  return location;
}

async function naming(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!violates(error, "stock_locations_seller_id_name_key")) throw error;
    throw new InvalidInput({ name: `You have a location called ${name} already.` });
  }
}
