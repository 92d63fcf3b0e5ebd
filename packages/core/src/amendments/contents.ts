import type { quoteAmendmentInput } from "@emporia/contracts/amendments";
import type { Db } from "@emporia/db";
import { z } from "zod";
import { issuesOf } from "../cart/index";
import { listOffers, type Offer } from "../catalog/index";
import {
  type AgreedOrder,
  type Checkout,
  carriedTo,
  priceAgreed,
  pricedParts,
  snapshotNow,
  snapshotSchema,
} from "../checkout/index";
import {
  type AddedItem,
  type AmendmentState,
  activeQuantity,
  type CarriedMoney,
  carriable,
  type Keeper,
  moneyOfRemoved,
  type OrderState,
  type SellerOrderState,
  sendableQuantity,
  type Units,
} from "../orders/index";
import { isAnyTakenBack, leastAmountOf } from "../payments/index";
import { type Ctx, InvalidInput, marketOf, newId } from "../platform/index";
import { listRates, parcelsOf, type Rate } from "../shipping/index";

type Wanted = z.output<typeof quoteAmendmentInput>;

const offerSchema = z.object({
  snapshot: snapshotSchema,
  rate: z.object({
    ...{ id: z.string(), sellerId: z.string(), name: z.string() },
    ...{ amount: z.int(), freeOverAmount: z.int().nullable(), minDays: z.int(), maxDays: z.int() },
  }),
});
/** What was offered: things at their prices, and how they are sent. */
type AmendmentOffer = z.infer<typeof offerSchema>;

/** What an amendment of a part would be, priced as of now. */
export interface AmendmentContents {
  removed: { orderItemId: string; quantity: number }[];
  added: AddedItem[];
  offer: AmendmentOffer | null;
  priced: Checkout | null;
  givenBackAmount: number;
  /** Of that, what pays for what is added, in minor units. */
  carriedAmount: number;
  rates: Rate[];
  /** How it is sent where no rate is chosen. */
  along: AmendmentOffer["rate"];
  /** Whether nothing of the part would remain, so that what is added is sent in its place. */
  isInPlaceOfAll: boolean;
  /** Why it cannot be proposed so, in sentences. */
  issues: string[];
}

/**
 * What a change of a part comes to: what is added at the prices, the taxes and by the rates of now, what is removed at what
 * was paid for it.
 * @throws InvalidInput things of another shop, more than is there to be removed, a rate that there is not
 */
export async function contentsOf(
  db: Db,
  ctx: Ctx,
  { order, part, keeper }: { order: OrderState; part: SellerOrderState; keeper: Keeper },
  wanted: Wanted,
): Promise<AmendmentContents> {
  const removed = removedUnits(part, wanted.removed);
  const back = moneyOfRemoved(part, removed);
  const givenBackAmount = back.total;
  const isInPlaceOfAll = removed.length > 0 && countOf(removed) === activeQuantity(part);
  const along = isInPlaceOfAll ? asPaidFor(part, back.shipping - back.shippingDiscount) : alongWith(part);
  if (wanted.added.length === 0)
    return {
      ...{ removed, added: [], offer: null, priced: null, givenBackAmount, carriedAmount: 0, rates: [] },
      ...{ along, isInPlaceOfAll },
      issues: [],
    };
  const offers = await listOffers(
    db,
    wanted.added.map((item) => item.variantId),
    order.currency,
  );
  const sold = soldItems(ctx, part, wanted.added, offers);
  const snapshot = await snapshotNow(db, ctx, sold, order.currency, { isInPlaceOfAll });
  const { country, state } = order.shippingAddress;
  const listed = await listRates(db, parcelsOf(snapshot.items), { country, state }, order.currency);
  const rates = listed.get(part.sellerId) ?? [];
  const isGiven = keeper === "staff" && rates.length > 0;
  const rate = wanted.rateId === null ? (isGiven ? undefined : along) : chosenRate(part, rates, wanted.rateId);
  const offer = { snapshot, rate: rate ?? along };
  const priced = await priceAgreed(db, ctx, await agreedOrderOf(db, order, part, { id: newId(), offer, removed }));
  const carried = carriedTo(priced).reduce((sum, { amount }) => sum + amount, 0);
  const added = snapshot.items.map(
    ({ productId, variantId, slug, name, variantTitle, sku, picture, priceAmount, quantity }) => ({
      ...{ productId, variantId, slug, name, variantTitle, sku, picture, unitPriceAmount: priceAmount, quantity },
    }),
  );
  const { currency } = order;
  const issues = issuesOf({ items: snapshot.items, currency }, offers).map(({ message }) => message);
  if (!rate) issues.push("Choose how the shop sends it. Only the shop itself can send it along for nothing.");
  const toPay = priced.totalAmount - carried;
  if (toPay > 0 && toPay < leastAmountOf(currency))
    issues.push("No card can pay so little. Add more, or send it once more for nothing.");
  return {
    removed,
    added,
    offer,
    priced,
    givenBackAmount,
    carriedAmount: carried,
    rates,
    along,
    isInPlaceOfAll,
    issues,
  };
}

/** What its shopper pays for, as a checkout takes it: what is removed pays for it as far as it goes. */
export async function agreedOrderOf(
  db: Db,
  order: OrderState,
  part: SellerOrderState,
  { id, offer, removed }: { id: string; offer: AmendmentOffer; removed: readonly Units[] },
): Promise<AgreedOrder> {
  const { email, market, currency, shippingAddress, userId } = order;
  const sources = await payingFor(db, order, part, removed);
  return {
    agreed: {
      draftOrderId: id,
      userId,
      discounts: [],
      supplements: { orderId: order.id, sellerOrderId: part.id, number: part.number, amendmentId: id },
      ...(sources.length > 0 ? { carriable: sources } : {}),
    },
    ...{ email, market, currency, shippingAddress },
    pricesIncludeTax: (await marketOf(db, market)).pricesIncludeTax,
    snapshot: offer.snapshot,
    shipping: { [part.sellerId]: offer.rate },
  };
}

/** What goes back for what is removed, as far as it can pay for something: a bank that has a payment has it whole. */
async function payingFor(
  db: Db,
  order: OrderState,
  part: SellerOrderState,
  removed: readonly Units[],
): Promise<CarriedMoney[]> {
  const sources = carriable(order, part, removed);
  const orderIds = sources.map((each) => each.orderId);
  return (await isAnyTakenBack(db, orderIds)) ? [] : sources;
}

/** What was offered with an amendment. */
export function offerOf(amendment: AmendmentState): AmendmentOffer {
  return offerSchema.parse(amendment.offer);
}

/** What its checkout would ask for, in minor units. Pure. */
export function amountsOf(priced: Checkout) {
  const { subtotalAmount: subtotal, shippingAmount: shipping, taxAmount: tax, totalAmount: total } = priced;
  const { discountAmount: discount } = pricedParts(priced);
  return { subtotal, discount, shipping, tax, includedTax: priced.includedTaxAmount, total };
}

function removedUnits(part: SellerOrderState, wanted: Wanted["removed"]): AmendmentContents["removed"] {
  for (const [index, { orderItemId, quantity }] of wanted.entries()) {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item || wanted.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`removed.${index}.orderItemId`]: "Name each item of this order once." });
    const most = sendableQuantity(part, item);
    if (quantity > most)
      throw new InvalidInput({ [`removed.${index}.quantity`]: `Only ${most} of ${item.name} can be removed.` });
  }
  return wanted.map(({ orderItemId, quantity }) => ({ orderItemId, quantity }));
}

function soldItems(
  ctx: Ctx,
  part: SellerOrderState,
  wanted: Wanted["added"],
  offers: ReadonlyMap<string, Offer>,
): Parameters<typeof snapshotNow>[2] {
  const addedAt = ctx.clock.now().toISOString();
  return wanted.map(({ variantId, quantity }, index) => {
    const offer = offers.get(variantId);
    if (!offer?.isVisible || offer.sellerId !== part.sellerId)
      throw new InvalidInput({ [`added.${index}.variantId`]: `${part.shopName} does not sell this now.` });
    if (wanted.findIndex((each) => each.variantId === variantId) !== index)
      throw new InvalidInput({ [`added.${index}.variantId`]: `${offer.name} is there twice. Name each thing once.` });
    return { id: newId(), offer, quantity, addedAt };
  });
}

const countOf = (units: readonly Units[]) => units.reduce((sum, each) => sum + each.quantity, 0);

function chosenRate(part: SellerOrderState, rates: readonly Rate[], rateId: string): AmendmentOffer["rate"] {
  const rate = rates.find((each) => each.id === rateId);
  if (!rate) throw new InvalidInput({ rateId: `Choose one of the ways in which ${part.shopName} can send it.` });
  const { id, sellerId, name, amount, freeOverAmount, minDays, maxDays } = rate;
  return { id, sellerId, name, amount, freeOverAmount, minDays, maxDays };
}

/** It goes into the parcel that is packed anyway. */
function alongWith({ sellerId, number, shippingMethod }: SellerOrderState): AmendmentOffer["rate"] {
  const { minDays, maxDays } = shippingMethod;
  return { id: "along", sellerId, name: `Along with ${number}`, amount: 0, freeOverAmount: null, minDays, maxDays };
}

/** It is the parcel now, and sent as the one in whose place it is; what was paid for that, `amount`, goes back and is paid for this. */
function asPaidFor({ sellerId, shippingMethod }: SellerOrderState, amount: number): AmendmentOffer["rate"] {
  const { name, minDays, maxDays } = shippingMethod;
  return { id: "along", sellerId, name, amount, freeOverAmount: null, minDays, maxDays };
}
