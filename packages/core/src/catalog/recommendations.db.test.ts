import {
  aCategory,
  actor,
  aPaidOrder,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  type TestProduct,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { countBoughtTogether } from "./count-bought-together";
import { listRecommendations } from "./list-recommendations";
import { forgetViewed, rememberViewed } from "./recently-viewed";

const database = useDatabase();
let seller: TestSeller;
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  seller = await aSeller(database.db);
});
const world = () => testContext(database.db, { clock });
const names = (cards: readonly { name: string }[]) => cards.map(({ name }) => name);

describe("what is bought together", () => {
  /** Orders as their rows, which is all that is counted. */
  const ordered = async (products: readonly TestProduct[], given: { status?: string; placedAt?: Date } = {}) => {
    const { orderId } = await aPaidOrder(world(), { items: products.length });
    await sql`
      update order_items item set product_id = (${products.map(({ id }) => id)}::uuid[])[numbered.nth]
      from (select id, row_number() over (order by id)::int as nth from order_items where order_id = ${orderId}) numbered
      where numbered.id = item.id
    `.execute(database.db);
    await sql`
      update orders set status = ${given.status ?? "CONFIRMED"}, placed_at = ${given.placedAt ?? clock.now()}
      where id = ${orderId}
    `.execute(database.db);
  };

  it("comes of two orders or more, the closest first, in one statement, and not of what is hidden", async () => {
    const category = await aCategory(database.db);
    const named = (name: string) => aProduct(database.db, seller, { name, categoryId: category.id });
    const [mug, saucer, bag, spoon, old] = await Promise.all(["Mug", "Saucer", "Bag", "Spoon", "Old"].map(named));
    if (!mug || !saucer || !bag || !spoon || !old) throw new Error("five were made");
    for (let time = 0; time < 2; time++) await ordered([mug, saucer]);
    for (let time = 0; time < 2; time++) await ordered([mug, bag]);
    for (let time = 0; time < 6; time++) await ordered([bag]);
    await ordered([mug, spoon]);
    await ordered([mug, spoon], { status: "CANCELLED" });
    for (let time = 0; time < 2; time++) await ordered([mug, old], { placedAt: new Date("2025-10-01T00:00:00Z") });
    await countBoughtTogether(world());
    await countBoughtTogether(world());
    database.takeStatements();
    const found = await listRecommendations(world(), { ref: mug.slug });
    expect(database.takeStatements()).toHaveLength(1);
    expect(names(found.boughtTogether)).toEqual(["Saucer", "Bag"]);
    expect(names(found.similar).sort()).toEqual(["Old", "Spoon"]);
    await sql`update products set status = 'ARCHIVED' where id = ${saucer.id}`.execute(database.db);
    await sql`select refresh_product_listings(${[saucer.id]}::uuid[])`.execute(database.db);
    expect(names((await listRecommendations(world(), { ref: mug.id })).boughtTogether)).toEqual(["Bag"]);
  });
});

describe("what was looked at", () => {
  it("is kept for an account from all its devices, the latest view of each, and forgotten when asked", async () => {
    const user = await aUser(database.db);
    const ctx = world().as(actor({ id: user.id }));
    const [a, b, hidden] = [
      await aProduct(database.db, seller, { name: "A" }),
      await aProduct(database.db, seller, { name: "B" }),
      await aProduct(database.db, seller, { name: "C", status: "DRAFT" }),
    ];
    const view = (productId: string, viewedAt: string) => ({ productId, viewedAt });
    await rememberViewed(ctx, {
      views: [
        view(a.id, "2026-10-30T10:00:00Z"),
        view(b.id, "2026-10-30T11:00:00Z"),
        view(a.id, "2026-10-29T10:00:00Z"),
        view(hidden.id, "2026-10-30T12:00:00Z"),
        view(seller.id, "2026-10-30T12:00:00Z"),
      ],
    });
    expect(names((await rememberViewed(ctx, { views: [] })).products)).toEqual(["B", "A"]);
    const other = await rememberViewed(ctx, {
      views: [view(a.id, "2126-01-01T00:00:00Z"), view(b.id, "2026-10-01T00:00:00Z")],
    });
    expect(names(other.products)).toEqual(["A", "B"]);
    clock.advance(60_000);
    const later = await rememberViewed(ctx, { views: [view(b.id, clock.now().toISOString())] });
    expect(names(later.products)).toEqual(["B", "A"]);

    const stranger = world().as(actor({ id: (await aUser(database.db)).id }));
    expect((await rememberViewed(stranger, { views: [] })).products).toEqual([]);
    await forgetViewed(ctx);
    expect((await rememberViewed(ctx, { views: [] })).products).toEqual([]);
  });
});
