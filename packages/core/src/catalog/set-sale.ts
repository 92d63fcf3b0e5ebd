import type { OwnProductView, setSaleInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound } from "../platform/index";
import { readLargestReduction } from "../promotions/index";
import { moveSale } from "./advance-sale";
import { takesOffMoreThan } from "./assert-reductions";
import { readOwnProduct } from "./get-own-product";
import type { ProductState } from "./product-content";
import { lockOwnProduct } from "./queries/product-state";
import { setSaleRow } from "./queries/sales";

/**
 * Sells a product for less for a while: by a percentage, or for an amount in minor units that its dearer variants take.
 * It begins at once when no later time is named, and takes the place of another sale of the product. What a variant is
 * asked for is written into its price when the sale begins and ends, so listings, cart and checkout read one and the same.
 * @throws NotFound no such product in this shop
 * @throws InvalidInput it would end before it begins, reduce nothing, or more than shops may take off
 */
export async function setSale(
  ctx: Ctx,
  input: z.output<typeof setSaleInput> & { sellerId: string },
): Promise<OwnProductView> {
  const { sellerId, productId, percent = null, amount = null, currency } = input;
  const now = ctx.clock.now();
  const startsAt = input.startsAt === undefined ? now : new Date(input.startsAt);
  const endsAt = input.endsAt ? new Date(input.endsAt) : null;
  if (endsAt !== null && (endsAt <= startsAt || endsAt <= now))
    throw new InvalidInput({ endsAt: "A sale ends after it has begun, and after now." });
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");
    if (!current.variants.some((variant) => isReduced(variant, { percent, amount, currency })))
      throw new InvalidInput({ [amount === null ? "percent" : "amount"]: "No variant would cost less than now." });
    const most = await readLargestReduction(tx);
    if (
      most !== null &&
      current.variants.some((variant) => takesOffTooMuch(variant, { percent, amount, currency }, most))
    )
      throw new InvalidInput({
        [amount === null ? "percent" : "amount"]:
          `Emporia lets shops take off ${most / 100} % at most${amount === null ? "" : ", of each variant"}.`,
      });

    const money = amount === null ? { amount: null, currency: null } : { amount, currency };
    await setSaleRow(tx, { productId, sellerId, percent, ...money, startsAt, endsAt });
    await moveSale(tx, ctx, productId);
    return readOwnProduct(tx, sellerId, productId);
  });
}

function isReduced(
  variant: ProductState["variants"][number],
  sale: { percent: number | null; amount: number | null; currency: string },
): boolean {
  return variant.prices.some((price) => {
    if (sale.percent !== null) return Math.round((price.amount * (100 - sale.percent)) / 100) < price.amount;
    return price.currency === sale.currency && sale.amount !== null && sale.amount < price.amount;
  });
}

/** Whether a sale takes more off a variant than so many basis points of its price. */
function takesOffTooMuch(
  variant: ProductState["variants"][number],
  sale: { percent: number | null; amount: number | null; currency: string },
  most: number,
): boolean {
  if (sale.percent !== null) return sale.percent * 100 > most;
  const price = variant.prices.find((each) => each.currency === sale.currency);
  return price !== undefined && takesOffMoreThan(most, { amount: sale.amount ?? 0, compareAtAmount: price.amount });
}
