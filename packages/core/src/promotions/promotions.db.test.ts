import { createOwnPromotionInput, createPromotionInput } from "@emporia/contracts/promotions";
import { aCategory, aPaidOrder, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { createPromotion, getPromotion, listPromotions, switchPromotion, updatePromotion } from "./index";

const database = useDatabase();
const ctx = () => testContext(database.db);
const staff = { everything: true } as const;
const tenPercent = { kind: "percentage", basisPoints: 1000 } as const;
const input = (given: Partial<z.input<typeof createPromotionInput>> = {}) =>
  createPromotionInput.parse({ name: "Spring", benefit: tenPercent, ...given });
const wrong = (field: string) => ({ details: { fieldErrors: { [field]: expect.any(String) } } });

describe("making promotions", () => {
  it("keeps what staff wrote, by addresses, with the code as it is compared", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const category = await aCategory(database.db);
    const made = await createPromotion(
      ctx(),
      staff,
      input({
        code: " spring 10 ",
        products: [product.slug],
        categoryIds: [category.id],
        shops: [seller.shopSlug],
        minimumAmount: 5000,
        usageLimit: 10,
      }),
    );
    expect(made).toMatchObject({
      code: "SPRING10",
      status: "on",
      seller: null,
      benefit: { ...tenPercent, maxAmount: null },
      minimum: { amount: 5000, currency: "USD" },
      products: [{ id: product.id }],
      categories: [{ id: category.id }],
      sellers: [{ id: seller.id }],
      usedCount: 0,
    });
    const again = createPromotion(ctx(), staff, input({ code: "SPRING10" }));
    await expect(again).rejects.toMatchObject({ code: "COUPON_CODE_TAKEN" });
    const audits = await database.db
      .selectFrom("audit_log")
      .where("subject_id", "=", made.id)
      .select("action")
      .execute();
    expect(audits).toEqual([{ action: "promotion.create" }]);
  });

  it.each([
    ["products", input({ products: ["no-such-mug"] })],
    ["shops", input({ shops: ["no-such-shop"] })],
    ["code", input({ usageLimit: 3 })],
    ["endsAt", input({ startsAt: "2026-12-02T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" })],
  ])("refuses %s that cannot be", async (field, given) => {
    await expect(createPromotion(ctx(), staff, given)).rejects.toMatchObject(wrong(field));
  });

  it("keeps a coupon a coupon, and its limit above its uses", async () => {
    const made = await createPromotion(ctx(), staff, input({ code: "KEPT" }));
    const write = (given: Parameters<typeof input>[0]) =>
      updatePromotion(ctx(), staff, { ...input(given), promotionId: made.id });
    await expect(write({ code: null })).rejects.toMatchObject(wrong("code"));
    expect(await write({ code: "KEPT", name: "Autumn", benefit: { kind: "free_shipping" } })).toMatchObject({
      name: "Autumn",
      benefit: { kind: "free_shipping" },
    });
    await database.db.updateTable("promotions").set({ used_count: 4 }).where("id", "=", made.id).execute();
    await expect(write({ code: "KEPT", usageLimit: 3 })).rejects.toMatchObject(wrong("usageLimit"));
  });

  it("says how it stands: scheduled, on, ended, off", async () => {
    const context = ctx();
    const day = (days: number) => new Date(context.clock.now().getTime() + days * 86_400_000).toISOString();
    const made = await createPromotion(context, staff, input({ startsAt: day(1), endsAt: day(2) }));
    const status = async () => (await getPromotion(context, staff, { promotionId: made.id })).status;
    expect(await status()).toBe("scheduled");
    context.clock.advance(86_400_000);
    expect(await status()).toBe("on");
    context.clock.advance(86_400_000);
    expect(await status()).toBe("ended");
    expect((await switchPromotion(context, staff, { promotionId: made.id, isOn: false })).status).toBe("off");
    await switchPromotion(context, staff, { promotionId: made.id, isOn: false });
  });

  it("P-99 lets a shop make its own, for its own things, and see no other's", async () => {
    const [one, two] = [await aSeller(database.db), await aSeller(database.db)];
    const product = await aProduct(database.db, one);
    const own = createOwnPromotionInput.parse({ name: "Ours", code: "OURS-10", benefit: tenPercent });
    const made = await createPromotion(ctx(), { sellerId: one.id }, { ...own, products: [product.slug] });
    expect(made).toMatchObject({ seller: { id: one.id }, sellers: [{ id: one.id }] });
    const stranger = { sellerId: two.id };
    await expect(getPromotion(ctx(), stranger, { promotionId: made.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(switchPromotion(ctx(), stranger, { promotionId: made.id, isOn: false })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const others = createPromotion(ctx(), stranger, { ...own, code: "OTHERS", products: [product.slug] });
    await expect(others).rejects.toMatchObject(wrong("products"));
    expect((await listPromotions(ctx(), stranger, { limit: 10 })).items).toEqual([]);
    const corrected = await updatePromotion(ctx(), staff, { ...input({ code: "OURS-10" }), promotionId: made.id });
    expect(corrected.seller).toMatchObject({ id: one.id });
  });

  it("are listed newest first, page by page, by name and code", async () => {
    const seller = { sellerId: (await aSeller(database.db)).id };
    for (const code of ["LIST-A", "LIST-B", "LIST-C"])
      await createPromotion(ctx(), seller, input({ code, name: code }));
    const first = await listPromotions(ctx(), seller, { limit: 2 });
    expect(first.items).toHaveLength(2);
    const rest = await listPromotions(ctx(), seller, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map((each) => each.code).sort()).toEqual(["LIST-A", "LIST-B", "LIST-C"]);
    expect((await listPromotions(ctx(), seller, { limit: 2, query: "t-b" })).items.map((each) => each.code)).toEqual([
      "LIST-B",
    ]);
  });

  it("count the orders that hold them, and what they took off", async () => {
    const made = await createPromotion(ctx(), staff, input({ name: "Everybody" }));
    await aPaidOrder(ctx(), { priceAmount: 5000 });
    const { usedCount, discounted } = await getPromotion(ctx(), staff, { promotionId: made.id });
    expect([usedCount, discounted]).toEqual([1, [{ amount: 500, currency: "USD" }]]);
    await switchPromotion(ctx(), staff, { promotionId: made.id, isOn: false });
  });
});
