import type { OwnProductView } from "@emporia/contracts/catalog";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import { type Ctx, NotFound } from "../platform/index";
import { listOffers } from "./offers";
import { findOwnProductState } from "./queries/product-state";
import { toOwnProductView } from "./view";

/**
 * A product of the seller's own, with all that shoppers never see. With `currency` its variants are those that are sold in it, at
 * their prices there.
 * @throws NotFound no such product in this shop
 */
export async function getOwnProduct(
  ctx: Ctx,
  { sellerId, productId, currency }: { sellerId: string; productId: string; currency?: string | undefined },
): Promise<OwnProductView> {
  const product = await readOwnProduct(ctx.db, sellerId, productId);
  if (currency === undefined) return product;
  const variantIds = product.variants.map(({ id }) => id);
  const offers = await listOffers(ctx.db, variantIds, currency);
  return {
    ...product,
    variants: product.variants.flatMap((variant) => {
      const offer = offers.get(variant.id);
      return offer
        ? [{ ...variant, price: money(offer.priceAmount, currency), compareAtPrice: null, priorPrice: null }]
        : [];
    }),
  };
}

export async function readOwnProduct(db: Db, sellerId: string, productId: string): Promise<OwnProductView> {
  const product = await findOwnProductState(db, sellerId, productId);
  if (!product) throw new NotFound("This product");
  return toOwnProductView(product);
}
