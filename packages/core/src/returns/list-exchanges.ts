import { money } from "@emporia/contracts/money";
import type { exchangesView } from "@emporia/contracts/returns";
import type { z } from "zod";
import { listOffers, listVariantIds, purchasableQuantity } from "../catalog/index";
import { findOrder, readerOf, readOrderStates, returnableQuantity } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";

/**
 * Of what can be sent back, the other variants of the same product that can be bought now, at the prices of now; a guest
 * shows the token of their link.
 * @throws NotFound no such order among the actor's own
 */
export async function listExchanges(
  ctx: Ctx,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<z.output<typeof exchangesView>> {
  if (!(await findOrder(ctx.db, orderId, readerOf(ctx, orderId, token)))) throw new NotFound("This order");
  const [order] = await readOrderStates(ctx.db, [orderId]);
  const rules = { now: ctx.clock.now(), returnDays: ctx.services.settings.returnDays };
  const items = (order?.sellerOrders ?? []).flatMap((part) =>
    part.items.filter((item) => returnableQuantity(part, item, rules) > 0),
  );
  if (!order || items.length === 0) return { items: [] };
  const variants = await listVariantIds(ctx.db, [...new Set(items.map((item) => item.productId))]);
  const offers = await listOffers(ctx.db, [...variants.values()].flat(), order.currency);
  return {
    items: items.map((item) => ({
      orderItemId: item.id,
      variants: (variants.get(item.productId) ?? []).flatMap((variantId) => {
        const offer = variantId === item.variantId ? undefined : offers.get(variantId);
        return offer && purchasableQuantity(offer) !== 0
          ? [{ variantId, variantTitle: offer.variantTitle, price: money(offer.priceAmount, order.currency) }]
          : [];
      }),
    })),
  };
}
