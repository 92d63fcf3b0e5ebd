import { money } from "@emporia/contracts/money";
import type {
  addShippingZoneInput,
  setShippingRateInput,
  shippingView,
  updateShippingZoneInput,
} from "@emporia/contracts/shipping";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, inTransaction, marketsOf, NotFound, newId, recordAudit } from "../platform/index";
import { forgetDeliveryEstimates } from "./delivery-estimate";
import { TooMuchShipping } from "./errors";
import { findProfile, listProfiles } from "./profile-queries";
import {
  countRates,
  countZones,
  deleteRate,
  deleteZone,
  insertZone,
  listZones,
  lockZone,
  saveRate,
  setZone,
  type ZoneOwner,
  type ZoneRow,
} from "./queries";

type Shipping = z.output<typeof shippingView>;

const MOST_ZONES = 50;
const MOST_RATES = 100;

/** Where a shop ships to and for how much; `owner` null for the platform's own zones, which count for shops without any. */
export async function getShipping(ctx: Pick<Ctx, "db">, owner: ZoneOwner): Promise<Shipping> {
  const [zones, profiles, markets] = await Promise.all([
    listZones(ctx.db, owner),
    owner === null ? [] : listProfiles(ctx.db, owner),
    marketsOf(ctx.db),
  ]);
  const general = zones.filter((zone) => zone.profileId === null && zone.rates.length > 0);
  const fallback = owner !== null && general.length === 0 ? await listZones(ctx.db, null) : [];
  const reached = new Set([...general, ...fallback].flatMap((zone) => (zone.rates.length > 0 ? zone.countries : [])));
  return {
    zones: zones.map(toView),
    fallback: fallback.map(toView),
    profiles,
    unreached: markets
      .filter(({ isOpen, countries }) => isOpen && !countries.some((country) => reached.has(country)))
      .map(({ code, name }) => ({ code, name })),
  };
}

/**
 * Adds a zone behind those that are there, to a shop's profile or its general one; it counts from its first rate on.
 * @throws TooMuchShipping @throws NotFound no such profile of this owner's
 */
export async function addShippingZone(
  ctx: Ctx,
  owner: ZoneOwner,
  input: z.output<typeof addShippingZoneInput>,
): Promise<Shipping> {
  return changing(ctx, owner, "shipping.addZone", input, async (tx) => {
    if ((await countZones(tx, owner)) >= MOST_ZONES)
      throw new TooMuchShipping(`${MOST_ZONES} zones at most. Put countries with the same rates into one.`);
    const profileId = input.profileId ?? null;
    if (profileId !== null) await assertProfile(tx, owner, profileId);
    await insertZone(tx, owner, { id: newId(), profileId, ...placesOf(input) });
  });
}

/** Renames a zone, or has it hold other places. @throws NotFound none of this owner's */
export async function updateShippingZone(
  ctx: Ctx,
  owner: ZoneOwner,
  input: z.output<typeof updateShippingZoneInput>,
): Promise<Shipping> {
  return changing(ctx, owner, "shipping.updateZone", input, async (tx) => {
    if (!(await setZone(tx, owner, { id: input.zoneId, ...placesOf(input) }))) throw new NotFound("This zone");
  });
}

/** Takes a zone out with its rates; after the last one the platform's zones count. Repeats harmlessly. */
export async function removeShippingZone(ctx: Ctx, owner: ZoneOwner, input: { zoneId: string }): Promise<Shipping> {
  return changing(ctx, owner, "shipping.removeZone", input, (tx) => deleteZone(tx, owner, input.zoneId));
}

/**
 * Says what a service costs in a zone up to a weight (grams), in a currency (minor units). The same name, currency and weight again
 * replaces what was said. Checkouts ask anew at their address; what was chosen keeps its price.
 * @throws NotFound no such zone of this owner's
 * @throws TooMuchShipping
 */
export async function setShippingRate(
  ctx: Ctx,
  owner: ZoneOwner,
  input: z.output<typeof setShippingRateInput>,
): Promise<Shipping> {
  return changing(ctx, owner, "shipping.setRate", input, async (tx) => {
    if (!(await lockZone(tx, owner, input.zoneId))) throw new NotFound("This zone");
    await saveRate(tx, input.zoneId, {
      id: newId(),
      code: serviceCode(input.name),
      name: input.name,
      max_weight_grams: input.maxWeightGrams,
      currency: input.currency,
      amount: input.amount,
      free_over_amount: input.freeOver ?? null,
      min_days: input.minDays,
      max_days: input.maxDays,
    });
    if ((await countRates(tx, input.zoneId)) > MOST_RATES)
      throw new TooMuchShipping(`${MOST_RATES} rates of a zone at most. Remove one.`);
  });
}

/** Takes a rate out of its zone. Repeats harmlessly. */
export async function removeShippingRate(ctx: Ctx, owner: ZoneOwner, input: { rateId: string }): Promise<Shipping> {
  return changing(ctx, owner, "shipping.removeRate", input, (tx) => deleteRate(tx, owner, input.rateId));
}

/** What makes rates of different weights one service: their name, however its letters and spaces are written. */
export function serviceCode(name: string): string {
  const letters = [...name.normalize("NFKD").toLowerCase()].map((letter) => {
    if (/[a-z0-9]/.test(letter)) return letter;
    // Letters outside Latin are told by their numbers; marks, spaces and signs only part words.
    return /[\p{L}\p{N}]/u.test(letter) ? `x${letter.codePointAt(0)?.toString(36)}` : /\p{M}/u.test(letter) ? "" : "_";
  });
  return letters.join("").replace(/_+/g, "_").replace(/^_|_$/g, "") || "service";
}

async function assertProfile(tx: Tx, owner: ZoneOwner, profileId: string): Promise<void> {
  if (owner === null || !(await findProfile(tx, owner, profileId))) throw new NotFound("This shipping profile");
}

/** Does the work and leaves word of it. */
export async function changing(
  ctx: Ctx,
  owner: ZoneOwner,
  action: string,
  detail: object,
  work: (tx: Tx) => Promise<void>,
): Promise<Shipping> {
  await inTransaction(ctx, async (tx) => {
    await work(tx);
    await recordAudit(tx, ctx, {
      action,
      subjectType: "shipping",
      subjectId: owner ?? "platform",
      detail: { ...detail },
    });
  });
  forgetDeliveryEstimates(ctx.db);
  return getShipping(ctx, owner);
}

function placesOf({
  name,
  countries,
  states,
}: Pick<z.output<typeof addShippingZoneInput>, "name" | "countries" | "states">) {
  return { name, countries: [...new Set(countries)], states: [...new Set(states)] };
}

function toView({ rates, ...zone }: ZoneRow): Shipping["zones"][number] {
  return {
    ...zone,
    rates: rates.map((rate) => ({
      id: rate.id,
      name: rate.name,
      maxWeightGrams: rate.max_weight_grams,
      amount: money(rate.amount, rate.currency),
      freeOver: rate.free_over_amount === null ? null : money(rate.free_over_amount, rate.currency),
      minDays: rate.min_days,
      maxDays: rate.max_days,
    })),
  };
}
