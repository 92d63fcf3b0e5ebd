import type { transferStockInput, transferView } from "@emporia/contracts/inventory";
import type { z } from "zod";
import { actorRef, type Ctx, InvalidInput, inTransaction, NotFound, newId } from "../platform/index";
import { listLocationLevels } from "./location-levels";
import { moveStock } from "./move-stock";
import { findLocation, insertTransfer, isOwnTransfer, lockStockLevels } from "./queries";
import { sumDemand } from "./reserve-stock";

/**
 * Moves stock from one place of a seller to another: how much there is in all stays, and so does what can be bought.
 * The same transfer moves once, and answers the same again.
 * @throws NotFound no such place or variant of this seller's, or the id is another's
 * @throws InvalidInput the two are one, or fewer are there than should go
 */
export async function transferStock(
  ctx: Ctx,
  input: z.output<typeof transferStockInput> & { sellerId: string },
): Promise<z.output<typeof transferView>> {
  const { sellerId, fromLocationId, toLocationId, note, transferId: id = newId() } = input;
  if (fromLocationId === toLocationId)
    throw new InvalidInput({ toLocationId: "Choose another place than it comes from." });
  return inTransaction(ctx, async (tx) => {
    const from = await findLocation(tx, sellerId, fromLocationId);
    const to = await findLocation(tx, sellerId, toLocationId);
    if (!from || !to) throw new NotFound("This location");
    const isNew = await insertTransfer(tx, {
      id,
      sellerId,
      fromLocationId,
      toLocationId,
      note: note || null,
      actor: JSON.stringify(actorRef(ctx.actor)),
      occurredAt: ctx.clock.now(),
    });
    if (!isNew) {
      if (await isOwnTransfer(tx, sellerId, id)) return { id };
      throw new NotFound("This transfer");
    }
    const wanted = sumDemand(input.items);
    const levels = await lockStockLevels(tx, [...wanted.keys()]);
    const places = await listLocationLevels(tx, [...wanted.keys()]);
    const short: Record<string, string> = {};
    for (const [variantId, quantity] of wanted) {
      if (levels.get(variantId)?.seller_id !== sellerId) throw new NotFound("This variant");
      const there = places.get(variantId)?.find((place) => place.locationId === fromLocationId)?.onHand ?? 0;
      const index = input.items.findIndex((item) => item.variantId === variantId);
      if (there < quantity) short[`items.${index}.quantity`] = `Only ${Math.max(there, 0)} are at ${from.name}.`;
    }
    if (Object.keys(short).length > 0) throw new InvalidInput(short);
    const moves = [...wanted].flatMap(([variantId, quantity]) => [
      { variantId, sellerId, locationId: fromLocationId, quantity: -quantity },
      { variantId, sellerId, locationId: toLocationId, quantity },
    ]);
    await moveStock(tx, ctx, levels, moves, { kind: "transferred", transferId: id, reason: note || null });
    return { id };
  });
}
