import type { countPlacesInput } from "@emporia/contracts/inventory";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction } from "../platform/index";
import { listLocationLevels } from "./location-levels";
import { lockStockLevels } from "./queries";
import { setOnHand } from "./set-on-hand";

/**
 * A seller counts several variants at several places again: all of it is written down, or nothing. The same counts twice
 * leave one movement each; a count of what stood there `before` leaves alone what happened meanwhile.
 * @throws NotFound no such variant or place in this shop
 * @throws InvalidInput fewer than orders already hold, told of at the count that says so
 */
export async function countPlaces(
  ctx: Ctx,
  input: z.output<typeof countPlacesInput> & { sellerId: string },
): Promise<{ ok: true }> {
  const { sellerId, reason } = input;
  const counts = [...input.counts.entries()].filter(([, { onHand, before }]) => onHand !== before);
  return inTransaction(ctx, async (tx) => {
    const variantIds = counts.map(([, { variantId }]) => variantId);
    await lockStockLevels(tx, variantIds);
    const levels = await listLocationLevels(tx, variantIds);
    const growth = ({ variantId, locationId, onHand }: (typeof input.counts)[number]) =>
      onHand - (levels.get(variantId)?.find((level) => level.locationId === locationId)?.onHand ?? 0);
    // What grows goes first: units that only stand elsewhere now never look as if orders lacked them.
    const inOrder = counts.sort(([, one], [, other]) => growth(other) - growth(one));
    for (const [at, { variantId, locationId, onHand }] of inOrder)
      await setOnHand(tx, ctx, { variantId, locationId, onHand, sellerId, kind: "adjusted", reason }).catch(
        (error: unknown) => {
          throw error instanceof InvalidInput ? new InvalidInput({ [`counts.${at}.onHand`]: error.message }) : error;
        },
      );
    return { ok: true };
  });
}
