// Measures completing checkouts by one, ten and fifty buyers at once. Started by `pnpm bench:checkout`.
import { createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import { adjustStock } from "@emporia/core/inventory";
import { DomainError } from "@emporia/core/platform";
import { aBuyer, callersOf, type Pay } from "./buyer";

const CONNECTIONS = 10;
const BUYERS = [1, 10, 50] as const;
const TURNS = 3;
const CROWD = 500;
const UNITS = 20;

let statements = 0;
const core = createCore({ ...coreConfig(), DATABASE_POOL_SIZE: CONNECTIONS }, createLogger("bench", "silent"), {
  applicationName: "emporia-bench-checkout",
  onStatement: () => {
    statements++;
  },
});
const callerFor = callersOf(core);

/** Does all of it, so many at a time. @returns how long each took, in ms, and all together, in seconds */
async function together(lanes: number, work: readonly Pay[]) {
  const waiting = [...work];
  const took: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const at = performance.now();
        await next();
        took.push(performance.now() - at);
      }
    }),
  );
  return { took, seconds: (performance.now() - began) / 1000 };
}

const variants = await core.db
  .selectFrom("variants")
  .innerJoin("product_listings", "product_listings.product_id", "variants.product_id")
  .where("is_visible", "=", true)
  .select(["variants.id", "variants.seller_id"])
  .execute();
// Plenty of everything: what runs out is measured by itself below.
await core.db.updateTable("stock_levels").set({ allow_backorder: true }).execute();
await core.pool.query("drop table if exists bench_tallies, bench_entries");
await core.pool.query("create table bench_tallies (id integer primary key, tally bigint not null)");
await core.pool.query("create table bench_entries (id bigserial primary key, tally_id integer, amount bigint)");
await core.pool.query("insert into bench_tallies select id, 0 from generate_series(1, 1000) id");

/** What a transaction of one insert and one update costs through Node. */
const rawTransaction = (turn: number) => async () => {
  const client = await core.pool.connect();
  try {
    const id = 1 + ((turn * 7919) % 1000);
    await client.query("begin");
    await client.query({
      name: "raw_insert",
      text: "insert into bench_entries (tally_id, amount) values ($1, 1)",
      values: [id],
    });
    await client.query({
      name: "raw_update",
      text: "update bench_tallies set tally = tally + 1 where id = $1",
      values: [id],
    });
    await client.query("commit");
  } finally {
    client.release();
  }
};

const pick = (turn: number) => variants[(turn * 7919) % variants.length]?.id ?? "";
const hot = pick(1);
const results: object[] = [];
for (const [what, variantOf] of [
  ["many things", pick],
  ["one hot thing", () => hot],
] as const) {
  for (const buyers of BUYERS) {
    const count = 60 + buyers * 4;
    const took: number[] = [];
    const sums = { orders: 0, seconds: 0, raw: 0, rawSeconds: 0, statements: 0 };
    for (let turn = 0; turn <= TURNS; turn++) {
      const ready: Pay[] = [];
      await together(
        10,
        Array.from(
          { length: count },
          (_, each) => async () => ready.push(await aBuyer(callerFor, variantOf(turn * count + each))),
        ),
      );
      statements = 0;
      const orders = await together(buyers, ready);
      const sent = statements;
      const raw = await together(
        buyers,
        Array.from({ length: count * 20 }, (_, each) => rawTransaction(each)),
      );
      // The first turn warms up.
      if (turn === 0) continue;
      took.push(...orders.took);
      sums.orders += orders.took.length;
      sums.seconds += orders.seconds;
      sums.raw += raw.took.length;
      sums.rawSeconds += raw.seconds;
      sums.statements += sent;
    }
    took.sort((one, other) => one - other);
    results.push({
      what,
      buyers,
      perSecond: sums.orders / sums.seconds,
      p50: took[Math.floor(took.length * 0.5)],
      p99: took[Math.floor(took.length * 0.99)],
      rawPerSecond: sums.raw / sums.rawSeconds,
      statements: sums.statements / sums.orders,
    });
  }
}

/** Everybody wants the same thing, of which there are few, and goes all the way from the cart. */
async function crowd() {
  const last = variants.at(-1);
  if (!last) throw new Error("There is nothing to buy.");
  const { id: variantId, seller_id: sellerId } = last;
  const { reserved } = await core.db
    .selectFrom("stock_levels")
    .where("variant_id", "=", variantId)
    .select("reserved")
    .executeTakeFirstOrThrow();
  const ctx = core.context({ actor: { kind: "system", name: "bench" }, correlationId: "bench" });
  await adjustStock(ctx, { sellerId, variantId, onHand: reserved + UNITS, reason: "Benchmark" });
  await core.db
    .updateTable("stock_levels")
    .set({ allow_backorder: false, track_quantity: true })
    .where("variant_id", "=", variantId)
    .execute();
  const told: Record<string, number> = {};
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CROWD }, async () => {
      const answer = await aBuyer(callerFor, variantId)
        .then((pay) => pay())
        .then(
          () => "served",
          (error: unknown) => {
            const reason = error instanceof DomainError ? error : (error as { cause?: unknown }).cause;
            if (reason instanceof DomainError) return reason.code;
            throw error;
          },
        );
      told[answer] = (told[answer] ?? 0) + 1;
    }),
  );
  return { buyers: CROWD, units: UNITS, seconds: (performance.now() - began) / 1000, told };
}
const crowded = await crowd();

await core.pool.query("drop table bench_tallies, bench_entries");
await core.close();
process.stdout.write(`${JSON.stringify({ ready: true, results, crowded })}\n`);
