// Measures how well and how fast PostgreSQL, and Meilisearch where there is one, find judged products, and how fast among
// many that are made of them. Started by `pnpm bench:search`.
import fs from "node:fs";
import path from "node:path";
import { createMeilisearch } from "@emporia/adapters/meilisearch";
import { type Ctx, homeMarket, newId, type Services, systemClock } from "@emporia/core/platform";
import {
  learnWords,
  type ProductQuery,
  postgresSearch,
  type SearchEngine,
  type SearchIndex,
  searchThrough,
  syncIndexes,
} from "@emporia/core/search";
import { type Db, openDatabase } from "@emporia/db";
import { sql } from "kysely";

const ROUNDS = 3;
const [productsFile = "", judgedDir = "", generated = "0"] = process.argv.slice(2);
// biome-ignore lint/style/noProcessEnv: the server is the bench's own, there is no configuration of it
const { MEILI_URL, MEILI_MASTER_KEY } = process.env;

interface Product {
  id: string;
  title: string;
  brand: string;
  description: string;
  /** `name: value ; name: value`. */
  attrs: string;
  price: number;
}

let statements = 0;
const { db, close } = openDatabase({
  // biome-ignore lint/style/noProcessEnv: the database is the bench's own, there is no configuration of it
  url: process.env.DATABASE_URL ?? "",
  onStatement: () => {
    statements++;
  },
});

const read = (file: string) => JSON.parse(fs.readFileSync(path.join(judgedDir, file), "utf8"));
const ratings: Record<string, Record<string, number>> = read("qrels.json");
const typos: Record<string, string> = read("queries_one_typo.json");
// A query of which nothing was found fit says nothing about what should come first.
const judged = Object.keys(ratings).filter((text) => Object.values(ratings[text] ?? {}).some((rating) => rating > 0));

const lines = fs.readFileSync(productsFile, "utf8").trim().split("\n");
await load(
  db,
  lines.map((line) => JSON.parse(line)),
);

await learnWords(world(null));
const indexes: { name: string; index: SearchIndex }[] = [{ name: "PostgreSQL", index: postgresSearch }];
if (MEILI_URL) {
  const engine = createMeilisearch({ url: MEILI_URL, key: MEILI_MASTER_KEY, index: `bench_${process.pid}` });
  await fill(engine);
  indexes.push({ name: engine.label, index: searchThrough(engine) });
}
const results = [];
for (const { name, index } of indexes) {
  results.push({ name, queries: "as judged", ...(await measure(index, (text) => text)) });
  results.push({ name, queries: "with one typo", ...(await measure(index, (text) => typos[text] ?? text)) });
}
const many = Number(generated);
const times = [];
const suggestions = [];
for (const { name, index } of indexes)
  suggestions.push({ name, products: lines.length, ...(await measureSuggest(index)) });
if (many > 0) {
  await multiply(db, many);
  for (const { name, index } of indexes.slice(0, 1)) {
    times.push({ name, queries: "as judged", ...(await measure(index, (text) => text)) });
    times.push({ name, queries: "with one typo", ...(await measure(index, (text) => typos[text] ?? text)) });
    suggestions.push({ name, products: many, ...(await measureSuggest(index)) });
  }
}
await close();
process.stdout.write(
  `${JSON.stringify({ ready: true, products: lines.length, queries: judged.length, results, many, times, suggestions })}\n`,
);

function world(searchEngine: SearchEngine | null): Ctx {
  return {
    db,
    clock: systemClock,
    actor: { kind: "system", name: "bench" },
    cartId: null,
    market: homeMarket,
    correlationId: "bench",
    log: { debug() {}, info() {}, warn() {}, error() {} },
    services: { searchEngine } as Services,
  };
}

/** Copies all listings into the engine, as the worker does. */
async function fill(engine: SearchEngine): Promise<void> {
  const ctx = world(engine);
  const holder = newId();
  while ((await syncIndexes(ctx, { holder, isThorough: true })) > 0 || (await countIndexes()) !== 1);
}

async function countIndexes(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::integer as count from search_indexes where is_complete`.execute(db);
  return rows[0]?.count ?? 0;
}

/** More products with the words of those that are there, each name with one of its own. */
async function multiply(db: Db, wanted: number): Promise<void> {
  await sql`create table bench_originals as select product_id as id from product_listings`.execute(db);
  for (let copy = 1; copy < Math.ceil(wanted / lines.length); copy++) {
    const word = `series${copy}`;
    await sql`
      with original as (
        select product.*, md5(product.id::text || ${word})::uuid as copy_id from products product join bench_originals using (id)
      ), product as (
        insert into products (id, seller_id, handle, slug, name, tags, status, published_at)
        select copy_id, seller_id, handle || '-' || ${word}, slug || '-' || ${word}, left(name, 240) || ' ' || ${word}, tags,
          status, published_at from original
      )
      insert into product_listings (product_id, seller_id, is_visible, is_purchasable, category_ids, currency,
        price_amount, price_max_amount, rating_rank, sold_count, published_at, tags, card, name_text, document, updated_at)
      select original.copy_id, listing.seller_id, true, true, category_ids, currency, price_amount, price_max_amount,
        rating_rank, listing.sold_count, listing.published_at, listing.tags, card, name_text || ' ' || ${word},
        document || setweight(to_tsvector('english', ${word}), 'A'), now()
      from product_listings listing join original on original.id = listing.product_id
    `.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}

/** One shop that sells them all. Ids are made of the catalogue's, so that equals come in the same order every time. */
async function load(db: Db, products: readonly Product[]): Promise<void> {
  await sql`
    with owner as (insert into users (id, email, first_name, last_name)
      values (md5('owner')::uuid, 'bench@example.com', 'Bench', 'Mark') returning id)
    insert into sellers (id, owner_user_id, shop_name, shop_slug, status)
    select md5('seller')::uuid, id, 'Bench', 'bench', 'APPROVED' from owner
  `.execute(db);
  for (let from = 0; from < products.length; from += 1000) {
    const batch = JSON.stringify(
      products.slice(from, from + 1000).map((product) => ({ ...product, ...asSold(product) })),
    );
    await sql`
      with given as (
        select md5(id)::uuid as id, id as slug, left(title, 255) as name, details,
          jsonb_build_array(jsonb_build_object('name', 'Brand', 'value', brand)) as specs, price
        from jsonb_to_recordset(${batch}::jsonb) as product (id text, title text, details text, brand text, price bigint)
      ), product as (
        insert into products (id, seller_id, handle, slug, name, description, specs, status, published_at)
        select id, md5('seller')::uuid, slug, slug, name, details, specs, 'PUBLISHED', now() from given
      ), variant as (
        insert into variants (id, product_id, seller_id) select id, id, md5('seller')::uuid from given
      ), price as (
        insert into prices (variant_id, currency, amount) select id, 'USD', price from given
      )
      insert into stock_levels (variant_id, seller_id, track_quantity) select id, md5('seller')::uuid, false from given
    `.execute(db);
    await sql`
      select refresh_product_listings(array(select md5(id)::uuid
        from jsonb_to_recordset(${batch}::jsonb) as product (id text)))
    `.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}

/** What a seller would write: the description, then a list of what the product has. */
function asSold({ description, attrs }: Product): { details: string } {
  const items = attrs.split(" ; ").map((attr) => `<li>${attr}</li>`);
  return { details: `<p>${description}</p><ul>${items.join("")}</ul>` };
}

/** A first round tells what is found, the others how long it takes. */
async function measure(index: SearchIndex, written: (text: string) => string) {
  const gains: number[] = [];
  for (const text of judged) gains.push(await ndcg(index, written(text), ratings[text] ?? {}));
  const took: number[] = [];
  statements = 0;
  for (let round = 0; round < ROUNDS; round++)
    for (const text of judged) {
      const at = performance.now();
      await find(index, written(text));
      took.push(performance.now() - at);
    }
  took.sort((a, b) => a - b);
  return {
    all: mean(gains),
    even: mean(gains.filter((_, index) => index % 2 === 0)),
    odd: mean(gains.filter((_, index) => index % 2 === 1)),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    statements: statements / took.length,
    byQuery: Object.fromEntries(judged.map((text, index) => [written(text), gains[index]])),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** As a shopper types: each judged query after three letters, after its first half and to its end. */
async function measureSuggest(index: SearchIndex) {
  const took: number[] = [];
  for (const text of judged)
    for (const length of new Set([3, Math.ceil(text.length / 2), text.length])) {
      const at = performance.now();
      await index.suggest(db, homeMarket, text.slice(0, length));
      took.push(performance.now() - at);
    }
  took.sort((a, b) => a - b);
  return { asked: took.length, p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
}

/** nDCG@10 with the rating as the gain, the best order of all that was judged as ideal, and what nobody judged as misses. */
async function ndcg(index: SearchIndex, text: string, rated: Record<string, number>): Promise<number> {
  const { items } = await find(index, text);
  const found = items.slice(0, 10).map((card) => rated[card.slug] ?? 0);
  const best = Object.values(rated).toSorted((a, b) => b - a);
  return gain(found) / gain(best.slice(0, 10));
}

function gain(found: readonly number[]): number {
  return found.reduce((sum, rating, index) => sum + rating / 3 / Math.log2(index + 2), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** As a shopper who has typed it to its end: the first page with all facets. */
function find(index: SearchIndex, text: string) {
  const query: ProductQuery = {
    market: homeMarket,
    text,
    categoryId: undefined,
    sellerIds: [],
    options: [],
    attributes: [],
    priceMin: undefined,
    priceMax: undefined,
    ratingMin: undefined,
    tag: undefined,
    onlyPurchasable: true,
    sort: "relevance",
    cursor: undefined,
    limit: 24,
  };
  return index.search(db, query);
}
