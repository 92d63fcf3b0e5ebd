// pnpm bench:products: how long the lists of products of a seller and of staff take among a million generated products, half of
// them of one shop: every filter, both ends of the list, and what stands beside it (PN-18). In a database of its own.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "./embedded-postgres.mjs";
import { runCommand } from "./lib/processes.mjs";
import { root } from "./lib/workspace.mjs";

const GOAL_MS = 200;
const products = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(products) || products < 10_000 || products > 2_000_000)
  throw new Error("Say how many products to make, from 10,000 to 2,000,000.");

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-products-"));
fs.chmodSync(dataDir, 0o755);
// Nothing is written while it is measured: how safely it would be, says nothing of reading.
const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres"), durable: false });
try {
  const env = { ...process.env, DATABASE_URL: postgres.url("postgres") };
  const run = (file) => runCommand(process.execPath, ["--import", "tsx", file], { cwd: root, env });
  await run("packages/db/src/migrate-cli.ts");
  const began = Date.now();
  await fill(env.DATABASE_URL);
  console.log(
    `Filled in ${Math.round((Date.now() - began) / 1000)} s; load of this machine ${os.loadavg()[0].toFixed(1)}.`,
  );
  print(JSON.parse((await run("apps/api/bench/products.ts")).trim().split("\n").at(-1)));
} finally {
  await postgres.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}

function print(results) {
  console.log("\n| list | asked for | p50 ms | p95 ms |\n|---|---|---:|---:|");
  for (const { list, what, p50, p95 } of results)
    console.log(`| ${list} | ${what} | ${p50.toFixed(1)} | ${p95.toFixed(1)} |`);
  const slow = results.filter(({ p95 }) => p95 >= GOAL_MS);
  console.log(`\nGoal: p95 < ${GOAL_MS} ms. Reached by ${results.length - slow.length} of ${results.length}.`);
}

/** Half of the products are one shop's, the others those of 2,000 shops. */
async function fill(url) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const step = async (words, sql, values) => {
    await db.query(sql, values);
    console.log(words);
  };
  try {
    // What triggers and foreign keys would look at of a million rows takes minutes, and nothing here depends on it.
    await db.query("set session_replication_role = replica");
    await db.query(
      "create function pick(words text[], n integer) returns text language sql immutable as $$ select words[1 + n % cardinality(words)] $$",
    );
    await step(
      "shops and categories",
      `with owner as (
        insert into users (id, email, first_name, last_name) values (gen_random_uuid(), 'bench@example.com', 'Bench', 'Seller')
        returning id
      )
      insert into sellers (id, owner_user_id, shop_name, shop_slug, status)
      select md5('seller ' || n)::uuid, owner.id, 'Shop ' || n, 'shop-' || n, 'APPROVED'
      from owner cross join generate_series(0, 2000) as n`,
    );
    await db.query(`
      insert into stock_locations (id, seller_id, name, is_default)
      select md5('place ' || n)::uuid, md5('seller ' || n)::uuid, 'Main', true from generate_series(0, 2000) as n;
      insert into categories (id, parent_id, name, slug)
      select md5('category ' || n)::uuid, case when n >= 10 then md5('category ' || n % 10)::uuid end, 'Category ' || n,
        'category-' || n from generate_series(0, 309) as n;
      insert into category_ancestors (category_id, ancestor_id, distance)
      select id, id, 0 from categories union all select id, parent_id, 1 from categories where parent_id is not null`);
    await step(
      "products",
      `insert into products (id, seller_id, category_id, handle, slug, name, description, tags, status, published_at, created_at,
        updated_at)
      select (lpad(to_hex(1700000000000 + n::bigint * 30000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8'
          || substr(md5(n::text), 4, 15))::uuid,
        md5('seller ' || case when n % 2 = 0 then 0 else 1 + n / 2 % 2000 end)::uuid,
        case when n % 997 <> 0 then md5('category ' || 10 + n * 7 % 300)::uuid end, 'p-' || n, 'p-' || n,
        pick('{Blue,Red,Quiet,Old,Tall,Round,Woven,Plain,Oak,Stone,Linen,Small}', n)
          || ' ' || pick('{lamp,mug,chair,print,bowl,scarf,bag,clock,plate,knife,shelf,rug,vase,hook,tray,stool,basket}', n / 12)
          || ' ' || n || case when n % 9973 < 2 then ' zephyr' else '' end,
        case when n % 1999 < 2 then '' else '<p>Made to be used every day.</p>' end,
        array['tag ' || n % 211, 'tag ' || n % 5003],
        case when n % 25 < 1 then 'DRAFT' when n % 25 < 4 then 'ARCHIVED' else 'PUBLISHED' end, now(), now(),
        now() - (n::bigint * 7919 % 31536000) * interval '1 second'
      from generate_series(1, $1::integer) as n`,
      [products],
    );
    await step(
      "variants",
      `insert into variants (id, product_id, seller_id, sku, option_values, position, cost_amount)
      select md5(product.id::text || size)::uuid, product.id, product.seller_id,
        case when size = 0 and substr(product.handle, 3)::integer % 3001 < 2 then null else 'SKU-' || upper(substr(md5(product.handle), 1, 4)) || '-' || product.handle || '-' || size end,
        case when sizes.most = 0 then '{}' else array['Size ' || size] end, size,
        case when substr(product.handle, 3)::integer % 10 < 7 then 500 end
      from products product
      cross join lateral (select case when substr(product.handle, 3)::integer % 20 < 2 then 2 else 0 end as most) sizes
      cross join lateral generate_series(0, sizes.most) as size`,
    );
    await step(
      "prices and stock",
      `insert into prices (variant_id, currency, amount)
      select id, 'USD', 1000 + hashtext(id::text) % 500 from variants where hashtext(id::text) % 4001 <> 0`,
    );
    await db.query(`
      insert into stock_levels (variant_id, seller_id, on_hand, low_stock_threshold)
      select id, seller_id, case when abs(hashtext(id::text)) % 100 = 0 then 0
        when abs(hashtext(id::text)) % 100 < 4 then 3 else 50 end, 5 from variants;
      insert into location_levels (variant_id, location_id, seller_id, on_hand)
      select level.variant_id, place.id, level.seller_id, level.on_hand
      from stock_levels level join stock_locations place on place.seller_id = level.seller_id where level.on_hand <> 0`);
    await step(
      "movements",
      `insert into stock_movements (id, variant_id, seller_id, kind, quantity, on_hand_after, actor, location_id, occurred_at)
      select gen_random_uuid(), level.variant_id, level.seller_id, 'counted', level.on_hand, level.on_hand, '{"kind":"system"}',
        place.id, now() - interval '1 day'
      from stock_levels level join stock_locations place on place.seller_id = level.seller_id`,
    );
    await db.query(
      `insert into product_submissions (id, product_id, seller_id, status, submitted_at, decided_at, reason)
      select gen_random_uuid(), id, seller_id, case when n % 3 = 0 then 'RETURNED' else 'WAITING' end, now(),
        case when n % 3 = 0 then now() end, 'Because'
      from (select id, seller_id, substr(handle, 3)::integer as n from products) product where n % 1009 < 2`,
    );
    await step("analysed", "vacuum analyze");
  } finally {
    await db.end();
  }
}
