import { DAY_MS, HOUR_MS, newId } from "@emporia/core/platform";
import { sql } from "kysely";
import type { Core } from "../create-core";

interface Talk {
  shop: string;
  kind: "shop" | "product" | "order";
  daysAgo: number;
  /** In turns, the shopper first. */
  said: readonly string[];
}

const talks: readonly Talk[] = [
  {
    shop: "kiln-and-tide",
    kind: "order",
    daysAgo: 2,
    said: [
      "Hello! One of the bowls has a small chip at its foot. It stands well, I only wonder whether it gets worse.",
      "Thank you for telling us. It does not: the glaze holds it. If it bothers you, send it back and we send another.",
      "No need, it has found its place already.",
    ],
  },
  {
    shop: "kiln-and-tide",
    kind: "shop",
    daysAgo: 9,
    said: [
      "Do you take orders for a whole set, eight of each, before the summer?",
      "Gladly. We fire on the first of each month; tell us three weeks ahead and the set is yours.",
    ],
  },
  {
    shop: "longshore-coat",
    kind: "product",
    daysAgo: 1,
    said: [
      "Between two sizes, which would you take for a jumper below?",
      "The larger one. The sleeves turn up, and it is cut close in the shoulders.",
    ],
  },
];

/** What the demo's shopper and two shops have written to each other; in each shop's or the shopper's hands is something new. */
export async function seedMessages({ db }: Core, now: Date): Promise<void> {
  for (const { shop, kind, daysAgo, said } of talks) {
    const threadId = newId();
    const begun = now.getTime() - daysAgo * DAY_MS;
    const messages = said.map((text, nth) => ({
      ...{ id: newId(), thread_id: threadId, key: newId(), body: text, shown_body: text },
      from_side: nth % 2 === 0 ? "shopper" : "shop",
      sent_at: new Date(begun + nth * 2 * HOUR_MS),
    }));
    const last = messages.at(-1);
    const isShopLast = last?.from_side === "shop";
    const lastRead = messages.at(-2)?.sent_at;
    await sql`
      insert into message_threads (id, seller_id, user_id, kind, product_id, order_id, seller_order_id, subject,
        shopper_name, last_from, last_at, shopper_unread, shop_unread, shopper_read_at, shop_read_at, created_at)
      select ${threadId}, seller.id, person.id, ${kind}, product.id, part.order_id, part.id,
        coalesce(part.number, product.name, ''), person.first_name || ' ' || left(person.last_name, 1) || '.',
        ${last?.from_side}, ${last?.sent_at}, ${isShopLast ? 1 : 0}, ${isShopLast ? 0 : 1},
        ${isShopLast ? lastRead : last?.sent_at}, ${isShopLast ? last?.sent_at : lastRead}, ${new Date(begun)}
      from sellers seller
      join users person on person.email = 'shopper@example.com'
      left join lateral (
        select id, left(name, 300) as name from products where ${kind} = 'product' and seller_id = seller.id
          and status = 'PUBLISHED' order by sold_count desc, id limit 1
      ) product on true
      left join lateral (
        select part.id, part.order_id, part.number from seller_orders part join orders on orders.id = part.order_id
        where ${kind} = 'order' and part.seller_id = seller.id and orders.user_id = person.id
          and part.status = 'DELIVERED' order by part.placed_at desc, part.id limit 1
      ) part on true
      where seller.shop_slug = ${shop} and (${kind} <> 'order' or part.id is not null)
    `.execute(db);
    await sql`
      insert into messages (id, thread_id, from_side, key, body, shown_body, sent_at)
      select id, thread_id, from_side, key, body, shown_body, sent_at
      from json_populate_recordset(null::messages, ${JSON.stringify(messages)}::json)
      where exists (select from message_threads where id = ${threadId})
    `.execute(db);
  }
}
