import { DAY_MS, newId } from "@emporia/core/platform";
import { sql } from "kysely";
import type { Core } from "../create-core";
import { randomFrom } from "./random";

const asked: readonly (readonly [question: string, answer: string])[] = [
  [
    "Is the colour closer to the first picture or to the second?",
    "To the first. The second was taken in the evening, and everything looks warmer then.",
  ],
  ["Do you wrap it as a present?", "Yes, and without a fee. Write what the card should say as a note to the order."],
  ["How long does it last with everyday use?", "We use one in the workshop since we began, and it is still whole."],
  ["Can I have it a little larger?", "Not this one, but we make a few larger ones each spring."],
  ["Is it made by you, or bought and sold on?", "All of it is made here, by the four of us."],
  ["Does it smell when it is new?", "A little, of what it is made of. A day by an open window is enough."],
];

/** The best sellers were asked about, and answered; two of a demo shop's wait. */
export async function seedQuestions({ db }: Core, now: Date): Promise<void> {
  const random = randomFrom(20_261_201);
  const { rows: products } = await sql<{ id: string; sellerId: string; isDemoShop: boolean }>`
    select product.id, product.seller_id as "sellerId", seller.shop_slug = 'kiln-and-tide' as "isDemoShop"
    from products product join sellers seller on seller.id = product.seller_id
    where product.status = 'PUBLISHED' order by product.sold_count desc, product.id limit 60
  `.execute(db);
  const { rows: people } = await sql<{ id: string; name: string }>`
    select id, first_name || ' ' || left(last_name, 1) || '.' as name from users
    where staff_role is null and not exists (select from seller_members where user_id = users.id) order by email
  `.execute(db);
  let waiting = 2;
  const questions = products.flatMap(({ id, sellerId, isDemoShop }) => {
    const first = Math.floor(random() * asked.length);
    return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, nth) => {
      const [body, answer] = asked[(first + nth) % asked.length] ?? ["", ""];
      const person = people[Math.floor(random() * people.length)];
      const isWaiting = isDemoShop && waiting-- > 0;
      const askedAt = new Date(now.getTime() - (isWaiting ? 1 + random() : 3 + random() * 80) * DAY_MS);
      return {
        ...{ id: newId(), product_id: id, seller_id: sellerId, user_id: person?.id, author_name: person?.name, body },
        asked_at: askedAt,
        answer: isWaiting ? null : answer,
        answered_at: isWaiting ? null : new Date(askedAt.getTime() + (0.2 + random() * 2) * DAY_MS),
        helpful_count: isWaiting ? 0 : Math.floor(random() ** 2 * 9),
      };
    });
  });
  await sql`
    insert into questions (id, product_id, seller_id, user_id, author_name, body, asked_at, answer, answered_at, helpful_count)
    select id, product_id, seller_id, user_id, author_name, body, asked_at, answer, answered_at, helpful_count
    from json_populate_recordset(null::questions, ${JSON.stringify(questions)}::json)
  `.execute(db);
}
