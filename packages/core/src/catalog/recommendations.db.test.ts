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
import { findSimilar } from "./find-similar";
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

describe("what is similar", () => {
  it("is what is most like a product, visible and for sale, in one statement; best sellers until it was compared", async () => {
    const [kitchen, other] = [await aCategory(database.db), await aCategory(database.db)];
    const made = (name: string, more: Parameters<typeof aProduct>[2] = {}) =>
      aProduct(database.db, seller, { name, categoryId: kitchen.id, priceAmount: 2800, ...more });
    const mug = await made("Speckled stoneware mug", { tags: ["gift"] });
    const [best, , , soldOut, hidden] = [
      await made("Walnut board", { soldCount: 90, priceAmount: 9000 }),
      await made("Stoneware mug with a lid", { tags: ["gift"] }),
      await made("Stoneware bowl", { priceAmount: 4000 }),
      await made("Speckled mug", { onHand: 0 }),
      await made("Small speckled mug"),
      await made("Speckled stoneware mug of a stranger", { categoryId: other.id }),
    ];
    const similar = async (ref = mug.id) => names((await listRecommendations(world(), { ref })).similar);
    expect((await similar())[0]).toBe("Walnut board");

    await findSimilar(world());
    await findSimilar(world());
    database.takeStatements();
    expect(await similar()).toEqual([
      "Stoneware mug with a lid",
      "Small speckled mug",
      "Stoneware bowl",
      "Walnut board",
    ]);
    expect(database.takeStatements()).toHaveLength(1);
    expect((await similar(best.id))[0]).toBe("Stoneware bowl");
    expect(await similar(soldOut.id)).toContain("Speckled stoneware mug");

    await sql`update products set status = 'ARCHIVED' where id = ${hidden.id}`.execute(database.db);
    await sql`select refresh_product_listings(${[hidden.id]}::uuid[])`.execute(database.db);
    expect(await similar()).not.toContain("Small speckled mug");
    await sql`delete from products where id = ${best.id}`.execute(database.db);
    expect(await similar()).toEqual(["Stoneware mug with a lid", "Stoneware bowl"]);
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
