import { after, type Ctx, DAY_MS, enqueue, enqueueAll, inTransaction, jobRequest, MINUTE_MS } from "../platform/index";
import { compareAccountJob } from "./jobs";
import {
  type FoundDifference,
  listSellersWithAccount,
  lockAccountDifferences,
  readOnAccount,
  saveAccountDifferences,
} from "./queries/account-differences";
import { findSellerAccount } from "./queries/accounts";
import { listUnheard } from "./queries/stripe-events";
import { takeEvent } from "./receive-webhook";

const AT_ONCE = 500;
/** As long as Stripe itself goes on trying. */
const LOOK_BACK_MS = 3 * DAY_MS;
/** By then what is on its way has arrived, or its job has been tried again. */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

/** Asks for the account of each shop at Stripe to be compared with the books. */
export async function compareAccounts(ctx: Ctx): Promise<void> {
  let last: string | null = null;
  do {
    const sellerIds: string[] = await listSellersWithAccount(ctx.db, last, AT_ONCE);
    await inTransaction(ctx, (tx) =>
      enqueueAll(
        tx,
        sellerIds.map((sellerId) => jobRequest(compareAccountJob, { sellerId, isSecond: false })),
      ),
    );
    last = sellerIds.length < AT_ONCE ? null : (sellerIds.at(-1) ?? null);
  } while (last !== null);
}

/**
 * Compares what lies on a shop's account at Stripe with what the books say, in each currency, and writes down what
 * differs. What happened on the account and was never heard of is taken in first. One that differs is looked at once
 * more a little later: only what is seen twice is for staff to look into. Comparing again takes the place of what was found before.
 */
export async function compareAccount(ctx: Ctx, input: { sellerId: string; isSecond: boolean }): Promise<void> {
  const { sellerId } = input;
  const accountId = (await findSellerAccount(ctx.db, sellerId))?.stripe_account_id;
  if (!accountId) return;
  await catchUpAccount(ctx, accountId);
  const booked = await readOnAccount(ctx.db, sellerId);
  const there = await ctx.services.payments.listBalances(accountId);
  const currencies = [...new Set([...booked.keys(), ...there.keys()])].sort();
  const found = currencies.flatMap((currency): FoundDifference[] => {
    const [stripeAmount, ledgerAmount] = [there.get(currency) ?? 0, booked.get(currency) ?? 0];
    return stripeAmount === ledgerAmount ? [] : [{ currency, stripeAmount, ledgerAmount }];
  });
  await inTransaction(ctx, async (tx) => {
    await lockAccountDifferences(tx, sellerId);
    // Money moved while Stripe was asked: what was read does not belong together.
    const isMoving = !isSame(booked, await readOnAccount(tx, sellerId));
    if (!isMoving) await saveAccountDifferences(tx, sellerId, found, ctx.clock.now());
    if ((isMoving || found.length > 0) && !input.isSecond)
      await enqueue(tx, compareAccountJob, { sellerId, isSecond: true }, { runAt: after(ctx.clock, LOOK_AGAIN_MS) });
  });
}

/** Takes what happened on a shop's account and was never heard of, because the message was lost. */
async function catchUpAccount(ctx: Ctx, accountId: string): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - LOOK_BACK_MS);
  let count = 0;
  for await (const page of ctx.services.payments.listEvents(since, accountId))
    for (const event of await listUnheard(ctx.db, page)) if (await takeEvent(ctx, event)) count++;
  if (count > 0) ctx.log.warn({ events: count, accountId }, "events of a seller's account had not arrived");
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([currency, amount]) => other.get(currency) === amount);
}
