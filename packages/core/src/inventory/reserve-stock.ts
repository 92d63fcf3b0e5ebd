import type { RawBuilder } from "kysely";
import type { Ctx, NewDomainEvent } from "../platform/index";
import { OutOfStock, type Shortage } from "./errors";
import { insertReservations } from "./queries";

/** Units of one variant that somebody wants; a variant may be named more than once. */
export interface Demand {
  variantId: string;
  quantity: number;
}

/** What each variant is wanted for in all, so that the same thing twice in a cart is checked once, as a sum. */
export function sumDemand(demands: readonly Demand[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of demands) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return sums;
}

/** What there is of a variant, its stock level locked by the caller. */
export interface LockedStock {
  variantId: string;
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** On hand less reserved. */
  available: number;
}

/** A promise of stock as parts of one write and an event to be announced, both in the caller's transaction. */
export interface Reservation {
  writes: RawBuilder<unknown>[];
  event: NewDomainEvent;
}

/**
 * Promises stock to an order until `expiresAt`: all of it or nothing. The levels are locked in the same
 * transaction, in the order of their variants.
 * What is not counted needs no promise; what may be backordered is promised beyond what is there.
 * @throws OutOfStock naming each variant that falls short
 */
export function reserveStock(
  ctx: Ctx,
  levels: readonly LockedStock[],
  input: { orderId: string; demands: readonly Demand[]; expiresAt: Date },
): Reservation {
  const wanted = sumDemand(input.demands);
  const levelOf = new Map(levels.map((level) => [level.variantId, level]));
  const shortages: Shortage[] = [];
  const reservations: Demand[] = [];
  for (const [variantId, quantity] of wanted) {
    const level = levelOf.get(variantId);
    if (!level) shortages.push({ variantId, wanted: quantity, available: 0 });
    else if (level.trackQuantity) {
      if (!level.allowBackorder && level.available < quantity)
        shortages.push({ variantId, wanted: quantity, available: Math.max(level.available, 0) });
      else reservations.push({ variantId, quantity });
    }
  }
  if (shortages.length > 0) throw new OutOfStock(shortages);
  return {
    writes:
      reservations.length > 0 ? insertReservations(input.orderId, reservations, input.expiresAt, ctx.clock.now()) : [],
    event: {
      type: "InventoryReserved",
      key: input.orderId,
      payload: { orderId: input.orderId, variantIds: [...wanted.keys()] },
    },
  };
}
