import { registerSellerInput, type SellerStatus, sellerStatuses } from "@emporia/contracts/sellers";
import {
  actor,
  aProduct,
  aSeller,
  aUser,
  type TestContext,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { addPicture } from "../catalog";
import { sendSellerDecision } from "../notifications";
import { newId } from "../platform";
import {
  AlreadyASeller,
  approveSeller,
  EmailNotVerified,
  getOwnSeller,
  getSeller,
  getStaffSeller,
  listSellers,
  registerSeller,
  reinstateSeller,
  rejectSeller,
  SellerTransitionRefused,
  ShopNameTaken,
  suspendSeller,
  updateSeller,
} from "./index";

const database = useDatabase();
let serial = 0;
const freshName = () => `Fern and Fig ${++serial}`;
const application = (more: object = {}) =>
  registerSellerInput.parse({
    shopName: freshName(),
    description: "Stoneware thrown by hand in a shed by the sea.",
    businessType: "individual",
    city: "Portland",
    state: "OR",
    country: "US",
    ...more,
  });
const reason = "The story does not say what you sell.";

async function person(isEmailVerified = true) {
  return testContext(database.db).as(actor({ ...(await aUser(database.db)), isEmailVerified }));
}
const staff = async () => testContext(database.db).as(actor(await aUser(database.db, { staffRole: "operations" })));
const ownerOf = (seller: TestSeller) =>
  testContext(database.db).as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
const statusOf = (id: string) =>
  database.db
    .selectFrom("sellers")
    .where("id", "=", id)
    .select(["status", "status_reason", "verified_at"])
    .executeTakeFirstOrThrow();
const eventsOf = async (id: string) =>
  (await database.db.selectFrom("domain_events").where("key", "=", id).orderBy("id").select("type").execute()).map(
    (event) => event.type,
  );
const isListed = async (productId: string) =>
  (
    await database.db
      .selectFrom("product_listings")
      .where("product_id", "=", productId)
      .select("is_visible")
      .executeTakeFirstOrThrow()
  ).is_visible;

describe("applying for a shop", () => {
  it("makes a shop that waits, owned by who applied, able to ship from the first day", async () => {
    const ctx = await person();
    const shop = await registerSeller(ctx, application({ shopName: "Café Müller" }));
    expect(shop).toMatchObject({ status: "PENDING", role: "owner", shopSlug: "cafe-muller", isVerified: false });
    expect(shop.permissions).toContain("shop:write");
    expect(await eventsOf(shop.id)).toEqual(["SellerRegistered"]);
    const rates = await database.db
      .selectFrom("shipping_rates")
      .innerJoin("shipping_zones", "shipping_zones.id", "shipping_rates.zone_id")
      .where("seller_id", "=", shop.id)
      .select(["code", "max_weight_grams"])
      .execute();
    expect(new Set(rates.map((rate) => rate.code))).toEqual(new Set(["standard", "express"]));
  });

  it("asks for a verified address, and for somebody who is signed in", async () => {
    await expect(registerSeller(await person(false), application())).rejects.toBeInstanceOf(EmailNotVerified);
    await expect(registerSeller(testContext(database.db), application())).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("refuses a name that is taken, whatever its case, and names that are ours", async () => {
    const { shopName } = await registerSeller(await person(), application());
    await expect(
      registerSeller(await person(), application({ shopName: shopName.toUpperCase() })),
    ).rejects.toBeInstanceOf(ShopNameTaken);
    await expect(registerSeller(await person(), application({ shopName: "Emporia Outlet" }))).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  it("finds another address when two names make the same", async () => {
    const slugs = [];
    for (const shopName of ["Noor & Co", "Noor Co", "Noor-Co"])
      slugs.push((await registerSeller(await person(), application({ shopName }))).shopSlug);
    expect(slugs).toEqual(["noor-co", "noor-co-2", "noor-co-3"]);
  });

  it("is for one shop per person, but somebody rejected applies again with the same one", async () => {
    const ctx = await person();
    const shop = await registerSeller(ctx, application());
    await expect(registerSeller(ctx, application())).rejects.toBeInstanceOf(AlreadyASeller);
    await rejectSeller(await staff(), { sellerId: shop.id, reason });
    const again = await registerSeller(ctx, application({ city: "Salem" }));
    expect(again).toMatchObject({ id: shop.id, status: "PENDING", statusReason: null, city: "Salem" });
    expect(await eventsOf(shop.id)).toEqual(["SellerRegistered", "SellerRejected", "SellerRegistered"]);
  });
});

describe("a public shop", () => {
  it("is found by id and by slug, with its counts", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    await aProduct(database.db, seller, { status: "DRAFT" });
    await database.db.updateTable("products").set({ sold_count: 7 }).where("id", "=", product.id).execute();
    const ctx = testContext(database.db);
    const view = await getSeller(ctx, { sellerId: seller.id });
    expect(view).toMatchObject({ productCount: 1, salesCount: 7, rating: null, isVerified: true, logo: null });
    expect(await getSeller(ctx, { sellerId: seller.shopSlug })).toEqual(view);
    expect(Object.keys(view)).not.toContain("status");
  });

  it.each(sellerStatuses.filter((status) => status !== "APPROVED"))("is not found while %s", async (status) => {
    const seller = await aSeller(database.db, { status });
    for (const sellerId of [seller.id, seller.shopSlug])
      await expect(getSeller(testContext(database.db), { sellerId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows its pictures once they are there", async () => {
    const seller = await aSeller(database.db);
    const id = newId();
    await database.db
      .insertInto("media")
      .values({ id, seller_id: seller.id, object_key: `pictures/${id}`, width: 800, height: 800 })
      .execute();
    await database.db.updateTable("sellers").set({ logo_media_id: id }).where("id", "=", seller.id).execute();
    const { logo } = await getSeller(testContext(database.db), { sellerId: seller.id });
    expect(logo).toEqual({
      id,
      url: `/media/${id}`,
      width: 800,
      height: 800,
      alt: expect.stringContaining("Logo of"),
      dominantColor: "#e9e4da",
    });
  });
});

describe("changing a shop", () => {
  it("changes what is given and carries a new name onto the product cards", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const before = await getOwnSeller(ownerOf(seller), { sellerId: seller.id });
    const shopName = freshName();
    const view = await updateSeller(ownerOf(seller), { sellerId: seller.id, shopName, processingDays: 5 });
    expect(view).toEqual({ ...before, shopName, processingDays: 5 });
    expect(await eventsOf(seller.id)).toEqual(["SellerUpdated"]);
    const { card } = await database.db
      .selectFrom("product_listings")
      .where("product_id", "=", product.id)
      .select("card")
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(card)).toContain(shopName);
  });

  it("plans by the clock of a zone that there is (SP-05)", async () => {
    const seller = await aSeller(database.db);
    const change = (timeZone: string) => updateSeller(ownerOf(seller), { sellerId: seller.id, timeZone });
    expect((await getOwnSeller(ownerOf(seller), { sellerId: seller.id })).timeZone).toBe("UTC");
    expect((await change("America/New_York")).timeZone).toBe("America/New_York");
    expect((await change("UTC")).timeZone).toBe("UTC");
    await expect(change("Atlantis/Capital")).rejects.toMatchObject({
      details: { fieldErrors: { timeZone: "There is no such time zone." } },
    });
  });

  it("shows a logo and a banner of its own pictures, called by the shop's name, and takes them away again", async () => {
    const [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
    const ctx = ownerOf(seller);
    ctx.media.size = { width: 1600, height: 600 };
    const upload = async (sellerId: string) => (await addPicture(ctx, { sellerId, bytes: new Uint8Array([1]) })).id;
    const [logo, banner, foreign] = [await upload(seller.id), await upload(seller.id), await upload(other.id)];
    const change = (more: object) => updateSeller(ctx, { sellerId: seller.id, ...more });
    await change({ logoMediaId: logo, bannerMediaId: banner });
    const shown = await getSeller(testContext(database.db), { sellerId: seller.id });
    expect(shown.logo).toMatchObject({ id: logo, alt: `Logo of ${shown.shopName}`, dominantColor: "#c0ffee" });
    expect(shown.banner).toMatchObject({ id: banner, alt: shown.shopName });
    expect(await change({ tagline: "Made by hand" })).toMatchObject({ logo: { id: logo }, banner: { id: banner } });
    for (const mediaId of [foreign, newId()])
      await expect(change({ logoMediaId: mediaId, bannerMediaId: banner })).rejects.toMatchObject({
        details: { fieldErrors: { logoMediaId: "This picture was not found. Upload it again." } },
      });
    expect(await change({ logoMediaId: null })).toMatchObject({ logo: null, banner: { id: banner } });
  });

  it("refuses a logo and a banner that are too small for what they are, and leaves alone one that is there", async () => {
    const seller = await aSeller(database.db);
    const ctx = ownerOf(seller);
    const upload = async (width: number, height: number) => {
      ctx.media.size = { width, height };
      return (await addPicture(ctx, { sellerId: seller.id, bytes: new Uint8Array([1]) })).id;
    };
    const change = (more: object) => updateSeller(ctx, { sellerId: seller.id, ...more });
    await expect(
      change({ logoMediaId: await upload(1, 1), bannerMediaId: await upload(1600, 399) }),
    ).rejects.toMatchObject({
      details: {
        fieldErrors: {
          logoMediaId: "This picture is 1 × 1 pixels. A logo needs at least 320 × 320: choose a larger one.",
          bannerMediaId: "This picture is 1600 × 399 pixels. A banner needs at least 1600 × 400: choose a larger one.",
        },
      },
    });
    const logo = await upload(320, 320);
    await change({ logoMediaId: logo });
    await database.db.updateTable("media").set({ width: 200 }).where("id", "=", logo).execute();
    expect(await change({ logoMediaId: logo, tagline: "Made by hand" })).toMatchObject({ logo: { id: logo } });
  });

  it("leaves every former address leading to the shop, also after going back", async () => {
    const seller = await aSeller(database.db);
    const ctx = testContext(database.db);
    const [second, third] = [`${seller.shopSlug}-two`, `${seller.shopSlug}-three`];
    await updateSeller(ownerOf(seller), { sellerId: seller.id, shopSlug: second });
    await updateSeller(ownerOf(seller), { sellerId: seller.id, shopSlug: third });
    for (const sellerId of [seller.shopSlug, second, third])
      expect(await getSeller(ctx, { sellerId })).toMatchObject({ id: seller.id, shopSlug: third });
    await updateSeller(ownerOf(seller), { sellerId: seller.id, shopSlug: seller.shopSlug });
    expect(await getSeller(ctx, { sellerId: third })).toMatchObject({ shopSlug: seller.shopSlug });
  });

  it("refuses what belongs to another shop, now or formerly, and what is ours", async () => {
    const [one, two] = [await aSeller(database.db), await aSeller(database.db)];
    const change = (more: object) => updateSeller(ownerOf(two), { sellerId: two.id, ...more });
    await updateSeller(ownerOf(one), { sellerId: one.id, shopSlug: `${one.shopSlug}-new` });
    await expect(change({ shopSlug: `${one.shopSlug}-new` })).rejects.toBeInstanceOf(ShopNameTaken);
    await expect(change({ shopSlug: one.shopSlug })).rejects.toBeInstanceOf(ShopNameTaken);
    await expect(change({ shopName: one.membership.shopName })).rejects.toBeInstanceOf(ShopNameTaken);
    await expect(change({ shopSlug: "checkout" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(change({ shopName: "Emporia" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("is for its own people whose role allows it", async () => {
    const seller = await aSeller(database.db);
    const stranger = ownerOf(await aSeller(database.db));
    await expect(updateSeller(stranger, { sellerId: seller.id, tagline: "Mine" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(getOwnSeller(stranger, { sellerId: seller.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const helper = await aUser(database.db);
    await database.db
      .insertInto("seller_members")
      .values({ seller_id: seller.id, user_id: helper.id, role: "orders" })
      .execute();
    const ctx = testContext(database.db).as(actor(helper));
    expect(await getOwnSeller(ctx, { sellerId: seller.id })).toMatchObject({ role: "orders" });
    await expect(updateSeller(ctx, { sellerId: seller.id, tagline: "Mine" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

const decisions = {
  approve: (ctx: TestContext, sellerId: string) => approveSeller(ctx, { sellerId }),
  reject: (ctx: TestContext, sellerId: string) => rejectSeller(ctx, { sellerId, reason }),
  suspend: (ctx: TestContext, sellerId: string) => suspendSeller(ctx, { sellerId, reason }),
  reinstate: (ctx: TestContext, sellerId: string) => reinstateSeller(ctx, { sellerId }),
};
const outcome: Record<keyof typeof decisions, Partial<Record<SellerStatus, SellerStatus>>> = {
  approve: { PENDING: "APPROVED", APPROVED: "APPROVED" },
  reject: { PENDING: "REJECTED", REJECTED: "REJECTED" },
  suspend: { APPROVED: "SUSPENDED", SUSPENDED: "SUSPENDED" },
  reinstate: { SUSPENDED: "APPROVED", APPROVED: "APPROVED" },
};

describe("deciding about a shop", () => {
  const cases = (Object.keys(decisions) as (keyof typeof decisions)[]).flatMap((decision) =>
    sellerStatuses.map((status) => ({ decision, status, becomes: outcome[decision][status] })),
  );
  it.each(cases)("to $decision one that is $status gives $becomes", async ({ decision, status, becomes }) => {
    const seller = await aSeller(database.db, { status });
    const decided = decisions[decision](await staff(), seller.id);
    if (becomes === undefined) await expect(decided).rejects.toBeInstanceOf(SellerTransitionRefused);
    else expect(await decided).toMatchObject({ status: becomes });
    expect((await statusOf(seller.id)).status).toBe(becomes ?? status);
    expect(await eventsOf(seller.id)).toHaveLength(becomes === undefined || becomes === status ? 0 : 1);
  });

  it("opens the shop and tells the owner once", async () => {
    const ctx = await person();
    const shop = await registerSeller(ctx, application());
    const clerk = await staff();
    await approveSeller(clerk, { sellerId: shop.id });
    await approveSeller(clerk, { sellerId: shop.id });
    expect(await statusOf(shop.id)).toMatchObject({ status: "APPROVED", verified_at: clerk.clock.now() });
    expect(await eventsOf(shop.id)).toEqual(["SellerRegistered", "SellerApproved"]);
    const decision = { sellerId: shop.id, decision: "approved", eventId: newId() } as const;
    await sendSellerDecision(clerk, decision);
    await sendSellerDecision(clerk, decision);
    expect(clerk.mailer.sent).toEqual([expect.objectContaining({ subject: expect.stringContaining(shop.shopName) })]);
  });

  it("writes down who decided what, and why", async () => {
    const seller = await aSeller(database.db, { status: "PENDING" });
    const clerk = await staff();
    await rejectSeller(clerk, { sellerId: seller.id, reason });
    const audit = await database.db
      .selectFrom("audit_log")
      .where("subject_id", "=", seller.id)
      .select(["action", "actor", "detail"])
      .execute();
    expect(audit).toEqual([
      {
        action: "seller.rejected",
        actor: { kind: "user", id: (clerk.actor as { userId: string }).userId },
        detail: { from: "PENDING", to: "REJECTED", reason },
      },
    ]);
    expect(await getOwnSeller(ownerOf(seller), { sellerId: seller.id })).toMatchObject({
      status: "REJECTED",
      statusReason: reason,
    });
  });

  it("takes the products of a suspended shop off the shelves, and puts them back", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const clerk = await staff();
    await suspendSeller(clerk, { sellerId: seller.id, reason });
    expect(await isListed(product.id)).toBe(false);
    await reinstateSeller(clerk, { sellerId: seller.id });
    expect(await isListed(product.id)).toBe(true);
    expect((await statusOf(seller.id)).status_reason).toBeNull();
  });

  it("mails the reason, and not a decision that was overtaken", async () => {
    const seller = await aSeller(database.db);
    const clerk = await staff();
    await suspendSeller(clerk, { sellerId: seller.id, reason });
    await sendSellerDecision(clerk, { sellerId: seller.id, decision: "suspended", eventId: newId() });
    await sendSellerDecision(clerk, { sellerId: seller.id, decision: "approved", eventId: newId() });
    expect(clerk.mailer.sent).toHaveLength(1);
    expect(clerk.mailer.sent[0]?.text).toContain(`> ${reason}`);
  });

  it("is not possible about a shop that is not there", async () => {
    await expect(approveSeller(await staff(), { sellerId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the list for staff", () => {
  it("pages through all of a status, the newest first, without losing or repeating one", async () => {
    const made = [];
    for (let count = 0; count < 7; count++) made.push((await aSeller(database.db, { status: "BANNED" })).id);
    // Applied in the same instant: only the id tells them apart.
    await database.db
      .updateTable("sellers")
      .set({ created_at: sql`now()` })
      .where("id", "in", made.slice(0, 4))
      .execute();
    const clerk = await staff();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSellers(clerk, { status: "BANNED", limit: 2, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.length).toBe(new Set(seen).size);
    expect(new Set(seen)).toEqual(new Set([...made, ...seen]));
    await expect(listSellers(clerk, { limit: 2, cursor: "nonsense" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  it("finds a shop by its name or its owner's address, taking % as it is", async () => {
    const seller = await aSeller(database.db, { shopName: "100% Wool" });
    const clerk = await staff();
    const found = async (query: string) =>
      (await listSellers(clerk, { query, limit: 50 })).items.map((item) => item.id);
    expect(await found("100% wo")).toEqual([seller.id]);
    expect(await found("1%l")).toEqual([]);
    const { owner } = await getStaffSeller(clerk, { sellerId: seller.id });
    expect(await found(owner.email)).toEqual([seller.id]);
  });

  it("shows what staff need to decide", async () => {
    const seller = await aSeller(database.db);
    await aProduct(database.db, seller);
    expect(await getStaffSeller(await staff(), { sellerId: seller.id })).toMatchObject({
      status: "APPROVED",
      owner: { name: "Ada Tester", emailVerified: true },
      productCount: 1,
      orderCount: 0,
    });
    await expect(getStaffSeller(await staff(), { sellerId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
