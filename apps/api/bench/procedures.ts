// Measures procedures in process against the database of a running stack. Started by `pnpm bench`.
import { createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import { aBuyer, callersOf, type Pay } from "./buyer";

const CONNECTIONS = 10;
const ROUNDS = 4;
/** A server runs for days: what its code costs before V8 has compiled it says nothing, and takes half as long again. */
const WARM_UP_SECONDS = 2;
const SECONDS = Number(process.argv[2] ?? 4);

interface Measured {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  statements: number;
  /** What the database did raw meanwhile, for those that are a share of it. */
  rawPerSecond: number | null;
}

let statements = 0;
const log = createLogger("bench", "silent");
const core = createCore({ ...coreConfig(), DATABASE_POOL_SIZE: CONNECTIONS }, log, {
  applicationName: "emporia-bench",
  onStatement: () => {
    statements++;
  },
});
const results: Measured[] = [];

/** What the database does raw on the same connections, measured in turns with what is made of it. */
interface RawWork {
  name: string;
  work: () => Promise<unknown>;
  rounds: Round[];
}

const callerFor = callersOf(core);

/** What is counted while ten callers do the same for a while. */
interface Round {
  took: number[];
  seconds: number;
  statements: number;
}

async function round(seconds: number, work: () => Promise<unknown>): Promise<Round> {
  const took: number[] = [];
  statements = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await together(async () => {
    while (performance.now() < until) {
      const at = performance.now();
      await work();
      took.push(performance.now() - at);
    }
  });
  return { took, seconds: (performance.now() - began) / 1000, statements };
}

/**
 * Measures `work`, and in turns with it what the database does raw: other programs take from both alike, so that the
 * share of one in the other says more than either figure.
 */
async function measure(name: string, work: (turn: number) => Promise<unknown>, raw?: RawWork): Promise<void> {
  let turn = 0;
  const next = () => work(turn++);
  await round(WARM_UP_SECONDS, next);
  const rounds: Round[] = [];
  const rawRounds: Round[] = raw ? [await round(SECONDS / ROUNDS, raw.work)] : [];
  for (let count = 0; count < ROUNDS; count++) {
    rounds.push(await round(SECONDS / ROUNDS, next));
    if (raw) rawRounds.push(await round(SECONDS / ROUNDS, raw.work));
  }
  raw?.rounds.push(...rawRounds);
  results.push({ ...summary(name, rounds), rawPerSecond: raw ? perSecond(rawRounds) : null });
}

function perSecond(rounds: readonly Round[]): number {
  const sum = (of: (each: Round) => number) => rounds.reduce((total, each) => total + of(each), 0);
  return sum((each) => each.took.length) / sum((each) => each.seconds);
}

function summary(name: string, rounds: readonly Round[]): Omit<Measured, "rawPerSecond"> {
  const took = rounds.flatMap((each) => each.took).sort((one, other) => one - other);
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  const sent = rounds.reduce((total, each) => total + each.statements, 0);
  return {
    name,
    perSecond: perSecond(rounds),
    p50: quantile(0.5),
    p99: quantile(0.99),
    statements: sent / took.length,
  };
}

async function together(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

const pick = <Item>(items: readonly Item[], turn: number): Item => items[(turn * 7919) % items.length] as Item;

const products = await core.db
  .selectFrom("product_listings")
  .innerJoin("products", "products.id", "product_listings.product_id")
  .where("is_visible", "=", true)
  .select(["products.id", "products.slug"])
  .execute();
const categories = await core.db.selectFrom("categories").select("slug").execute();
const variants = await core.db
  .selectFrom("variants")
  .innerJoin("product_listings", "product_listings.product_id", "variants.product_id")
  .where("is_visible", "=", true)
  .select("variants.id")
  .execute();
// Plenty of everything: the point is speed, not running out.
await core.db.updateTable("stock_levels").set({ allow_backorder: true }).execute();

let rawTurn = 0;
const reads: RawWork = {
  name: "raw read by primary key",
  work: () =>
    core.pool.query({
      name: "raw_read",
      text: "select id, slug, name, status from products where id = $1",
      values: [pick(products, rawTurn++).id],
    }),
  rounds: [],
};
const updates: RawWork = {
  name: "raw single-row update",
  work: () =>
    core.pool.query({
      name: "raw_update",
      text: "update stock_levels set updated_at = now() where variant_id = $1",
      values: [pick(variants, rawTurn++).id],
    }),
  rounds: [],
};
for (const { work } of [reads, updates]) await round(WARM_UP_SECONDS, work);
const guest = callerFor(null);
await measure("product by slug", (turn) => guest.catalog.productPage({ productId: pick(products, turn).slug }), reads);
await measure(
  "recommendations",
  (turn) => guest.catalog.recommendations({ productId: pick(products, turn).slug }),
  reads,
);
await measure(
  "category page (24)",
  (turn) => guest.catalog.categoryPage({ categoryId: pick(categories, turn).slug }),
  reads,
);
const words = ["mug", "lamp", "linen", "oak", "wool scarf", "notebook", "candel", "leather", "blue", "tea"];
await measure("search", (turn) => guest.catalog.search({ q: pick(words, turn) }), reads);
await measure(
  "add to cart",
  (turn) => callerFor(null).cart.add({ variantId: pick(variants, turn).id, quantity: 1 }),
  updates,
);

await measure(
  "full checkout (7 calls)",
  async (turn) => {
    const pay = await aBuyer(callerFor, pick(variants, turn).id);
    await pay();
  },
  updates,
);
const ready: Pay[] = [];
// Completing is a third of the whole way; twice as many buyers are ready as that says, so that none is made while it is measured.
const wanted = Math.ceil((results.at(-1)?.perSecond ?? 50) * 6 * (SECONDS + WARM_UP_SECONDS + 1));
for (let turn = 0; turn < wanted; turn += CONNECTIONS)
  ready.push(
    ...(await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, each) => aBuyer(callerFor, pick(variants, turn + each).id)),
    )),
  );
await measure(
  "complete checkout",
  async () => {
    const pay = ready.pop() ?? (await aBuyer(callerFor, pick(variants, 1).id));
    await pay();
  },
  updates,
);
for (const { name, rounds } of [updates, reads]) results.unshift({ ...summary(name, rounds), rawPerSecond: null });

await core.close();
process.stdout.write(`${JSON.stringify({ ready: true, results })}\n`);
