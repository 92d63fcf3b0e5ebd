import type { adjustStockInput, stockView } from "@emporia/contracts/inventory";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { findStockLevel } from "./queries";
import { setOnHand } from "./set-on-hand";

/**
 * A seller counts a variant again, at one place or in all. The same count twice leaves one movement.
 * @throws NotFound no such variant in this shop
 * @throws InvalidInput fewer than orders already hold
 */
export async function adjustStock(
  ctx: Ctx,
  input: z.output<typeof adjustStockInput> & { sellerId: string },
): Promise<z.output<typeof stockView>> {
  return inTransaction(ctx, async (tx) => {
    await setOnHand(tx, ctx, { ...input, kind: "adjusted" });
    const level = await findStockLevel(tx, input.sellerId, input.variantId);
    if (!level) throw new NotFound("This variant");
    return {
      variantId: level.variant_id,
      onHand: level.on_hand,
      reserved: level.reserved,
      available: level.on_hand - level.reserved,
    };
  });
}
