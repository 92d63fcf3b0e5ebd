// node scripts/bench-sitemap.mjs: how long the list of sitemaps and each sitemap take among 200,000 generated products, how
// large they are, and how much memory the API and the storefront need for it, through both as processes.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { build } from "./build.mjs";
import { startStack } from "./lib/stack.mjs";
import { checkNode, install } from "./lib/workspace.mjs";

const PRODUCTS = 200_000;
const MOST_ADDRESSES = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;
checkNode();
await install(console.log);
await build(console.log);

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-sitemap-"));
fs.chmodSync(dataDir, 0o755);
let stack;
try {
  stack = await startStack({
    dataDir,
    env: { RATE_LIMIT_FACTOR: "100000" },
    anyPort: true,
    demo: false,
    durable: false,
    only: ["local", "api", "storefront"],
  });
  await fill(stack.env.DATABASE_URL);
  const before = memory();
  const index = await read("/sitemap.xml");
  const parts = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => new URL(at).pathname);
  console.log(`\n${PRODUCTS.toLocaleString("en-US")} products; load of this machine ${os.loadavg()[0].toFixed(1)}.\n`);
  console.log("| file | ms | addresses | MB |");
  console.log("|---|---:|---:|---:|");
  print("/sitemap.xml, asked first", index);
  print("/sitemap.xml, again", await read("/sitemap.xml"));
  let told = 0;
  for (const part of parts) {
    const file = await read(part);
    print(part, file);
    if (part.includes("products-")) told += file.addresses;
    if (file.addresses > MOST_ADDRESSES || file.bytes > MOST_BYTES)
      throw new Error(`${part} is larger than a sitemap may be.`);
  }
  if (told !== PRODUCTS) throw new Error(`${told} products are told of, not ${PRODUCTS}.`);
  const after = memory();
  for (const name of Object.keys(after))
    console.log(`\n${name}: ${before[name]} MB before, ${after[name]} MB at most while it answered.`);
} finally {
  await stack?.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}

async function read(at) {
  const started = performance.now();
  const answer = await fetch(stack.urls.storefront + at);
  if (!answer.ok) throw new Error(`${at} answers ${answer.status}.`);
  const text = await answer.text();
  const ms = performance.now() - started;
  return { text, ms, bytes: Buffer.byteLength(text), addresses: text.split("<loc>").length - 1 };
}

function print(name, { ms, addresses, bytes }) {
  console.log(`| ${name} | ${ms.toFixed(0)} | ${addresses} | ${(bytes / 1024 / 1024).toFixed(2)} |`);
}

/** The most that each process has held so far. */
function memory() {
  const wanted = stack.processes.filter(({ name }) => name === "api" || name === "storefront");
  return Object.fromEntries(
    wanted.map(({ name, pid, child }) => {
      const status = fs.readFileSync(`/proc/${pid ?? child.pid}/status`, "utf8");
      return [name, Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)];
    }),
  );
}

/** Products as far as a sitemap knows them, with names as long as sellers write them, spread over the ids as time makes them. */
async function fill(url) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(`
      with owner as (insert into users (id, email, first_name, last_name)
        values (gen_random_uuid(), 'bench@example.com', 'Bench', 'Seller') returning id)
      insert into sellers (id, owner_user_id, shop_name, shop_slug, status)
      select md5('seller')::uuid, id, 'Bench', 'bench', 'APPROVED' from owner`);
    // What triggers would write of these rows is no matter here, and takes a minute.
    await db.query("alter table products disable trigger user");
    await db.query("alter table product_listings disable trigger user");
    await db.query(
      `with made as (
        insert into products (id, seller_id, handle, slug, name, status, published_at, seo_is_hidden)
        select (lpad(to_hex(1760000000000 + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid, md5('seller')::uuid,
          slug, slug, 'Product ' || n, case when is_shown then 'PUBLISHED' else 'ARCHIVED' end, now(), false
        from (
          select n, n % 11 <> 0 as is_shown, substr(repeat(md5(n::text), 3), 1, 40 + n % 30) || '-' || n as slug
          from generate_series(1, $1::integer * 11 / 10) as n
        ) given
        returning id, seller_id, published_at, status
      )
      insert into product_listings (product_id, seller_id, is_visible, is_purchasable, category_ids, currency, price_amount,
        price_max_amount, rating_rank, sold_count, published_at, tags, card, name_text, document, updated_at)
      select id, seller_id, status = 'PUBLISHED', true, '{}', 'USD', 100, 100, 0, 0, published_at, '{}', '{}', '', '', now()
      from made`,
      [PRODUCTS],
    );
    await db.query("analyze");
  } finally {
    await db.end();
  }
}
