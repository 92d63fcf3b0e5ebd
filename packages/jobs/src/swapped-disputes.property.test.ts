import { listDisagreements, testContext, useDatabase } from "@emporia/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeAll, expect, it } from "vitest";
import { agree, isAsTold } from "./lives/agree";
import { life, type Step } from "./lives/life";
import { buy, settle, take } from "./lives/live";
import { openMarketplace, shopsFor } from "./lives/shops";
import { forgetJobs } from "./testing";

const LIVES = 60;
const database = useDatabase({ poolSize: 3 });
let place: Awaited<ReturnType<typeof openMarketplace>> & { shops: ReturnType<typeof shopsFor> };
beforeAll(async () => {
  const opened = await openMarketplace(database.db);
  place = { ...opened, shops: shopsFor(database.db, opened.markets) };
});
afterEach(() => forgetJobs(database));

/** Something is swapped, and a bank keeps some of the first payment, about one part of the order. */
const swapped = fc.record({
  ...{ item: fc.nat(2), removed: fc.integer({ min: 1, max: 3 }), product: fc.nat(2), byRate: fc.boolean() },
  ...{ names: fc.nat(2), share: fc.integer({ min: 1, max: 4 }), refunded: fc.nat(2) },
});

it("P-113 P-121 keeps books and orders together when a bank keeps what a swap was paid with, whatever else happened", async () => {
  const property = fc.asyncProperty(
    life.filter((one) => one.lines.length > 1),
    swapped,
    async (one, { names, share, refunded, ...amend }) => {
      const market = place.markets[one.market];
      if (!market) throw new Error(`There is no market ${one.market}.`);
      const world = testContext(database.db, { market });
      const steps: Step[] = [
        { kind: "amend", part: names, ...amend, added: 1, answer: "pay" },
        { kind: "wait", minutes: 9 },
        ...one.steps.slice(0, refunded),
        { kind: "dispute", reason: "product_not_received", share, names },
        { kind: "decide", isWon: false },
      ];
      try {
        const lived = await buy(world, one, { shops: await place.shops(), market, coupons: place.coupons });
        if (!lived) return;
        for (const [index, step] of steps.entries()) {
          await take(lived, step, index);
          await isAsTold(lived);
        }
        lived.ctx.clock.advance(9 * 60_000);
        await settle(lived.ctx, { looksAfterOrders: true });
        await agree(lived);
      } finally {
        await forgetJobs(database);
      }
    },
  );
  await fc.assert(property, { seed: 20261201, numRuns: LIVES });
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ledger_postings where kind = 'dispute_loss'`.execute(database.db);
  expect(rows[0]?.count).toBeGreaterThan(LIVES / 2);
  const { rows: swaps } = await sql<{ count: number }>`
    select count(*)::integer as count from refunds where status = 'CARRIED'`.execute(database.db);
  expect(swaps[0]?.count).toBeGreaterThan(LIVES / 4);
  expect(await listDisagreements(database.db)).toEqual([]);
}, 300_000);
