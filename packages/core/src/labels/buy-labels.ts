import type { boughtLabelsView, buyLabelsInput, labelQuotesView, quoteLabelsInput } from "@emporia/contracts/labels";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { findSellerPart, lockOrderState } from "../orders/index";
import { after, type Ctx, DomainError, enqueue, inTransaction, MINUTE_MS, NotFound, newId } from "../platform/index";
import { settleLabelJob } from "./jobs";
import { assertLabellable, chosenRate, isUnanswered, prepareLabel, ratesFor } from "./prepare-label";
import { findLabelByKey, insertLabel, type LabelRow } from "./queries";
import { settleLabel } from "./settle-label";
import { readLabelView } from "./view";

type Quotes = z.output<typeof labelQuotesView>;
type Bought = z.output<typeof boughtLabelsView>;
type Wanted = z.output<typeof buyLabelsInput>["parcels"][number];

/** Carriers are asked about so many parcels at once. */
const AT_ONCE = 5;
/** A job takes over when whoever asked was killed. */
const TAKES_OVER_MS = 3 * MINUTE_MS;

/**
 * What labels for these parcels would cost. One that cannot have any says why, in its place.
 * @throws NotFound one is not of this shop
 */
export async function quoteLabels(
  ctx: Ctx,
  input: z.output<typeof quoteLabelsInput> & { sellerId: string },
): Promise<Quotes> {
  return {
    items: await eachOf(input.parcels, async (parcel) => {
      const { sellerOrderId } = parcel;
      const row = await findSellerPart(ctx.db, input.sellerId, sellerOrderId);
      if (!row) throw new NotFound("This order");
      const nothing = { sellerOrderId, number: row.number, shipTo: "", items: [], weightGrams: 0, rates: [] };
      return unlessRefused<Quotes["items"][number]>(
        async () => {
          const prepared = await prepareLabel(ctx, { ...parcel, sellerId: input.sellerId, labelId: newId() });
          const { part, items, request } = prepared;
          const { firstName, lastName, city, state } = request.to;
          const known = {
            ...nothing,
            shipTo: `${firstName} ${lastName}, ${[city, state].filter(Boolean).join(", ")}`,
            items: items.map((item) => ({
              ...item,
              name: part.items.find((each) => each.id === item.orderItemId)?.name ?? "",
            })),
            weightGrams: request.parcel.weightGrams,
          };
          return unlessRefused<Quotes["items"][number]>(
            async () => ({ ...known, rates: (await ratesFor(ctx, request)).map(toRateView), refusal: null }),
            (refusal) => ({ ...known, refusal }),
          );
        },
        (refusal) => ({ ...nothing, refusal }),
      );
    }),
  };
}

/**
 * Buys labels, one for each parcel, of the offer that was chosen. The same key again buys nothing again; what a carrier
 * does not answer is found out later. Of several parcels each that is refused says why, in its place.
 * @throws NotFound one is not of this shop
 * @throws LabelRefused @throws OrderNotShippable @throws InvalidInput of a single parcel
 */
export async function buyLabels(
  ctx: Ctx,
  input: z.output<typeof buyLabelsInput> & { sellerId: string },
): Promise<Bought> {
  const isAlone = input.parcels.length === 1;
  return {
    items: await eachOf(input.parcels, async (parcel) => {
      const { sellerOrderId } = parcel;
      const row = await findSellerPart(ctx.db, input.sellerId, sellerOrderId);
      if (!row) throw new NotFound("This order");
      const { number } = row;
      const bought = async (): Promise<Bought["items"][number]> => {
        const labelId = await buyLabel(ctx, { ...parcel, sellerId: input.sellerId, key: input.key });
        return { sellerOrderId, number, label: await readLabelView(ctx.db, labelId), refusal: null };
      };
      return isAlone ? bought() : unlessRefused(bought, (refusal) => ({ sellerOrderId, number, label: null, refusal }));
    }),
  };
}

async function buyLabel(ctx: Ctx, wanted: Wanted & { sellerId: string; key: string }): Promise<string> {
  const { sellerId, sellerOrderId } = wanted;
  const key = `${wanted.key}:${sellerOrderId}`;
  const known = await findLabelByKey(ctx.db, sellerId, key);
  if (known) {
    await settleNow(ctx, known.id);
    return known.id;
  }
  const id = newId();
  const { order, part, request } = await prepareLabel(ctx, { ...wanted, labelId: id });
  const rate = await chosenRate(ctx, request, wanted);
  const labelId = await inTransaction(ctx, async (tx) => {
    const now = await lockOrderState(tx, order.id);
    const since = await findLabelByKey(tx, sellerId, key);
    if (since) return since.id;
    const partNow = now.sellerOrders.find((each) => each.id === part.id) ?? part;
    const items = await assertLabellable(tx, now, partNow, wanted.items);
    await insertLabel(tx, {
      ...{ id, key, seller_id: sellerId, order_id: order.id, seller_order_id: part.id, return_id: null },
      ...{ paid_by: "seller" as const, request, items, instructions: null, now: ctx.clock.now() },
      ...offerOf(rate),
    });
    await enqueue(tx, settleLabelJob, { labelId: id }, takesOver(ctx));
    return id;
  });
  await settleNow(ctx, labelId);
  return labelId;
}

export const offerOf = (rate: {
  rateId: string;
  name: string;
  amount: number;
  currency: string;
  carrier: string;
}): Pick<LabelRow, "rate_id" | "service" | "amount" | "currency" | "carrier"> => ({
  rate_id: rate.rateId,
  service: rate.name,
  amount: rate.amount,
  currency: rate.currency,
  carrier: rate.carrier,
});

export const takesOver = (ctx: Pick<Ctx, "clock">) => ({ runAt: after(ctx.clock, TAKES_OVER_MS) });

/** Asks at once; what is not answered now its job finds out. */
export async function settleNow(ctx: Ctx, labelId: string): Promise<void> {
  await settleLabel(ctx, { labelId }).catch((error: unknown) => {
    if (!isUnanswered(error)) throw error;
    ctx.log.warn({ labelId, error }, "a label is not settled yet; its job asks again");
  });
}

export function toRateView(
  rate: Awaited<ReturnType<typeof ratesFor>>[number],
): Quotes["items"][number]["rates"][number] {
  const { service, name, amount, currency, minDays, maxDays } = rate;
  return { service, name, price: money(amount, currency), minDays, maxDays };
}

async function unlessRefused<Answer>(
  work: () => Promise<Answer>,
  refused: (sentence: string) => Answer,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && !(error instanceof NotFound)) return refused(error.message);
    throw error;
  }
}

async function eachOf<Item, Answer>(items: readonly Item[], work: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return answers;
}
