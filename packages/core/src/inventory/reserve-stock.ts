import type { RawBuilder } from "kysely";
import type { Ctx, NewDomainEvent } from "../platform/index";
import { OutOfStock, type Shortage } from "./errors";
import { insertReservations, type StockLevel } from "./queries";

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

/** A promise of stock as parts of one write and an event to be announced, both in the caller's transaction. */
export interface Reservation {
  writes: RawBuilder<unknown>[];
  event: NewDomainEvent;
}

/**
 * Promises stock to an order until `expiresAt`: all of it or nothing. `levels` are what {@link selectStockForUpdate}
 * found and locked in the same transaction.
 * What is not counted needs no promise; what may be backordered is promised beyond what is there.
 * @throws OutOfStock naming each variant that falls short
 */
export function reserveStock(
  ctx: Ctx,
  levels: readonly StockLevel[],
  input: { orderId: string; demands: readonly Demand[]; expiresAt: Date },
): Reservation {
  const wanted = sumDemand(input.demands);
  const levelOf = new Map(levels.map((level) => [level.variant_id, level]));
  const shortages: Shortage[] = [];
  const reservations: Demand[] = [];
  for (const [variantId, quantity] of wanted) {
    const level = levelOf.get(variantId);
    if (!level) shortages.push({ variantId, wanted: quantity, available: 0 });
    else if (level.track_quantity) {
      const available = level.on_hand - level.reserved;
      if (!level.allow_backorder && available < quantity)
        shortages.push({ variantId, wanted: quantity, available: Math.max(available, 0) });
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
