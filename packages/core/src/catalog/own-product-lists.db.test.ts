import { createProductInput, type OwnProductFilter, ownProductFilterInput } from "@emporia/contracts/catalog";
import {
  aCategory,
  actor,
  aPaidOrder,
  aProduct,
  aSeller,
  aUser,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { createProduct } from "./create-product";
import { duplicateProduct } from "./duplicate-product";
import { listOwnProducts } from "./list-own-products";
import { removeProducts } from "./remove-products";
import { createProductView } from "./saved-views/create-view";
import { listProductViews } from "./saved-views/list-views";
import { removeProductView } from "./saved-views/remove-view";
import { updateProductView } from "./saved-views/update-view";
import { updateProduct } from "./update-product";

describe("the seller's list of products (SP-04)", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  const make = (name: string, given: Parameters<typeof aProduct>[2] = {}) =>
    aProduct(database.db, seller, { name, ...given });
  const names = async (filter: OwnProductFilter, sort: "name" | "created" | "updated" = "name") =>
    (
      await listOwnProducts(ctx(), { ...ownProductFilterInput.parse(filter), sort, limit: 50, sellerId: seller.id })
    ).items.map(({ name }) => name);

  it("finds by a part of the name or of a SKU; by one or two letters what a word begins with", async () => {
    const mug = await make("Blue mug");
    await make("Umbrella");
    await make("100 % wool");
    await sql`update variants set sku = 'KX-77' where id = ${mug.variantId}`.execute(database.db);
    expect(await names({ query: "mug" })).toEqual(["Blue mug"]);
    expect(await names({ query: "rell" })).toEqual(["Umbrella"]);
    expect(await names({ query: "x-77" })).toEqual(["Blue mug"]);
    expect(await names({ query: "mu" })).toEqual(["Blue mug"]);
    expect(await names({ query: "um" })).toEqual(["Umbrella"]);
    expect(await names({ query: "kx" })).toEqual(["Blue mug"]);
    expect(await names({ query: "0 %" })).toEqual(["100 % wool"]);
    expect(await names({ query: "nothing" })).toEqual([]);
  });

  it("finds by status, stock, category with those below, and tag, all of them together", async () => {
    const top = await aCategory(database.db);
    const below = await aCategory(database.db, { parentId: top.id });
    await make("A", { onHand: 0, categoryId: below.id, tags: ["summer"] });
    await make("B", { onHand: 5, categoryId: top.id });
    await make("C", { onHand: 500, status: "DRAFT", tags: ["summer"] });
    await make("D", { onHand: 0, trackQuantity: false });
    expect(await names({ stock: "out" })).toEqual(["A"]);
    expect(await names({ stock: "low" })).toEqual(["A", "B"]);
    expect(await names({ stock: "in" })).toEqual(["B", "C", "D"]);
    expect(await names({ status: "DRAFT" })).toEqual(["C"]);
    expect(await names({ categoryId: top.id })).toEqual(["A", "B"]);
    expect(await names({ categoryId: below.id })).toEqual(["A"]);
    expect(await names({ tag: "Summer" })).toEqual(["A", "C"]);
    expect(await names({ tag: "summer", stock: "out" })).toEqual(["A"]);
    expect(await names({ tag: "summer", categoryId: top.id, status: "DRAFT" })).toEqual([]);
  });

  it("finds what lacks something", async () => {
    const category = await aCategory(database.db);
    const whole = await make("Whole", { categoryId: category.id });
    const bare = await make("Bare");
    const cost = (id: string) => sql`update variants set cost_amount = 5 where product_id = ${id}`.execute(database.db);
    await cost(whole.id);
    await sql`update products set description = '' where id = ${bare.id}`.execute(database.db);
    await sql`update variants set sku = null where product_id = ${bare.id}`.execute(database.db);
    await sql`delete from prices where variant_id = ${bare.variantId}`.execute(database.db);
    for (const lacks of ["description", "sku", "price", "category", "cost"] as const)
      expect([lacks, await names({ lacks })]).toEqual([lacks, ["Bare"]]);
    expect(await names({ lacks: "attributes" })).toEqual([]);
    expect(await names({ lacks: "picture" })).toEqual(["Bare", "Whole"]);
  });

  it("PN-18 knows what lacks a price from when it is written, priced, robbed of its last price or copied", async () => {
    const { id: productId } = await createProduct(ctx(), {
      ...createProductInput.parse({ name: "Vase" }),
      sellerId: seller.id,
    });
    expect(await names({ lacks: "price" })).toEqual(["Vase"]);
    await updateProduct(ctx(), { sellerId: seller.id, productId, basePrice: 900 });
    expect(await names({ lacks: "price" })).toEqual([]);
    const variants = sql`(select id from variants where product_id = ${productId})`;
    await sql`insert into prices (variant_id, currency, amount) select id, 'CAD', 1200 from ${variants} as own`.execute(
      database.db,
    );
    await sql`delete from prices where currency = 'CAD' and variant_id in ${variants}`.execute(database.db);
    expect(await names({ lacks: "price" })).toEqual([]);
    await sql`delete from prices where variant_id in ${variants}`.execute(database.db);
    await duplicateProduct(ctx(), { sellerId: seller.id, productId });
    expect(await names({ lacks: "price" })).toEqual(["Copy of Vase", "Vase"]);
  });

  it("finds what staff look at and what came back from them, and tells in the row", async () => {
    const [waits, back, again] = [await make("Waits"), await make("Back"), await make("Again")];
    const submit = (productId: string, status: string, at: string) =>
      sql`
      insert into product_submissions (id, product_id, seller_id, status, submitted_at, decided_at, reason)
      values (gen_random_uuid(), ${productId}, ${seller.id}, ${status}, ${at}::timestamptz,
        case when ${status} <> 'WAITING' then ${at}::timestamptz end, 'Because')
    `.execute(database.db);
    await submit(waits.id, "WAITING", "2026-01-01");
    await submit(back.id, "RETURNED", "2026-01-01");
    await submit(again.id, "RETURNED", "2026-01-01");
    await submit(again.id, "APPROVED", "2026-01-02");
    expect(await names({ moderation: "waiting" })).toEqual(["Waits"]);
    expect(await names({ moderation: "returned" })).toEqual(["Back"]);
    const { items } = await listOwnProducts(ctx(), { sellerId: seller.id, limit: 10, sort: "name" });
    expect(items.map(({ moderation }) => moderation)).toEqual([null, "returned", "waiting"]);
  });

  it("goes through all pages in each order", async () => {
    for (const name of ["B", "A", "A", "C"]) await make(name);
    const walk = async (sort: "name" | "created" | "updated") => {
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listOwnProducts(ctx(), { sellerId: seller.id, limit: 1, sort, cursor });
        seen.push(...page.items.map(({ name }) => name));
        if (!page.nextCursor) return seen;
        cursor = page.nextCursor;
      }
    };
    expect(await walk("name")).toEqual(["A", "A", "B", "C"]);
    expect(await walk("created")).toEqual(["C", "A", "A", "B"]);
    expect(await walk("updated")).toHaveLength(4);
    await expect(
      listOwnProducts(ctx(), { sellerId: seller.id, limit: 1, sort: "name", cursor: "x" }),
    ).rejects.toMatchObject({ kind: "invalid" });
  });

  it("counts in the row what is on hand of an only variant", async () => {
    await make("One", { onHand: 4 });
    await make("Two", { sizes: ["S", "M"] });
    const { items } = await listOwnProducts(ctx(), { sellerId: seller.id, limit: 10, sort: "name" });
    expect(items.map(({ onlyVariant }) => onlyVariant)).toMatchObject([
      { onHand: 4, reserved: 0, isCounted: true },
      null,
    ]);
  });

  it("removes those that were ticked, archives what was ordered and names what is not there", async () => {
    const [a, b] = [await make("A"), await make("B")];
    const foreign = await aProduct(database.db, await aSeller(database.db));
    const order = await aPaidOrder(ctx());
    const { rows } = await sql<{ product_id: string; seller_id: string }>`
      select product.id as product_id, product.seller_id from order_items item
      join variants variant on variant.id = item.variant_id join products product on product.id = variant.product_id
      where item.order_id = ${order.orderId}
    `.execute(database.db);
    expect(
      await removeProducts(ctx(), { sellerId: rows[0]?.seller_id ?? "", productIds: [rows[0]?.product_id ?? ""] }),
    ).toMatchObject({ deleted: 0, archived: 1, problems: [] });
    expect(await removeProducts(ctx(), { sellerId: seller.id, productIds: [a.id, foreign.id] })).toMatchObject({
      deleted: 1,
      archived: 0,
      problems: [{ productId: foreign.id }],
    });
    expect(await names({})).toEqual(["B"]);
    expect(b.id).toBeTruthy();
  });

  describe("the views that a member keeps", () => {
    const member = async () => {
      const user = await aUser(database.db);
      return testContext(database.db).as(actor({ id: user.id, memberships: [seller.membership] }));
    };
    const view = (name: string, isDefault = false) => ({
      sellerId: seller.id,
      name,
      filter: { status: "DRAFT" as const },
      isDefault,
    });

    it("are the member's own, one of them the default, each name once", async () => {
      const [mine, theirs] = [await member(), await member()];
      const first = await createProductView(mine, view("Drafts", true));
      const second = await createProductView(mine, view("Late", true));
      await createProductView(theirs, view("Drafts"));
      expect((await listProductViews(mine, { sellerId: seller.id })).items).toMatchObject([
        { name: "Drafts", isDefault: false, filter: { status: "DRAFT" } },
        { name: "Late", isDefault: true },
      ]);
      await expect(createProductView(mine, view("drafts"))).rejects.toMatchObject({ kind: "invalid" });
      const rename = { sellerId: seller.id, viewId: second.id, name: "DRAFTS" };
      await expect(updateProductView(mine, rename)).rejects.toMatchObject({ kind: "invalid" });
      await expect(updateProductView(theirs, { ...rename, name: "X" })).rejects.toMatchObject({ kind: "not_found" });
      expect(
        await updateProductView(mine, {
          sellerId: seller.id,
          viewId: first.id,
          filter: { stock: "low" },
          isDefault: true,
        }),
      ).toMatchObject({ name: "Drafts", filter: { stock: "low" }, isDefault: true });
      await removeProductView(theirs, { sellerId: seller.id, viewId: first.id });
      await removeProductView(mine, { sellerId: seller.id, viewId: second.id });
      await removeProductView(mine, { sellerId: seller.id, viewId: second.id });
      expect((await listProductViews(mine, { sellerId: seller.id })).items).toMatchObject([{ name: "Drafts" }]);
    });

    it("stay one default when two are made at once", async () => {
      const mine = await member();
      await Promise.all(["A", "B", "C"].map((name) => createProductView(mine, view(name, true))));
      const { items } = await listProductViews(mine, { sellerId: seller.id });
      expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    });
  });
});
