import { searchProductsInput } from "@emporia/contracts/catalog";
import {
  aCheckout,
  actor,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  system,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { completeCheckout } from "../../checkout/index";
import { cancelOrder, cancelSellerOrder, shipItems } from "../../orders/index";
import { captureOrder } from "../../payments/index";
import { getSellerQuality, measureQuality, searchProducts } from "../index";

const database = useDatabase();
const DAY = 86_400_000;
const clock = new FakeClock();
const world = () => testContext(database.db, { actor: system, clock });
let seller: Awaited<ReturnType<typeof aSeller>>;
let variantId: string;

/** The seller's part of an order that is paid for. */
async function part() {
  const shopper = testContext(database.db, { clock }).as(actor(await aUser(database.db)));
  const checkout = await aCheckout(shopper, [{ variantId, quantity: 2 }]);
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await captureOrder(checkout.ctx, answer);
  const { rows } = await sql<{ id: string; itemId: string }>`
    select part.id, item.id as "itemId" from seller_orders part join order_items item on item.seller_order_id = part.id
    where part.order_id = ${answer.orderId}
  `.execute(database.db);
  return {
    orderId: answer.orderId,
    sellerOrderId: rows[0]?.id ?? "",
    itemId: rows[0]?.itemId ?? "",
    ctx: checkout.ctx,
  };
}
const owner = () => world().as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
const ship = ({ sellerOrderId }: { sellerOrderId: string }) =>
  shipItems(owner(), { sellerId: seller.id, sellerOrderId, carrier: "UPS", trackingNumber: "1Z" });

beforeAll(async () => {
  seller = await aSeller(database.db);
  await sql`update sellers set processing_days = 2 where id = ${seller.id}`.execute(database.db);
  variantId = (await aProduct(database.db, seller, { name: "Sextant", onHand: 100 })).variantId;
});

it("counts what the shop cancels and sends late, and not what the shopper cancels", async () => {
  expect(await getSellerQuality(world(), { sellerId: seller.id })).toBeNull();
  const [byShop, byShopper, inTime, late, never] = [
    await part(),
    await part(),
    await part(),
    await part(),
    await part(),
  ];
  const { sellerOrderId } = byShop;
  const items = [{ orderItemId: byShop.itemId, quantity: 1 }];
  await cancelSellerOrder(owner(), { sellerId: seller.id, sellerOrderId, items, reason: "One is broken" });
  await cancelOrder(byShopper.ctx, { orderId: byShopper.orderId, reason: "Changed my mind" });
  await ship(byShop);
  clock.advance(2.5 * DAY);
  await ship(inTime);
  await measureQuality(world());
  const early = { orderCount: 5, cancelledCount: 1, dueCount: 0, lateCount: 0, points: 0 };
  expect(await getSellerQuality(world(), { sellerId: seller.id })).toMatchObject(early);
  // Two working days and the day after them have passed, whatever day of the week it was.
  clock.advance(6 * DAY);
  await ship(late);
  await measureQuality(world());
  const later = { orderCount: 5, cancelledCount: 1, dueCount: 4, lateCount: 2 };
  expect(await getSellerQuality(world(), { sellerId: seller.id })).toMatchObject(later);
  expect(never.orderId).not.toBe(late.orderId);
  clock.advance(100 * DAY);
  await measureQuality(world());
  expect(await getSellerQuality(world(), { sellerId: seller.id })).toMatchObject({ orderCount: 0, dueCount: 0 });
});

it("P-70 puts the better shop's product first of two that match equally, and never above one that matches better", async () => {
  const { db } = database;
  const good = await aSeller(db, { shopName: "Good" });
  const bad = await aSeller(db, { shopName: "Bad" });
  const kept = await aProduct(db, good, { name: "Copper kettle" });
  await aProduct(db, bad, { name: "Copper kettle", rating: { hundredths: 500, count: 3 } });
  await aProduct(db, good, { name: "Copper lid for a kettle of any size" });
  const shops = async () => {
    const { items } = await searchProducts(world(), searchProductsInput.parse({ q: "copper kettle" }));
    return items.map((card) => `${card.name} of ${card.seller.shopName}`);
  };
  expect((await shops())[0]).toBe("Copper kettle of Bad");
  await sql`update sellers set rating_hundredths = 490, rating_count = 500 where id = ${good.id}`.execute(db);
  await sql`update sellers set rating_hundredths = 200, rating_count = 500 where id = ${bad.id}`.execute(db);
  await measureQuality(world());
  expect(await shops()).toEqual([
    "Copper kettle of Good",
    "Copper kettle of Bad",
    "Copper lid for a kettle of any size of Good",
  ]);
  expect(await getSellerQuality(world(), { sellerId: good.id })).toMatchObject({ points: 85, boostPercent: 4.25 });
  await aProduct(db, good, { name: "Copper pan" });
  await sql`select refresh_product_listings(${[kept.id]}::uuid[])`.execute(db);
  const { rows } = await sql<{ points: number }>`
    select distinct seller_points as points from product_listings where seller_id = ${good.id}
  `.execute(db);
  expect(rows).toEqual([{ points: 85 }]);
  const versions = () => sql`select product_id, version from product_listings order by product_id`.execute(db);
  const before = await versions();
  await measureQuality(world());
  expect((await versions()).rows).toEqual(before.rows);
});

it("shows what is sold out below what is not, where somebody asked to see it", async () => {
  const { db } = database;
  const shop = await aSeller(db);
  await aProduct(db, shop, { name: "Tin whistle", onHand: 0, rating: { hundredths: 500, count: 90 } });
  await aProduct(db, shop, { name: "Tin whistle" });
  const { items } = await searchProducts(world(), searchProductsInput.parse({ q: "tin whistle", inStock: false }));
  expect(items.map((card) => card.isPurchasable)).toEqual([true, false]);
});
