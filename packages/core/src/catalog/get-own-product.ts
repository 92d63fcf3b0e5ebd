import type { OwnProductView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type Ctx, NotFound } from "../platform/index";
import { findOwnProductState } from "./queries/product-state";
import { toOwnProductView } from "./view";

/** A product of the seller's own, with all that shoppers never see. @throws NotFound no such product in this shop */
export async function getOwnProduct(ctx: Ctx, input: { sellerId: string; productId: string }): Promise<OwnProductView> {
  return readOwnProduct(ctx.db, input.sellerId, input.productId);
}

export async function readOwnProduct(db: Db, sellerId: string, productId: string): Promise<OwnProductView> {
  const product = await findOwnProductState(db, sellerId, productId);
  if (!product) throw new NotFound("This product");
  return toOwnProductView(product);
}
