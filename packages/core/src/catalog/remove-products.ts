import type { removedProductsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, DomainError } from "../platform/index";
import { removeProduct } from "./remove-product";

/**
 * Removes products one by one, each as {@link removeProduct} does: what was ordered is archived. One that cannot be
 * removed stays and is named, the others go; asked for again, those that are gone are named.
 */
export async function removeProducts(
  ctx: Ctx,
  input: { sellerId: string; productIds: readonly string[] },
): Promise<z.output<typeof removedProductsView>> {
  const { sellerId } = input;
  const answer: z.output<typeof removedProductsView> = { deleted: 0, archived: 0, problems: [] };
  for (const productId of new Set(input.productIds)) {
    try {
      const { outcome } = await removeProduct(ctx, { sellerId, productId });
      answer[outcome] += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      answer.problems.push({ productId, message: error.message });
    }
  }
  return answer;
}
