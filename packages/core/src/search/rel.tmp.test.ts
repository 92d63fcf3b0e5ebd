import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { it } from "vitest";
import { newId } from "../platform/index";
import { searchProducts, suggest } from "./index";

const database = useDatabase({ poolSize: 10 });
it("relevance", async () => {
  const { db } = database;
  const seller = await aSeller(db);
  const items = execSync("xzcat /work/shared/data/search/products.jsonl.xz", { maxBuffer: 1e9 })
    .toString()
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l));
  const byDb = new Map<string, string>();
  const rows = items.map((p: Record<string, string>) => {
    const id = newId();
    byDb.set(id, p.id!);
    return {
      id,
      vid: newId(),
      slug: `p-${p.id}`,
      name: p.title!.slice(0, 255),
      d: `${p.description} ${p.attrs}`,
      tags: [p.brand?.toLowerCase()].filter(Boolean),
      price: Number(p.price) || 100,
    };
  });
  for (let i = 0; i < rows.length; i += 2000) {
    const part = JSON.stringify(rows.slice(i, i + 2000));
    await sql`insert into products (id, seller_id, handle, slug, name, description, tags, status, published_at) select id, ${seller.id}, slug, slug, name, d, tags, 'PUBLISHED', now() from json_to_recordset(${part}::json) as x(id uuid, slug text, name text, d text, tags text[])`.execute(
      db,
    );
    await sql`insert into variants (id, product_id, seller_id) select vid, id, ${seller.id} from json_to_recordset(${part}::json) as x(id uuid, vid uuid)`.execute(
      db,
    );
    await sql`insert into prices (variant_id, currency, amount) select vid, 'USD', price from json_to_recordset(${part}::json) as x(vid uuid, price bigint)`.execute(
      db,
    );
    await sql`insert into stock_levels (variant_id, seller_id, on_hand) select vid, ${seller.id}, 5 from json_to_recordset(${part}::json) as x(vid uuid)`.execute(
      db,
    );
  }
  let t = performance.now();
  await sql`select refresh_product_listings(array(select id from products))`.execute(db);
  console.log("refresh", Math.round(performance.now() - t), "ms", rows.length);
  await sql`analyze`.execute(db);
  const ctx = testContext(db);
  const qrels = JSON.parse(readFileSync("/work/shared/data/search/qrels.json", "utf8"));
  const typos = JSON.parse(readFileSync("/work/shared/data/search/queries_one_typo.json", "utf8"));
  console.log(JSON.stringify(qrels).slice(0, 200));
  const ndcg = (ids: string[], rel: Record<string, number>) => {
    const g = ids
      .slice(0, 10)
      .map((id, i) => (2 ** (rel[id] ?? 0) - 1) / Math.log2(i + 2))
      .reduce((a, b) => a + b, 0);
    const best = Object.values(rel)
      .sort((a, b) => b - a)
      .slice(0, 10)
      .map((r, i) => (2 ** r - 1) / Math.log2(i + 2))
      .reduce((a, b) => a + b, 0);
    return best ? g / best : 0;
  };
  for (const [label, map] of [
    ["clean", (q: string) => q],
    ["typo", (q: string) => typos[q] ?? q],
  ] as const) {
    const times: number[] = [];
    const scores: number[] = [];
    let zero = 0;
    const zeros: string[] = [];
    for (const q of Object.keys(typos)) {
      t = performance.now();
      const r = await searchProducts(ctx, { q: map(q), inStock: true, limit: 24 });
      times.push(performance.now() - t);
      if (r.items.length === 0) {
        zero++;
        zeros.push(map(q));
      }
      const rel = Array.isArray(qrels[q]) ? Object.fromEntries(qrels[q]) : qrels[q];
      if (rel)
        scores.push(
          ndcg(
            r.items.map((c) => byDb.get(c.id)!),
            rel,
          ),
        );
    }
    times.sort((a, b) => a - b);
    console.log(
      label,
      "n",
      scores.length,
      "ndcg10",
      scores.reduce((a, b) => a + b, 0) / scores.length,
      "zero",
      zero,
      zeros.slice(0, 40).join("|"),
      "p50",
      times[times.length >> 1],
      "p95",
      times[Math.floor(times.length * 0.95)],
    );
  }
  const ts: number[] = [];
  for (const q of Object.keys(typos))
    for (const text of [q.slice(0, 3), q.slice(0, 5), typos[q]]) {
      t = performance.now();
      await suggest(ctx, { q: text });
      ts.push(performance.now() - t);
    }
  ts.sort((a, b) => a - b);
  console.log("suggest p50", ts[ts.length >> 1], "p95", ts[Math.floor(ts.length * 0.95)], "max", ts.at(-1));
  const st = performance.now();
  for (const s of ["best_selling", "newest", "price_asc"] as const)
    await searchProducts(ctx, { inStock: true, limit: 24, sort: s });
  console.log("browse 3", performance.now() - st);
}, 180_000);
