import type { writeReviewInput } from "@emporia/contracts/reviews";
import { anArrivedOrder, FakeClock, listRatingDisagreements, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { z } from "zod";
import { writeReview } from "./index";

const database = useDatabase();

type Said = z.output<typeof writeReviewInput>;
async function arrivedOrder(...given: Parameters<typeof anArrivedOrder>) {
  const order = await anArrivedOrder(...given);
  const said = (over: Partial<Said> = {}): Said => ({
    ...{
      orderId: order.orderId,
      orderItemId: order.items[0]?.id ?? "",
      token: undefined,
      rating: 5,
      shopRating: undefined,
    },
    ...{ title: "Lovely", body: "Better than I thought.", pictureIds: [] },
    ...over,
  });
  return { ...order, said };
}

const world = () => testContext(database.db, { clock: new FakeClock(new Date("2026-11-01T12:00:00Z")) });

it("REV-02 counts every review of a product once, however many are written and changed at the same time", async () => {
  const first = await arrivedOrder(world());
  const { productId } = first.items[0] ?? {};
  const { variantId = "" } = first.items[0] ?? {};
  const orders = [first];
  for (let each = 1; each < 8; each++) orders.push(await arrivedOrder(world(), { variantId }));
  await Promise.all(
    orders.flatMap(({ ctx, said }, nth) =>
      [1, 2, 3].map((time) =>
        writeReview(ctx, said({ rating: 1 + ((nth + time) % 5), shopRating: 1 + ((nth * time) % 5) })),
      ),
    ),
  );
  const { rows } = await sql<{ reviews: number; rated: number; listed: number }>`
    select (select count(*)::integer from reviews) as reviews,
      (select rating_count from products where id = ${productId}) as rated,
      (select (card ->> 'reviewCount')::integer from product_listings where product_id = ${productId}) as listed
  `.execute(database.db);
  expect(rows).toEqual([{ reviews: 8, rated: 8, listed: 8 }]);
  expect(await listRatingDisagreements(database.db)).toEqual([]);
});
