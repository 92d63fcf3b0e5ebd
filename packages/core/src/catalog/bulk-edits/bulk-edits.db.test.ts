import { bulkActionInput } from "@emporia/contracts/bulk-edits";
import { aCategory, aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { adjustStock } from "../../inventory/index";
import { newId } from "../../platform/index";
import { addShippingProfile } from "../../shipping/index";
import { addPicture } from "../add-picture";
import { duplicateProduct } from "../duplicate-product";
import { updateProduct } from "../update-product";
import { advanceBulkEdit } from "./advance-bulk-edit";
import { applyBulkEdit } from "./apply-bulk-edit";
import { cancelBulkEdit } from "./cancel-bulk-edit";
import { createBulkEdit } from "./create-bulk-edit";
import { getBulkEdit } from "./get-bulk-edit";
import { listBulkEdits } from "./list-bulk-edits";
import { undoBulkEdit } from "./undo-bulk-edit";

describe("a change of many products", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  const own = (bulkEditId: string) => ({ sellerId: seller.id, bulkEditId });
  const get = (id: string) => getBulkEdit(ctx(), own(id));
  const look = async (action: object, filter: object = {}) => {
    const { id } = await createBulkEdit(ctx(), { sellerId: seller.id, filter, action: bulkActionInput.parse(action) });
    await advanceBulkEdit(ctx(), { bulkEditId: id });
    return get(id);
  };
  const apply = async (id: string) => {
    await applyBulkEdit(ctx(), own(id));
    await advanceBulkEdit(ctx(), { bulkEditId: id });
    return get(id);
  };
  const undo = async (id: string) => {
    await undoBulkEdit(ctx(), own(id));
    await advanceBulkEdit(ctx(), { bulkEditId: id });
    return get(id);
  };
  const amounts = async () => {
    const { rows } = await sql<{ amount: number }>`
      select price.amount from prices price join variants variant on variant.id = price.variant_id
      join products product on product.id = variant.product_id where variant.seller_id = ${seller.id}
      order by product.name, variant.position
    `.execute(database.db);
    return rows.map((row) => row.amount);
  };
  const stock = async () => {
    const { rows } = await sql<{ on_hand: number }>`
      select on_hand from stock_levels level join variants variant on variant.id = level.variant_id
      join products product on product.id = variant.product_id where level.seller_id = ${seller.id}
      order by product.name, variant.position
    `.execute(database.db);
    return rows.map((row) => row.on_hand);
  };
  const movements = async () => {
    const { rows } = await sql<{ sum: number; level: number }>`
      select (select coalesce(sum(quantity), 0) from stock_movements where seller_id = ${seller.id})::int as sum,
        (select coalesce(sum(on_hand), 0) from stock_levels where seller_id = ${seller.id})::int as level
    `.execute(database.db);
    return rows[0];
  };
  const aComplete = async (name: string) => {
    const category = await aCategory(database.db);
    const { id } = await aProduct(database.db, seller, { name, categoryId: category.id });
    const picture = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    await sql`insert into product_media (product_id, media_id, position) values (${id}, ${picture.id}, 0)`.execute(
      database.db,
    );
    return id;
  };
  const three = async () => [
    await aProduct(database.db, seller, { name: "A", priceAmount: 1000, sizes: ["S", "M"], tags: ["old"] }),
    await aProduct(database.db, seller, { name: "B", priceAmount: 1999, tags: ["old", "new"] }),
    await aProduct(database.db, seller, { name: "C", priceAmount: 500, status: "ARCHIVED" }),
  ];

  it("is looked at, applied and taken back", async () => {
    await three();
    const looked = await look({ type: "price", mode: "percent", value: 1050, rounding: "99" });
    expect(looked).toMatchObject({ status: "CHECKED", productCount: 3, changed: 3, failed: 0 });
    expect(looked.preview[0]).toMatchObject({
      name: "A",
      changes: [
        { field: "Price of S", before: "10.00", after: "10.99" },
        { field: "Price of M", before: "10.00", after: "10.99" },
      ],
    });
    expect(await amounts()).toEqual([1000, 1000, 1999, 500]);
    expect(await apply(looked.id)).toMatchObject({ status: "DONE", changed: 3, doneCount: 3 });
    expect(await amounts()).toEqual([1099, 1099, 2199, 599]);
    expect(await undo(looked.id)).toMatchObject({ status: "UNDONE", changed: 3, failed: 0 });
    expect(await amounts()).toEqual([1000, 1000, 1999, 500]);
    await expect(undoBulkEdit(ctx(), own(looked.id))).rejects.toMatchObject({ code: "BULK_EDIT_REFUSED" });
    await expect(applyBulkEdit(ctx(), own(looked.id))).rejects.toMatchObject({ code: "BULK_EDIT_REFUSED" });
    expect((await listBulkEdits(ctx(), { sellerId: seller.id, limit: 5 })).items).toHaveLength(1);
  });

  it("takes a price away again where there was none", async () => {
    const draft = await aProduct(database.db, seller, { name: "A", status: "DRAFT", sizes: ["S", "M"] });
    await sql`delete from prices where variant_id = ${draft.variantId}`.execute(database.db);
    const { id } = await look({ type: "price", mode: "set", value: 900 });
    await apply(id);
    expect(await amounts()).toEqual([900, 900]);
    expect(await undo(id)).toMatchObject({ status: "UNDONE", changed: 1, failed: 0 });
    expect(await amounts()).toEqual([2500]);
  });

  it("brings back to shoppers only what is still complete", async () => {
    const [shown, stripped] = [await aComplete("A"), await aComplete("B")];
    const { id } = await look({ type: "status", status: "ARCHIVED" });
    await apply(id);
    await updateProduct(ctx(), { sellerId: seller.id, productId: stripped, description: "" });
    expect(await undo(id)).toMatchObject({ changed: 1, failed: 1 });
    const { rows } = await sql`select id from products where seller_id = ${seller.id} and status = 'PUBLISHED'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ id: shown }]);
    expect((await get(id)).problems).toMatchObject([{ name: "B", message: expect.stringContaining("description") }]);
  });

  it("takes back only what nobody has touched since, and names the rest", async () => {
    const [a, b] = await three();
    const { id } = await look({ type: "price", mode: "add", value: 100 });
    await apply(id);
    await sql`update prices set amount = 7777 where variant_id = ${b?.variantId}`.execute(database.db);
    await updateProduct(ctx(), { sellerId: seller.id, productId: a?.id ?? "", name: "A renamed" });
    const undone = await undo(id);
    expect(undone).toMatchObject({
      changed: 2,
      failed: 1,
      problems: [{ productId: b?.id, message: "Somebody has changed this since, so it stays as it is." }],
    });
    expect(await amounts()).toEqual([1000, 1000, 7777, 500]);
  });

  it("leaves out a product that refuses, and says why", async () => {
    await three();
    const looked = await look({ type: "price", mode: "add", value: -1500 });
    expect(looked).toMatchObject({ changed: 1, failed: 2 });
    expect(looked.problems.map(({ name, message }) => [name, message])).toEqual([
      ["A", "The price of S would be below zero: 10.00 is too little."],
      ["C", "The price would be below zero: 5.00 is too little."],
    ]);
    expect(await apply(looked.id)).toMatchObject({ changed: 1, failed: 2 });
    expect(await amounts()).toEqual([1000, 1000, 499, 500]);
  });

  it("adds to what is there and never loses a movement", async () => {
    await aProduct(database.db, seller, { name: "A", onHand: 5 });
    const b = await aProduct(database.db, seller, { name: "B", onHand: 1 });
    await aProduct(database.db, seller, { name: "C", onHand: 0, trackQuantity: false });
    const looked = await look({ type: "stock", mode: "add", value: -2 });
    expect(looked).toMatchObject({ changed: 1, unchanged: 1, failed: 1 });
    await apply(looked.id);
    expect(await stock()).toEqual([3, 1, 0]);
    const more = await look({ type: "stock", mode: "add", value: 10 });
    await apply(more.id);
    expect(await stock()).toEqual([13, 11, 0]);
    await adjustStock(ctx(), { sellerId: seller.id, variantId: b.variantId, onHand: 12, reason: "" });
    expect(await undo(more.id)).toMatchObject({ changed: 1, failed: 1 });
    expect(await stock()).toEqual([3, 12, 0]);
    const sums = await movements();
    expect(sums?.level).toBe(sums?.sum);
  });

  it("changes tags, categories and statuses, each as one would by hand", async () => {
    await three();
    const category = await aCategory(database.db, { name: "Lamps" });
    await apply((await look({ type: "tags", add: ["Sale", "red"], remove: ["OLD"] }, { tag: "old" })).id);
    const tags = async () =>
      (
        await sql<{ tags: string[] }>`select tags from products where seller_id = ${seller.id} order by name`.execute(
          database.db,
        )
      ).rows.map((row) => row.tags);
    expect(await tags()).toEqual([["sale", "red"], ["new", "sale", "red"], []]);
    const moved = await look({ type: "category", categoryId: category.id }, { tag: "new" });
    expect(moved).toMatchObject({ productCount: 1, categoryName: "Lamps" });
    await apply(moved.id);
    expect(await look({ type: "tags", add: ["x"] }, { categoryId: category.id })).toMatchObject({ productCount: 1 });
    const archived = await look({ type: "status", status: "ARCHIVED" });
    expect(archived).toMatchObject({ changed: 2, unchanged: 1 });
    await apply(archived.id);
    const back = await look({ type: "status", status: "PUBLISHED" });
    expect(back.failed).toBeGreaterThan(0);
    expect(back.problems[0]?.message).toContain("cannot be shown to shoppers yet");
    // Neither has what publishing asks for, so that neither comes back.
    expect(await undo(archived.id)).toMatchObject({ changed: 0, failed: 2 });
  });

  it("P-122 SP-05 gives products a shipping profile of the shop's own and takes it back; a copy ships like its original", async () => {
    await three();
    const { profiles } = await addShippingProfile(ctx(), seller.id, { name: "Oversize" });
    const shippingProfileId = profiles[0]?.id ?? "";
    const refused = look({ type: "shipping", shippingProfileId: newId() });
    await expect(refused).rejects.toMatchObject({
      details: { fieldErrors: { "action.shippingProfileId": expect.anything() } },
    });
    const { id } = await look({ type: "shipping", shippingProfileId });
    expect(await apply(id)).toMatchObject({ changed: 3 });
    const { rows } = await sql<{ id: string; profile: string | null }>`
      select id, shipping_profile_id as profile from products where seller_id = ${seller.id}`.execute(database.db);
    expect(rows.map(({ profile }) => profile)).toEqual([shippingProfileId, shippingProfileId, shippingProfileId]);
    const copy = await duplicateProduct(ctx(), { sellerId: seller.id, productId: rows[0]?.id ?? "" });
    expect(copy.shippingProfileId).toBe(shippingProfileId);
    expect(await undo(id)).toMatchObject({ changed: 3, failed: 0 });
  });

  it("leaves behind what can no longer be taken back, and does not stand in the way of the next", async () => {
    const [, b] = await three();
    const [old, other] = [await aCategory(database.db), await aCategory(database.db)];
    await sql`update products set category_id = ${old.id} where seller_id = ${seller.id}`.execute(database.db);
    const moved = await look({ type: "category", categoryId: other.id });
    await apply(moved.id);
    await sql`delete from categories where id = ${old.id}`.execute(database.db);
    const undone = await undo(moved.id);
    expect(undone).toMatchObject({ changed: 0, failed: 3 });
    expect(undone.problems.map(({ productId }) => productId)).toContain(b?.id);
    expect(await look({ type: "tags", add: ["next"] })).toMatchObject({ changed: 3 });
  });

  it("goes on where it was, in pieces and with two workers, and changes nothing twice", async () => {
    for (let at = 0; at < 130; at++) await aProduct(database.db, seller, { name: `P ${at}`, onHand: 0 });
    const { id } = await look({ type: "stock", mode: "add", value: 3 });
    await applyBulkEdit(ctx(), own(id));
    await advanceBulkEdit(ctx(), { bulkEditId: id }, 50);
    expect(await get(id)).toMatchObject({ status: "APPLYING", doneCount: 50, changed: 50 });
    await Promise.all([1, 2, 3].map(() => advanceBulkEdit(ctx(), { bulkEditId: id })));
    for (let tries = 0; (await get(id)).status !== "DONE" && tries < 5; tries++)
      await advanceBulkEdit(ctx(), { bulkEditId: id });
    expect(await get(id)).toMatchObject({ status: "DONE", changed: 130 });
    expect(await movements()).toMatchObject({ sum: 390, level: 390 });
  });

  it("can be stopped, and what was done by then taken back", async () => {
    for (let at = 0; at < 60; at++) await aProduct(database.db, seller, { name: `P ${at}`, onHand: 0 });
    const { id } = await look({ type: "stock", mode: "set", value: 4 });
    await applyBulkEdit(ctx(), own(id));
    await advanceBulkEdit(ctx(), { bulkEditId: id }, 50);
    expect(await cancelBulkEdit(ctx(), own(id))).toMatchObject({ status: "DONE", changed: 50 });
    expect(await undo(id)).toMatchObject({ status: "UNDONE", changed: 50, unchanged: 10 });
    expect(await movements()).toMatchObject({ level: 0 });
  });

  it.each([
    [{ type: "price", mode: "percent", value: 0 }, "action.value"],
    [{ type: "stock", mode: "set", value: -1 }, "action.value"],
    [{ type: "tags", add: [], remove: [] }, "action.add"],
    [{ type: "category", categoryId: "01930000-0000-7000-8000-000000000000" }, "action.categoryId"],
  ])("refuses %j by its field", async (action, field) => {
    await three();
    await expect(look(action)).rejects.toMatchObject({ details: { fieldErrors: { [field]: expect.any(String) } } });
  });

  it("is nobody else's business, finds nobody else's products, and is one at a time", async () => {
    await three();
    const { id } = await look({ type: "stock", mode: "set", value: 4 });
    const stranger = { sellerId: (await aSeller(database.db)).id, bulkEditId: id };
    for (const ask of [getBulkEdit, applyBulkEdit, undoBulkEdit, cancelBulkEdit])
      await expect(ask(ctx(), stranger)).rejects.toMatchObject({ kind: "not_found" });
    const action = bulkActionInput.parse({ type: "stock", mode: "set", value: 4 });
    await expect(createBulkEdit(ctx(), { sellerId: stranger.sellerId, filter: {}, action })).rejects.toMatchObject({
      details: { fieldErrors: { filter: "No product matches." } },
    });
    await createBulkEdit(ctx(), { sellerId: seller.id, filter: {}, action });
    await expect(createBulkEdit(ctx(), { sellerId: seller.id, filter: {}, action })).rejects.toMatchObject({
      code: "BULK_EDIT_REFUSED",
    });
  });
});
