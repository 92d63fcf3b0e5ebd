import { aPaidOrder, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { exportSellerOrders } from "./index";

const database = useDatabase();

async function read(text: AsyncGenerator<string>): Promise<string[]> {
  let whole = "";
  for await (const part of text) whole += part;
  return whole.trimEnd().split("\r\n");
}

/** More orders like the one of this part, each a minute older than the one before. */
async function copies(partId: string, count: number): Promise<void> {
  for (const [table, own, of] of [
    ["orders", "number", "orders.id = part.order_id"],
    ["seller_orders", "number", "seller_orders.id = part.id"],
    ["order_items", "slug", "order_items.seller_order_id = part.id"],
  ] as const) {
    await sql`
      insert into ${sql.table(table)}
      select (jsonb_populate_record(row_of, jsonb_build_object(
        'id', case when ${table} = 'orders' then md5(part.order_id || 'order' || n)::uuid
          when ${table} = 'seller_orders' then md5(part.id || 'part' || n)::uuid else gen_random_uuid() end,
        'order_id', md5(part.order_id || 'order' || n)::uuid, 'seller_order_id', md5(part.id || 'part' || n)::uuid,
        'checkout_id', null, 'placed_at', part.placed_at - make_interval(mins => n), ${sql.lit(own)}, n || '-' || row_of.${sql.ref(own)}
      ))).*
      from seller_orders part join ${sql.table(table)} row_of on ${sql.raw(of.replace(table, "row_of"))}, generate_series(1, ${count}::integer) n
      where part.id = ${partId}
    `.execute(database.db);
  }
}

it("gives a line for each item, order by order, of this shop alone (SP-09)", async () => {
  const ctx = testContext(database.db);
  const { orderId, parts } = await aPaidOrder(ctx, { sellers: 2, items: 2, quantity: 3, priceAmount: 1999 });
  const part = parts[0];
  if (!part) throw new Error("no part");
  await database.db
    .updateTable("order_items")
    .set({ name: "=HYPERLINK(1)", sku: "+1" })
    .where("seller_order_id", "=", part.id)
    .where("position", "=", (eb) =>
      eb
        .selectFrom("order_items as item")
        .where("item.seller_order_id", "=", part.id)
        .select((sub) => sub.fn.min("item.position").as("position")),
    )
    .execute();
  const ofShop = (filter: object = {}) =>
    read(exportSellerOrders(ctx, { tab: "all", sellerId: part.sellerId, ...filter }).text);
  const [header, first, second, ...others] = await ofShop();
  expect(header).toMatch(/^\uFEFFOrder,Placed at,Status,/);
  expect(others).toEqual([]);
  const { number, total_amount, currency } = await database.db
    .selectFrom("seller_orders as part")
    .innerJoin("orders", "orders.id", "part.order_id")
    .where("part.id", "=", part.id)
    .select(["part.number", "part.total_amount", "orders.currency"])
    .executeTakeFirstOrThrow();
  expect(first).toMatch(new RegExp(`^${number},`));
  expect(first).toContain("'=HYPERLINK(1)");
  expect(first).toContain(",'+1,3,0,0,0,19.99,59.97,0.00,");
  expect(first).toContain(`,${(total_amount / 100).toFixed(2)},${currency},`);
  expect(second).toContain(`,,,${currency},`);

  const { placed_at } = await database.db
    .selectFrom("orders")
    .where("id", "=", orderId)
    .select("placed_at")
    .executeTakeFirstOrThrow();
  const day = placed_at.toISOString().slice(0, 10);
  const dayBefore = new Date(placed_at.getTime() - 86_400_000).toISOString().slice(0, 10);
  expect(await ofShop({ from: day, to: day })).toHaveLength(3);
  expect(await ofShop({ to: dayBefore })).toHaveLength(1);
  expect(await ofShop({ tab: "shipped" })).toHaveLength(1);
  expect(await ofShop({ query: "HYPERLINK" })).toHaveLength(3);
});

it("goes on over more orders than it reads at once, each once and in the list's order", async () => {
  const ctx = testContext(database.db);
  const { parts } = await aPaidOrder(ctx);
  const part = parts[0];
  if (!part) throw new Error("no part");
  await copies(part.id, 230);
  const lines = await read(exportSellerOrders(ctx, { tab: "all", sellerId: part.sellerId }).text);
  const placed = lines.slice(1).map((line) => line.split(",")[1] ?? "");
  expect(placed).toHaveLength(231);
  expect(new Set(lines).size).toBe(232);
  expect(placed).toEqual(placed.toSorted().toReversed());
  const waiting = await read(exportSellerOrders(ctx, { tab: "to_ship", sellerId: part.sellerId }).text);
  expect(waiting.slice(1)).toEqual(lines.slice(1).toReversed());
});
