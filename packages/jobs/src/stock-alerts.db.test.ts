import {
  archiveProduct,
  askStockAlert,
  confirmStockAlert,
  publishProduct,
  refreshVariants,
  removeOldStockAlerts,
  schedulePublication,
  stopStockAlerts,
} from "@emporia/core/catalog";
import { adjustStock } from "@emporia/core/inventory";
import { reinstateSeller, suspendSeller } from "@emporia/core/sellers";
import {
  aCategory,
  actor,
  aPictureOf,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  type TestProduct,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { runJobs } from "./testing";

describe("being told that something is back", () => {
  const database = useDatabase();
  let clock: FakeClock;
  let product: TestProduct;
  beforeEach(async () => {
    clock = new FakeClock(new Date());
    await database.db.deleteFrom("stock_alerts").execute();
    product = await aProduct(database.db, await aSeller(database.db), { name: "Mug", sizes: ["S", "L"], onHand: 0 });
  });
  const world = () => testContext(database.db, { clock });
  const ask = (email: string, variantId = product.variantId) => askStockAlert(world(), { variantId, email });
  const stock = (onHand: number, variantId = product.variantId) =>
    adjustStock(world(), { sellerId: product.sellerId, variantId, onHand, reason: "counted" } as never);
  const mails = async () => {
    const ctx = world();
    await runJobs(ctx);
    const ofAlerts = ctx.mailer.sent.filter(({ subject }) => !subject.includes("low"));
    return ofAlerts.map(({ to, subject, text }) => ({ to, subject, text }));
  };
  const linkIn = (text: string) => {
    const [, alertId = "", token = ""] = /stock-alerts\/([0-9a-f-]+)\?token=([\w-]+)/.exec(text) ?? [];
    return { alertId, token };
  };
  const confirmed = async (email: string) => {
    await ask(email);
    const link = linkIn((await mails()).find(({ to }) => to === email)?.text ?? "");
    await confirmStockAlert(world(), link);
    return link;
  };

  it("takes a link to confirm, and then one mail as soon as it can be bought", async () => {
    expect(await ask("ada@example.com")).toEqual({ isConfirmed: false });
    await ask("ADA@example.com");
    const [asked, ...more] = await mails();
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ to: "ada@example.com", subject: "Shall we tell you when Mug is back?" });
    await stock(2);
    await stock(0);
    expect(await mails()).toEqual([]);
    const link = linkIn(asked?.text ?? "");
    expect(await confirmStockAlert(world(), link)).toMatchObject({ isConfirmed: true, variantTitle: "S" });
    expect(await confirmStockAlert(world(), link)).toMatchObject({ isConfirmed: true });
    await stock(5, product.variantIds[1]);
    expect(await mails()).toEqual([]);
    await stock(2);
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([["ada@example.com", "Mug is back"]]);
    await stock(0);
    await stock(3);
    expect(await mails()).toEqual([]);
  });

  it("needs no link of who is signed in with the address, and one of who names another", async () => {
    const user = await aUser(database.db, { email: "own@example.com", isEmailVerified: true } as never);
    const ctx = world().as(actor({ id: user.id, email: "own@example.com", isEmailVerified: true } as never));
    expect(await askStockAlert(ctx, { variantId: product.variantId, email: "Own@example.com" })).toEqual({
      isConfirmed: true,
    });
    expect(await askStockAlert(ctx, { variantId: product.variantId, email: "else@example.com" })).toEqual({
      isConfirmed: false,
    });
    await stock(1);
    expect((await mails()).map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ["Own@example.com", "Mug is back"],
      ["else@example.com", "Shall we tell you when Mug is back?"],
    ]);
  });

  it("tells nobody of what has sold out again before the mail went, and tells them the next time", async () => {
    await confirmed("ada@example.com");
    await stock(1);
    await refreshVariants(world(), { variantIds: [product.variantId] });
    await stock(0);
    expect(await mails()).toEqual([]);
    await stock(1);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["Mug is back"]);
  });

  it("is told once, however many notice at once", async () => {
    await confirmed("ada@example.com");
    await stock(1);
    await Promise.all(Array.from({ length: 5 }, () => refreshVariants(world(), { variantIds: [product.variantId] })));
    expect(await mails()).toHaveLength(1);
  });

  it("comes when its product is published again, now or by the clock, and not before", async () => {
    const category = await aCategory(database.db);
    product = await aProduct(
      database.db,
      { id: product.sellerId },
      { name: "Jug", onHand: 0, categoryId: category.id },
    );
    await aPictureOf(database.db, product);
    const own = { sellerId: product.sellerId, productId: product.id };
    const told = async () => (await mails()).map(({ to, subject }) => [to, subject]);
    await confirmed("ada@example.com");
    await archiveProduct(world(), own);
    await stock(2);
    expect(await told()).toEqual([]);
    await publishProduct(world(), own);
    expect(await told()).toEqual([["ada@example.com", "Jug is back"]]);

    await stock(0);
    await confirmed("bob@example.com");
    await archiveProduct(world(), own);
    await stock(2);
    await schedulePublication(world(), { ...own, publishAt: new Date(clock.now().getTime() + 60_000).toISOString() });
    expect(await told()).toEqual([]);
    clock.advance(60_000);
    expect(await told()).toEqual([["bob@example.com", "Jug is back"]]);
    await archiveProduct(world(), own);
    await publishProduct(world(), own);
    expect(await told()).toEqual([]);
  });

  it("comes when its shop is open again, once", async () => {
    await confirmed("ada@example.com");
    const shop = { sellerId: product.sellerId };
    await suspendSeller(world(), { ...shop, reason: "Until its papers are in order." });
    await stock(2);
    const told = async () => (await mails()).filter(({ to }) => to === "ada@example.com").map(({ subject }) => subject);
    expect(await told()).toEqual([]);
    await reinstateSeller(world(), shop);
    expect(await told()).toEqual(["Mug is back"]);
    await suspendSeller(world(), { ...shop, reason: "Until its papers are in order." });
    await reinstateSeller(world(), shop);
    expect(await told()).toEqual([]);
  });

  it("stops for an address altogether, and by its own link only", async () => {
    const link = await confirmed("ada@example.com");
    await ask("ada@example.com", product.variantIds[1]);
    await expect(stopStockAlerts(world(), { ...link, token: "guessed" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await stopStockAlerts(world(), link);
    const left = await database.db.selectFrom("stock_alerts").select("id").where("sent_at", "is", null).execute();
    expect(left).toEqual([]);
  });

  it("is refused for what can be bought or is not shown, and floods no mailbox", async () => {
    const there = await aProduct(database.db, { id: product.sellerId }, {});
    const hidden = await aProduct(database.db, { id: product.sellerId }, { status: "DRAFT", onHand: 0 });
    await expect(ask("ada@example.com", there.variantId)).rejects.toMatchObject({
      details: { fieldErrors: { variantId: expect.stringContaining("bought again already") } },
    });
    await expect(ask("ada@example.com", hidden.variantId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const sizes = Array.from({ length: 12 }, (_, at) => `Size ${at}`);
    const many = await aProduct(database.db, { id: product.sellerId }, { sizes, onHand: 0 });
    for (const variantId of many.variantIds) await ask("victim@example.com", variantId);
    expect(await mails()).toHaveLength(10);
  });

  it("is forgotten when nobody confirms it", async () => {
    await ask("ada@example.com");
    clock.advance(8 * 86_400_000);
    await removeOldStockAlerts(world());
    const left = await database.db
      .selectFrom("stock_alerts")
      .select("id")
      .where("email", "=", "ada@example.com")
      .execute();
    expect(left).toEqual([]);
  });
});
