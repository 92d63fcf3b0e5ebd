// Measures how well and how fast PostgreSQL finds judged products. Started by `pnpm bench:search`.
import fs from "node:fs";
import path from "node:path";
import { type ProductQuery, postgresSearch } from "@emporia/core/search";
import { type Db, openDatabase } from "@emporia/db";
import { sql } from "kysely";

const ROUNDS = 3;
const [productsFile = "", judgedDir = ""] = process.argv.slice(2);

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

const clean = await measure((text) => text);
const mistyped = await measure((text) => typos[text] ?? text);
await close();
process.stdout.write(
  `${JSON.stringify({ ready: true, products: lines.length, queries: judged.length, results: [clean, mistyped] })}\n`,
);

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
        select md5(id)::uuid as id, id as slug, left(title, 255) as name, details, array[lower(brand)] as tags, price
        from jsonb_to_recordset(${batch}::jsonb) as product (id text, title text, details text, brand text, price bigint)
      ), product as (
        insert into products (id, seller_id, handle, slug, name, description, tags, status, published_at)
        select id, md5('seller')::uuid, slug, slug, name, details, tags, 'PUBLISHED', now() from given
      ), variant as (
        insert into variants (id, product_id, seller_id) select id, id, md5('seller')::uuid from given
      ), price as (
        insert into prices (variant_id, currency, amount) select id, 'USD', price from given
      )
      insert into stock_levels (variant_id, seller_id, on_hand) select id, md5('seller')::uuid, 10 from given
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
async function measure(written: (text: string) => string) {
  const gains: number[] = [];
  for (const text of judged) gains.push(await ndcg(written(text), ratings[text] ?? {}));
  const took: number[] = [];
  statements = 0;
  for (let round = 0; round < ROUNDS; round++)
    for (const text of judged) {
      const at = performance.now();
      await find(written(text));
      took.push(performance.now() - at);
    }
  took.sort((a, b) => a - b);
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return {
    all: mean(gains),
    even: mean(gains.filter((_, index) => index % 2 === 0)),
    odd: mean(gains.filter((_, index) => index % 2 === 1)),
    p50: quantile(0.5),
    p99: quantile(0.99),
    statements: statements / took.length,
    byQuery: Object.fromEntries(judged.map((text, index) => [written(text), gains[index]])),
  };
}

/** nDCG@10 with the rating as the gain, the best order of all that was judged as ideal, and what nobody judged as misses. */
async function ndcg(text: string, rated: Record<string, number>): Promise<number> {
  const { items } = await find(text);
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
function find(text: string) {
  const query: ProductQuery = {
    text,
    categoryId: undefined,
    sellerIds: [],
    options: [],
    priceMin: undefined,
    priceMax: undefined,
    ratingMin: undefined,
    tag: undefined,
    onlyPurchasable: true,
    sort: "relevance",
    cursor: undefined,
    limit: 24,
  };
  return postgresSearch.search(db, query);
}
