import type { OwnProductView, setWithdrawalExclusionInput } from "@emporia/contracts/catalog";
import { sql } from "kysely";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { readOwnProduct } from "./get-own-product";
import { lockOwnProduct } from "./queries/product-state";

/**
 * A shop says why the law lets nobody withdraw from a product, or with null that they may. What was sold keeps what was said
 * then. Saying so twice changes nothing.
 * @throws NotFound no such product in this shop
 */
export async function setWithdrawalExclusion(
  ctx: Ctx,
  { sellerId, productId, exclusion }: z.output<typeof setWithdrawalExclusionInput> & { sellerId: string },
): Promise<OwnProductView> {
  return inTransaction(ctx, async (tx) => {
    if (!(await lockOwnProduct(tx, sellerId, productId))) throw new NotFound("This product");
    await sql`update products set withdrawal_exclusion = ${exclusion} where id = ${productId} and seller_id = ${sellerId}`.execute(
      tx,
    );
    return readOwnProduct(tx, sellerId, productId);
  });
}
