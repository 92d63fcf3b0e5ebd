import type { Tx } from "@emporia/db";
import { type Ctx, inTransaction, violates } from "../platform/index";
import { SkuTaken } from "./errors";

const ATTEMPTS = 4;

/** A transaction that starts over when somebody takes the chosen slug or handle at the same moment. */
export async function inCatalogTransaction<Result>(ctx: Ctx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx, work);
    } catch (error) {
      const isRace = violates(error, "products_slug_key") || violates(error, "products_seller_id_handle_key");
      if (isRace && attempt < ATTEMPTS) continue;
      if (violates(error, "variants_sku")) throw new SkuTaken(skuIn(error));
      throw error;
    }
  }
}

/** PostgreSQL names the values in the detail: `Key (seller_id, sku)=(…, MUG-1) already exists.` */
function skuIn(error: unknown): string {
  const { detail } = error as { detail?: string };
  return detail?.match(/\)=\([^,]+, (.*)\) already exists/)?.[1] ?? "";
}
