import type { DraftOfferView } from "@emporia/contracts/draft-orders";
import { money } from "@emporia/contracts/money";
import { listOffers, purchasableQuantity, shipsBy } from "../catalog/index";
import { priceAgreed, pricedParts } from "../checkout/index";
import { type Ctx, groupBy, marketOf } from "../platform/index";
import { issuesAmong } from "./contents";
import { agreedOrderOf, type DraftOrder } from "./draft-order";

/** What a draft holds and comes to now, as everybody who may see it sees it. */
export async function readContents(ctx: Ctx, draft: DraftOrder): Promise<Omit<DraftOfferView, "status" | "order">> {
  const { currency, snapshot } = draft;
  const [offers, checkout] = await Promise.all([
    listOffers(
      ctx.db,
      snapshot.items.map((item) => item.variantId),
      currency,
    ),
    marketOf(ctx.db, draft.market).then((market) => priceAgreed(ctx.db, ctx, agreedOrderOf(draft, market))),
  ]);
  const parts = pricedParts(checkout);
  const amount = (minor: number) => money(minor, currency);
  return {
    id: draft.id,
    number: draft.number,
    groups: [...groupBy(snapshot.items, (item) => item.sellerId)].map(([sellerId, items]) => {
      const rate = draft.shipping[sellerId];
      return {
        seller: { id: sellerId, shopName: items[0]?.shopName ?? "", shopSlug: items[0]?.shopSlug ?? "" },
        items: items.map((item) => ({
          id: item.id,
          productId: item.productId,
          variantId: item.variantId,
          slug: item.slug,
          name: item.name,
          variantTitle: item.variantTitle,
          sku: item.sku,
          picture: item.picture,
          price: amount(item.priceAmount),
          quantity: item.quantity,
          subtotal: amount(item.priceAmount * item.quantity),
          discount: amount(parts.items.get(item.id)?.discountAmount ?? 0),
          available: purchasableQuantity(offers.get(item.variantId)),
          shipsBy: shipsBy(offers.get(item.variantId), item.quantity, ctx.clock.now()),
        })),
        shipping: rate
          ? {
              id: rate.id,
              name: rate.name,
              price: amount(rate.amount),
              minDays: rate.minDays,
              maxDays: rate.maxDays,
              isNamed: rate.isNamed,
            }
          : null,
      };
    }),
    shippingAddress: draft.shippingAddress,
    discountReason: draft.discountReason,
    subtotal: amount(checkout.subtotalAmount),
    discount: amount(checkout.discountAmount),
    shipping: amount(checkout.shippingAmount),
    tax: amount(checkout.taxAmount),
    isTaxIncluded: checkout.pricing?.pricesIncludeTax ?? false,
    total: amount(checkout.totalAmount),
    message: draft.message,
    issues: issuesAmong(draft, offers),
    expiresAt: draft.expiresAt?.toISOString() ?? null,
  };
}
