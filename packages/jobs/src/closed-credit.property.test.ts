import { closeAccountAs } from "@emporia/core/accounts";
import { DomainError, newId } from "@emporia/core/platform";
import { actor, listDisagreements, testContext, useDatabase } from "@emporia/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeAll, expect, it } from "vitest";
import { isAsTold } from "./lives/agree";
import { type Life, life } from "./lives/life";
import { buy, type Lived, ordersOf, settle, take } from "./lives/live";
import { openMarketplace, shopsFor } from "./lives/shops";
import { forgetJobs } from "./testing";

const LIVES = 120;
const database = useDatabase({ poolSize: 3 });
let place: Awaited<ReturnType<typeof openMarketplace>> & { shops: ReturnType<typeof shopsFor> };
beforeAll(async () => {
  const opened = await openMarketplace(database.db);
  place = { ...opened, shops: shopsFor(database.db, opened.markets) };
});
afterEach(() => forgetJobs(database));

/** Closes the account, or leaves it open while an order that is not paid for holds credit. */
async function close({ ctx }: Lived, userId: string): Promise<boolean> {
  const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }), null);
  try {
    await closeAccountAs(staff, { userId, reason: "They asked for it by letter." });
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "ACCOUNT_NOT_CLOSABLE") throw error;
    return false;
  }
}

/** What is owed by the books is what staff see as refunds that did not arrive; no card got more than it paid. */
async function owes({ ctx, orderId }: Lived, userId: string): Promise<number> {
  const { rows } = await sql<{ booked: number; failed: number }>`
    with own as (select id from orders where id = ${orderId} or user_id = ${userId})
    select (select coalesce(-sum(entry.amount), 0)::bigint from ledger_entries entry
        join ledger_postings posting on posting.id = entry.posting_id
        where entry.account = 'refunds_payable' and posting.order_id in (select id from own)) as booked,
      (select coalesce(sum(amount), 0)::bigint from refunds where status = 'FAILED' and order_id in (select id from own)) as failed
  `.execute(ctx.db);
  expect(rows[0]?.booked).toBe(rows[0]?.failed);
  for (const intent of ctx.payments.intents.values()) expect(intent.refunded).toBeLessThanOrEqual(intent.amount);
  return rows[0]?.booked ?? 0;
}

it("EVT-01 gives a closed account no credit, whatever becomes of its orders: it goes to the card, or is owed", async () => {
  let closed = 0;
  let owed = 0;
  let toCard = 0;
  const property = fc.asyncProperty(
    life.filter((one) => one.credit !== null),
    fc.nat(5),
    async (one: Life, closesAt) => {
      const market = place.markets[one.market];
      if (!market) throw new Error(`There is no market ${one.market}.`);
      const world = testContext(database.db, { market, settings: { capturesAtDispatch: one.isHeld } });
      try {
        const lived = await buy(world, one, { shops: await place.shops(), market, coupons: place.coupons });
        if (!lived?.shopper) return;
        const { credit } = lived.shopper;
        const { actor: who } = lived.ctx;
        const userId = who.kind === "user" ? who.userId : "";
        let isClosed = false;
        for (const [index, step] of [...one.steps, { kind: "wait" as const, minutes: 5 }].entries()) {
          if (!isClosed && index >= Math.min(closesAt, one.steps.length)) isClosed = await close(lived, userId);
          if (isClosed) expect(await credit()).toEqual({ balance: 0, held: 0 });
          await take(lived, step, index);
          if (isClosed) expect(await credit()).toEqual({ balance: 0, held: 0 });
          await isAsTold(lived);
        }
        if (!isClosed) return;
        closed += 1;
        await settle(lived.ctx, { looksAfterOrders: true });
        expect(await credit()).toEqual({ balance: 0, held: 0 });
        if ((await owes(lived, userId)) > 0) owed += 1;
        const { rows } = await sql<{ count: number }>`
          select count(*)::integer as count from order_events where type = 'RefundRedirected' and order_id = any(${await ordersOf(lived)}::uuid[])
        `.execute(database.db);
        toCard += rows[0]?.count ?? 0;
      } finally {
        await forgetJobs(database);
      }
    },
  );
  await fc.assert(property, { seed: 20261201, numRuns: LIVES });
  expect(closed).toBeGreaterThan(LIVES / 2);
  expect([owed > 0, toCard > 0]).toEqual([true, true]);
  expect(await listDisagreements(database.db)).toEqual([]);
}, 300_000);
