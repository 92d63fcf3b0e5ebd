import type { createDraftOrderInput } from "@emporia/contracts/draft-orders";
import { formatMoney, money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { issuesOf } from "../cart/index";
import { listOffers, type Offer } from "../catalog/index";
import { type Snapshot, snapshotNow } from "../checkout/index";
import { type Ctx, InvalidInput, type Market, newId } from "../platform/index";
import { listRates, parcelsOf, type Rate } from "../shipping/index";
import type { AgreedRate, DraftOrder } from "./draft-order";

type Wanted = z.output<typeof createDraftOrderInput>;

/** What is ordered, at the prices of now; an item that was there keeps its id. @throws InvalidInput it is not sold, or named twice */
export async function itemsOf(
  db: Db,
  ctx: Ctx,
  wanted: Wanted["items"],
  currency: string,
  known: Snapshot["items"] = [],
): Promise<Snapshot> {
  const offers = await listOffers(
    db,
    wanted.map((item) => item.variantId),
    currency,
  );
  const addedAt = ctx.clock.now().toISOString();
  const items = wanted.map(({ variantId, quantity }, index) => {
    const offer = offers.get(variantId);
    if (!offer?.isVisible)
      throw new InvalidInput({
        [`items.${index}.variantId`]: `This is not sold in ${currency} now. Choose another one.`,
      });
    if (wanted.findIndex((each) => each.variantId === variantId) !== index)
      throw new InvalidInput({ [`items.${index}.variantId`]: `${offer.name} is there twice. Name each thing once.` });
    return { id: known.find((item) => item.variantId === variantId)?.id ?? newId(), offer, quantity, addedAt };
  });
  return snapshotNow(db, ctx, items, currency);
}

/** What each shop offers to send its part there; nothing while nobody knows where. */
export async function ratesOf(
  db: Db,
  { snapshot, shippingAddress: address, currency }: Pick<DraftOrder, "snapshot" | "shippingAddress" | "currency">,
): Promise<Map<string, Rate[]>> {
  if (!address) return new Map();
  const destination = { country: address.country, state: address.state };
  return listRates(db, parcelsOf(snapshot.items), destination, currency);
}

/** How each shop sends its part, as it was chosen. @throws InvalidInput */
export function chosenShipping(
  wanted: NonNullable<Wanted["shipping"]>,
  draft: Pick<DraftOrder, "snapshot" | "currency">,
  rates: ReadonlyMap<string, readonly Rate[]>,
): Record<string, AgreedRate> {
  const chosen = wanted.map((choice, index): [string, AgreedRate] => {
    const { sellerId } = choice;
    const shop = draft.snapshot.items.find((item) => item.sellerId === sellerId)?.shopName;
    if (!shop) throw new InvalidInput({ [`shipping.${index}.sellerId`]: "This shop sends nothing of it." });
    const offered = rates.get(sellerId) ?? [];
    if ("rateId" in choice) {
      const rate = offered.find((each) => each.id === choice.rateId);
      if (!rate)
        throw new InvalidInput({
          [`shipping.${index}.rateId`]: `Choose one of the ways in which ${shop} can send it.`,
        });
      return [sellerId, { ...rate, isNamed: false }];
    }
    if (isTooLittle(choice.amount, offered))
      throw new InvalidInput({
        [`shipping.${index}.amount`]: `${shop} asks for ${formatMoney(money(leastOf(offered), draft.currency))} at least. Give a discount to make it cheaper: the platform funds that.`,
      });
    if (choice.maxDays < choice.minDays)
      throw new InvalidInput({ [`shipping.${index}.maxDays`]: "It cannot arrive before it can arrive." });
    const { name, amount, minDays, maxDays } = choice;
    return [sellerId, { id: "agreed", sellerId, name, amount, freeOverAmount: null, minDays, maxDays, isNamed: true }];
  });
  return Object.fromEntries(chosen);
}

const leastOf = (offered: readonly Rate[]) => Math.min(...offered.map((rate) => rate.amount));
const isTooLittle = (amount: number, offered: readonly Rate[]) => offered.length > 0 && amount < leastOf(offered);

/**
 * The ways that are still good: of shops that still send something, rates that they still offer, and sums that are not less than
 * what the shop asks there now.
 */
export function keptShipping(
  shipping: DraftOrder["shipping"],
  snapshot: Snapshot,
  rates: ReadonlyMap<string, readonly Rate[]>,
): Record<string, AgreedRate> {
  return Object.fromEntries(
    Object.entries(shipping).flatMap(([sellerId, rate]): [string, AgreedRate][] => {
      if (!snapshot.items.some((item) => item.sellerId === sellerId)) return [];
      const offered = rates.get(sellerId) ?? [];
      if (rate.isNamed) return isTooLittle(rate.amount, offered) ? [] : [[sellerId, rate]];
      const now = offered.find((each) => each.id === rate.id);
      return now ? [[sellerId, { ...now, isNamed: false }]] : [];
    }),
  );
}

/** What stands against it now, such as stock that is gone, in sentences. */
export async function issuesOfDraft(db: Db, draft: Pick<DraftOrder, "snapshot" | "currency">): Promise<string[]> {
  const ids = draft.snapshot.items.map((item) => item.variantId);
  return issuesAmong(draft, await listOffers(db, ids, draft.currency));
}

/** The same, of offers that are known. What costs more or less by now keeps its price. Pure. */
export function issuesAmong(
  { snapshot, currency }: Pick<DraftOrder, "snapshot" | "currency">,
  offers: ReadonlyMap<string, Offer>,
): string[] {
  const items = snapshot.items.map((item) => ({
    ...item,
    priceAmount: offers.get(item.variantId)?.priceAmount ?? item.priceAmount,
  }));
  return issuesOf({ items, currency }, offers).map((issue) => issue.message);
}

/** @throws InvalidInput the market does not send there */
export function assertReached(market: Market, country: string): void {
  if (market.countries.includes(country)) return;
  throw new InvalidInput({
    "shippingAddress.country": `The market ${market.name} does not send there. Choose an address within it, or make the order in another market.`,
  });
}
