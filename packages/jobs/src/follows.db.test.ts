import { closeAccountAs } from "@emporia/core/accounts";
import { getSellerDashboard } from "@emporia/core/analytics";
import {
  findFollowNews,
  followMailsUrl,
  followShop,
  getFollowMailsByLink,
  getShopFollow,
  listFollows,
  setFollowMails,
  setFollowMailsByLink,
  tellFollowers,
} from "@emporia/core/follows";
import { newId } from "@emporia/core/platform";
import { getSeller } from "@emporia/core/sellers";
import { actor, aProduct, aSeller, aUser, FakeClock, guest, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  await sql`delete from shop_follows`.execute(database.db);
});
afterEach(() => forgetJobs(database));
const DAY = 86_400_000;

async function scene() {
  const { db } = database;
  const seller = await aSeller(db);
  const world = testContext(db, { clock });
  const user = await aUser(db);
  await sql`update users set email_verified_at = now() where id = ${user.id}`.execute(db);
  const shopper = world.as(actor(user));
  /** Something that the shop brings out now. */
  async function brings(name: string, shop = seller) {
    const product = await aProduct(db, shop, { name });
    const at = clock.now();
    await sql`update products set published_at = ${at} where id = ${product.id}`.execute(db);
    await sql`update product_listings set published_at = ${at} where product_id = ${product.id}`.execute(db);
  }
  const follow = (isFollowed = true, sellerId = seller.shopSlug) => followShop(shopper, { sellerId, isFollowed });
  const tell = async () => {
    await tellFollowers(world);
    await runJobs(world);
  };
  return { db, seller, world, user, shopper, brings, follow, tell };
}

describe("SF-06 following a shop", () => {
  it("is counted on the shop's page, once for each person, and no longer when they stop or close their account", async () => {
    const { db, seller, world, follow, shopper, user } = await scene();
    const count = async () => (await getSeller(world, { sellerId: seller.id })).followerCount;
    const others = await Promise.all(Array.from({ length: 5 }, () => aUser(db)));
    await Promise.all([
      ...[1, 2, 3].map(() => follow()),
      ...others.map((each) => followShop(world.as(actor(each)), { sellerId: seller.id, isFollowed: true })),
    ]);
    expect(await count()).toBe(6);
    expect((await getSellerDashboard(world, { sellerId: seller.id })).followers).toBe(6);
    await Promise.all([1, 2].map(() => follow(false)));
    expect(await count()).toBe(5);
    const staff = world.as(actor({ id: newId(), staffRole: "operations" }));
    const reason = "They asked for it by letter.";
    await Promise.all(others.slice(0, 2).map(({ id: userId }) => closeAccountAs(staff, { userId, reason })));
    await closeAccountAs(staff, { userId: user.id, reason });
    expect(await count()).toBe(3);
    expect((await listFollows(shopper, { limit: 5 })).items).toEqual([]);
  });

  it("is once however often it is said, listed and counted, and over when it is said so", async () => {
    const { db, seller, world, shopper, follow } = await scene();
    await expect(followShop(world.as(guest), { sellerId: seller.id, isFollowed: true })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await Promise.all([1, 2, 3].map(() => follow()));
    const other = await aSeller(db);
    clock.advance(1000);
    await follow(true, other.id);
    const first = await listFollows(shopper, { limit: 1 });
    expect(first).toMatchObject({ items: [{ id: other.id, isOpen: true }], wantsMails: true });
    const second = await listFollows(shopper, { limit: 1, cursor: first.nextCursor ?? "" });
    expect(second).toMatchObject({ items: [{ id: seller.id }], nextCursor: null });
    expect((await getSellerDashboard(world, { sellerId: seller.id })).followers).toBe(1);
    expect(await getShopFollow(shopper, { sellerId: seller.id })).toEqual({ isFollowed: true });
    for (let time = 0; time < 2; time++) await follow(false);
    expect(await getShopFollow(shopper, { sellerId: seller.id })).toEqual({ isFollowed: false });
    const { rows } = await sql<{ type: string }>`
      select type from domain_events where key = ${seller.id} and type like 'Shop%' order by position
    `.execute(db);
    expect(rows.map(({ type }) => type)).toEqual(["ShopFollowed", "ShopUnfollowed"]);
  });

  it("is not for who runs the shop, nor of shops that shoppers do not see, but can always be ended", async () => {
    const { db, seller, world, follow } = await scene();
    const keeper = world.as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
    await expect(followShop(keeper, { sellerId: seller.id, isFollowed: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await follow();
    await sql`update sellers set status = 'SUSPENDED' where id = ${seller.id}`.execute(db);
    await follow(false);
    await expect(follow()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is one mail a day about what was brought out since, to who wants it", async () => {
    const { db, world, user, shopper, brings, follow, tell } = await scene();
    await brings("Old mug");
    clock.advance(1000);
    await follow();
    await tell();
    expect(world.mailer.sent).toEqual([]);
    clock.advance(1000);
    for (const name of ["Bowl", "Plate", "Jug", "Spoon"]) await brings(name);
    // Not before the day is over, and then once.
    await tell();
    expect(world.mailer.sent).toEqual([]);
    clock.advance(DAY);
    await brings("Of the next day");
    for (let time = 0; time < 2; time++) await tell();
    expect(world.mailer.sent).toHaveLength(1);
    const [mail] = world.mailer.sent;
    expect(mail).toMatchObject({ to: user.email });
    expect(mail?.text).toContain("And one more");
    expect(mail?.text).not.toMatch(/Old mug|Of the next day/);
    expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    clock.advance(DAY);
    await setFollowMails(shopper, { wantsMails: false });
    await tell();
    expect(world.mailer.sent).toHaveLength(1);
    await sql`delete from shop_follows`.execute(db);
    expect(await findFollowNews(db, user.id, clock.now())).toBeUndefined();
  });

  it("stops mails by the link in one of them, and by no other", async () => {
    const { world, user, shopper } = await scene();
    const token = new URL(followMailsUrl(world, user.id)).searchParams.get("token") ?? "";
    const link = { userId: user.id, token };
    await expect(getFollowMailsByLink(world, { userId: user.id, token: "forged" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    for (const wantsMails of [false, false, true]) {
      expect(await setFollowMailsByLink(world.as(guest), { ...link, wantsMails })).toEqual({ wantsMails });
      expect((await listFollows(shopper, { limit: 5 })).wantsMails).toBe(wantsMails);
    }
  });
});
