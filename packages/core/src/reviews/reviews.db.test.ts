import type { writeReviewInput } from "@emporia/contracts/reviews";
import { migrations } from "@emporia/db/migrations";
import {
  actor,
  anArrivedOrder,
  aPaidOrder,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  guest,
  listRatingDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addPicture, readPicture, refreshListings, removeUnusedPictures } from "../catalog/index";
import { DAY_MS } from "../platform/index";
import { requestReturn } from "../returns/index";
import {
  deleteReview,
  getOwnReview,
  getReviewableItems,
  getStaffReview,
  hideReview,
  listOwnShopReviews,
  listProductReviews,
  listShopReviews,
  reportReview,
  showReview,
  voteReview,
  writeReview,
} from "./index";

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

let clock: FakeClock;
beforeEach(() => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
});
afterEach(async () => expect(await listRatingDisagreements(database.db)).toEqual([]));
const world = () => testContext(database.db, { clock });
const asked: { sort: "newest" | "helpful"; stars: number | undefined; withPictures: boolean; limit: number } = {
  ...{ sort: "newest", stars: undefined, withPictures: false, limit: 10 },
};
const missing = { code: "NOT_FOUND" };

describe("P-153 REV-01 a review of what arrived", () => {
  it("counts for product and shop at once, in listings too, and reads as it was written", async () => {
    const { ctx, said, items } = await arrivedOrder(world());
    const { productId = "", sellerId = "" } = items[0] ?? {};
    expect(await writeReview(ctx, said({ rating: 4, shopRating: 5 }))).toMatchObject({ isNew: true });
    const page = await listProductReviews(world(), { productId, ...asked });
    expect(page).toMatchObject({
      summary: { rating: 4, count: 1, stars: [0, 0, 0, 1, 0], withPictures: 0 },
      items: [
        { rating: 4, title: "Lovely", authorName: expect.stringMatching(/^\S+ \S\.$/), isOwn: false, reply: null },
      ],
    });
    expect((await listProductReviews(ctx, { productId, ...asked })).items[0]?.isOwn).toBe(true);
    expect(await listShopReviews(world(), { sellerId, ...asked })).toMatchObject({
      summary: { rating: 5, count: 1 },
      items: [{ rating: 4 }],
    });
    const { rows } = await sql<{ card: { rating: number; reviewCount: number } }>`
      select card from product_listings where product_id = ${productId}`.execute(database.db);
    expect(rows[0]?.card).toMatchObject({ rating: 4, reviewCount: 1 });
  });

  it("is one per item: said twice it is once, said otherwise it is changed, for thirty days", async () => {
    const { ctx, said, items } = await arrivedOrder(world());
    const { reviewId } = await writeReview(ctx, said({ shopRating: 2 }));
    expect(await writeReview(ctx, said({ shopRating: 2 }))).toEqual({ reviewId, isNew: false });
    clock.advance(29 * DAY_MS);
    expect(await writeReview(ctx, said({ rating: 1, shopRating: undefined }))).toEqual({ reviewId, isNew: false });
    const own = await getOwnReview(ctx, said());
    expect(own.review).toMatchObject({ rating: 1, shopRating: null, isEditable: true, hidden: null });
    clock.advance(2 * DAY_MS);
    await expect(writeReview(ctx, said({ rating: 5 }))).rejects.toMatchObject({ code: "REVIEW_CLOSED" });
    expect((await getOwnReview(ctx, said())).review).toMatchObject({ isEditable: false });
    const { rows } = await sql<{ type: string }>`
      select type from domain_events where topic = 'review' and payload ->> 'productId' = ${items[0]?.productId} order by id`.execute(
      database.db,
    );
    expect(rows.map(({ type }) => type)).toEqual(["ReviewWritten", "ReviewEdited"]);
  });

  it("rates the shop once for its part of an order, by any of its items", async () => {
    const { ctx, said, items } = await arrivedOrder(world(), { items: 2 });
    const second = { orderItemId: items[1]?.id ?? "" };
    await writeReview(ctx, said({ shopRating: 3 }));
    expect(await getOwnReview(ctx, said(second))).toMatchObject({ asksShopRating: false, review: null });
    await expect(writeReview(ctx, said({ ...second, shopRating: 5 }))).rejects.toMatchObject({
      details: { fieldErrors: { shopRating: expect.any(String) } },
    });
    await writeReview(ctx, said(second));
    expect((await getReviewableItems(ctx, said())).items).toEqual(
      items.map(({ id }) => ({ orderItemId: id, rating: 5 })),
    );
  });

  it("is for who ordered it alone, or has its link, and only once it has arrived", async () => {
    const sent = await aPaidOrder(world());
    const { rows } = await sql<{ id: string }>`select id from order_items where order_id = ${sent.orderId}`.execute(
      database.db,
    );
    const { ctx, said, token } = await arrivedOrder(world());
    const waiting = said({ orderId: sent.orderId, orderItemId: rows[0]?.id ?? "", token: sent.token });
    await expect(writeReview(sent.ctx, waiting)).rejects.toMatchObject(missing);
    expect((await getReviewableItems(sent.ctx, waiting)).items).toEqual([]);
    const stranger = ctx.as(actor(await aUser(database.db)));
    await expect(writeReview(stranger, said())).rejects.toMatchObject(missing);
    await expect(writeReview(ctx.as(guest), said())).rejects.toMatchObject(missing);
    await expect(writeReview(ctx.as(guest), said({ token: "forged" }))).rejects.toMatchObject(missing);
    await expect(getOwnReview(stranger, said())).rejects.toMatchObject(missing);
    await writeReview(ctx.as(guest), said({ token }));
    expect((await getOwnReview(ctx, said())).review).toMatchObject({ rating: 5 });
  });

  it("is not for who runs the shop, nor by the address of one who does", async () => {
    const { ctx, said, items, user, orderId, token } = await arrivedOrder(world());
    const sellerId = items[0]?.sellerId ?? "";
    const member = await aUser(database.db);
    await sql`insert into seller_members (seller_id, user_id, role) values (${sellerId}, ${member.id}, 'catalog')`.execute(
      database.db,
    );
    await expect(writeReview(ctx.as(actor(member)), said({ token }))).rejects.toMatchObject(missing);
    await sql`update orders set user_id = null, email = ${member.email} where id = ${orderId}`.execute(database.db);
    await expect(writeReview(ctx.as(guest), said({ token }))).rejects.toMatchObject(missing);
    await sql`update orders set user_id = ${user.id}, email = ${user.email} where id = ${orderId}`.execute(database.db);
    await writeReview(ctx, said());
  });

  it("shows photos of the order to everybody, keeps them, and lets go of those it does not name any more", async () => {
    const { ctx, said, orderId, items } = await arrivedOrder(world());
    const photo = () => addPicture(ctx, { sellerId: null, orderId, bytes: new Uint8Array([1, 2, 3]) });
    const [first, second] = [await photo(), await photo()];
    for (let time = 0; time < 2; time++)
      await expect(readPicture(ctx.as(guest), { mediaId: first.id, width: 320, format: "webp" })).rejects.toMatchObject(
        missing,
      );
    const foreign = await addPicture(ctx, { sellerId: (await aSeller(database.db)).id, bytes: new Uint8Array([4]) });
    await expect(writeReview(ctx, said({ pictureIds: [foreign.id] }))).rejects.toMatchObject({
      details: { fieldErrors: { pictureIds: expect.any(String) } },
    });
    await writeReview(ctx, said({ pictureIds: [first.id, second.id] }));
    const { productId = "" } = items[0] ?? {};
    const page = await listProductReviews(world(), { productId, ...asked, withPictures: true });
    expect(page.items[0]?.pictures.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(page.summary.withPictures).toBe(1);
    expect(await readPicture(ctx.as(guest), { mediaId: first.id, width: 320, format: "webp" })).toMatchObject({
      isPrivate: false,
    });
    await writeReview(ctx, said({ pictureIds: [second.id] }));
    clock.advance(2 * DAY_MS);
    await removeUnusedPictures(ctx);
    const { rows } = await sql<{ id: string }>`select id from media where id in (${first.id}, ${second.id})`.execute(
      database.db,
    );
    expect(rows.map(({ id }) => id)).toEqual([second.id]);
  });
});

describe("P-153 a review that its author takes back", () => {
  it("counts no longer, its photos are gone, and the item can be reviewed anew", async () => {
    const { ctx, said, orderId, items } = await arrivedOrder(world());
    const { productId = "", sellerId = "" } = items[0] ?? {};
    const photo = await addPicture(ctx, { sellerId: null, orderId, bytes: new Uint8Array([1, 2, 3]) });
    const { reviewId } = await writeReview(ctx, said({ rating: 2, shopRating: 1, pictureIds: [photo.id] }));
    const address = { mediaId: photo.id, width: 320, format: "webp" as const };
    await readPicture(ctx.as(guest), address);
    clock.advance(100 * DAY_MS);
    await expect(deleteReview(ctx.as(guest), said())).rejects.toMatchObject(missing);
    const stranger = await aUser(database.db);
    await expect(deleteReview(ctx.as(actor({ id: stranger.id })), said())).rejects.toMatchObject(missing);
    for (let time = 0; time < 2; time++) expect(await deleteReview(ctx, said())).toEqual({ ok: true });
    expect(await listProductReviews(world(), { productId, ...asked })).toMatchObject({
      summary: { rating: null, count: 0 },
      items: [],
    });
    expect((await listShopReviews(world(), { sellerId, ...asked })).summary.count).toBe(0);
    await expect(readPicture(ctx.as(guest), address)).rejects.toMatchObject(missing);
    const { rows: jobs } = await sql`
      select from graphile_worker._private_jobs where key like ${`%pictures/${photo.id}%`}`.execute(database.db);
    expect(jobs).toHaveLength(1);
    const { rows } = await sql<{ type: string }>`
      select type from domain_events where payload ->> 'reviewId' = ${reviewId} order by id`.execute(database.db);
    expect(rows.map(({ type }) => type)).toEqual(["ReviewWritten", "ReviewDeleted"]);
    expect(await writeReview(ctx, said())).toMatchObject({ isNew: true });
  });

  it("stays while staff have hidden it: it could be written again", async () => {
    const { ctx, said } = await arrivedOrder(world());
    const { reviewId } = await writeReview(ctx, said());
    await reportReview(ctx.as(guest), { reviewId, policy: "personal", explanation: "" });
    await expect(deleteReview(ctx, said())).rejects.toMatchObject({
      code: "REVIEW_CLOSED",
      message: expect.stringContaining("reported"),
    });
    await hideReview(ctx, { reviewId, policy: "personal", reason: "It names somebody." });
    await expect(deleteReview(ctx, said())).rejects.toMatchObject({ code: "REVIEW_CLOSED" });
  });
});

describe("AD-11 photos of a hidden review", () => {
  it("open for staff, the author and the shop alone, and for everybody once it is shown again", async () => {
    const { ctx, said, orderId, items } = await arrivedOrder(world());
    const { sellerId = "" } = items[0] ?? {};
    const photo = await addPicture(ctx, { sellerId: null, orderId, bytes: new Uint8Array([1, 2, 3]) });
    const { reviewId } = await writeReview(ctx, said({ pictureIds: [photo.id] }));
    const read = (mediaId: string) => readPicture(ctx.as(guest), { mediaId, width: 320, format: "webp" });
    expect(await read(photo.id)).toMatchObject({ isPrivate: false, isOfReview: true });
    await hideReview(ctx, { reviewId, policy: "personal", reason: "It names somebody." });
    await expect(read(photo.id)).rejects.toMatchObject(missing);
    const shop = await listOwnShopReviews(ctx, { sellerId }, { tab: "hidden", cursor: undefined, limit: 10 });
    const views = [
      (await getOwnReview(ctx, said())).review?.pictures,
      (await getStaffReview(ctx, { reviewId })).pictures,
      shop.items[0]?.pictures,
    ];
    for (const pictures of views) {
      const mediaId = pictures?.[0]?.url.replace("/media/", "") ?? "";
      expect(await read(mediaId)).toMatchObject({ isPrivate: true });
      clock.advance(3 * DAY_MS);
      await expect(read(mediaId)).rejects.toMatchObject(missing);
      clock.advance(-3 * DAY_MS);
    }
    await showReview(ctx, { reviewId, reason: "It names nobody." });
    expect(await read(photo.id)).toMatchObject({ isPrivate: false });
  });
});

describe("P-153 photos of a return", () => {
  it("are no review's: they stay private, and are kept", async () => {
    const { ctx, said, orderId, items } = await arrivedOrder(world());
    const photo = () => addPicture(ctx, { sellerId: null, orderId, bytes: new Uint8Array([5]) });
    const [evidence, other] = [await photo(), await photo()];
    const returned = { orderItemId: items[0]?.id ?? "", quantity: 1, reason: "damaged" as const, comment: "" };
    const asking = { orderId, items: [returned], comment: "" };
    await requestReturn(ctx, { ...asking, pictureIds: [evidence.id] });
    await expect(writeReview(ctx, said({ pictureIds: [evidence.id, other.id] }))).rejects.toMatchObject({
      details: { fieldErrors: { pictureIds: expect.any(String) } },
    });
    await writeReview(ctx, said({ pictureIds: [other.id] }));
    await writeReview(ctx, said({ pictureIds: [] }));
    clock.advance(2 * DAY_MS);
    await removeUnusedPictures(ctx);
    const { rows } = await sql`select id, order_id from media where id in (${evidence.id}, ${other.id})`.execute(
      database.db,
    );
    expect(rows).toEqual([{ id: evidence.id, order_id: orderId }]);
  });
});

describe("P-155 ratings from before there were reviews", () => {
  it("are taken back to what was counted, in listings too", async () => {
    const { ctx, said, items } = await arrivedOrder(world());
    await writeReview(ctx, said({ rating: 4, shopRating: 3 }));
    const seller = await aSeller(database.db);
    const old = await aProduct(database.db, seller, { rating: { hundredths: 480, count: 40 } });
    await sql`update sellers set rating_hundredths = 450, rating_count = 90 where id = ${seller.id}`.execute(
      database.db,
    );
    await database.db.transaction().execute((tx) => refreshListings(tx, [old.id]));
    await migrations["20261130T2110-ratings-of-reviews"]?.up(database.db);
    expect(await listRatingDisagreements(database.db)).toEqual([]);
    const cards = await database.db
      .selectFrom("product_listings")
      .where("product_id", "in", [old.id, items[0]?.productId ?? ""])
      .select(["product_id", "card"])
      .execute();
    expect(cards).toHaveLength(2);
    for (const { product_id, card } of cards)
      expect(card).toMatchObject(
        product_id === old.id ? { rating: null, reviewCount: 0 } : { rating: 4, reviewCount: 1 },
      );
  });
});

describe("P-155 reading reviews", () => {
  it("filters by stars, sorts by the newest or the most helpful, page by page", async () => {
    const first = await arrivedOrder(world());
    const { productId = "" } = first.items[0] ?? {};
    const ids: string[] = [];
    for (const rating of [5, 3, 4, 5, 1]) {
      clock.advance(1000);
      const { ctx, said } = await arrivedOrder(world(), { variantId: first.items[0]?.variantId ?? "" });
      ids.push((await writeReview(ctx, said({ rating }))).reviewId);
    }
    const read = async (over: Partial<typeof asked> = {}) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listProductReviews(world(), { productId, ...asked, limit: 2, ...over, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return seen.map((id) => ids.indexOf(id));
    };
    expect(await read()).toEqual([4, 3, 2, 1, 0]);
    expect(await read({ stars: 5 })).toEqual([3, 0]);
    expect(await read({ stars: 2 })).toEqual([]);
    const voters = [await aUser(database.db), await aUser(database.db)];
    for (const voter of voters) await voteReview(world().as(actor(voter)), { reviewId: ids[1] ?? "", isHelpful: true });
    await voteReview(world().as(actor(voters[0] ?? { id: "" })), { reviewId: ids[2] ?? "", isHelpful: true });
    expect(await read({ sort: "helpful" })).toEqual([1, 2, 4, 3, 0]);
    expect((await listProductReviews(world(), { productId, ...asked })).summary).toMatchObject({
      stars: [1, 0, 1, 1, 2],
      rating: 3.6,
    });
  });

  it("counts each person's vote once, takes it back, and does not count the author's or the shop's", async () => {
    const { ctx, said, items } = await arrivedOrder(world());
    const { reviewId } = await writeReview(ctx, said());
    const reader = world().as(actor(await aUser(database.db)));
    const vote = { reviewId, isHelpful: true };
    expect(await Promise.all([1, 2, 3, 4].map(() => voteReview(reader, vote)))).toContainEqual({ helpfulCount: 1 });
    expect(await voteReview(reader, vote)).toEqual({ helpfulCount: 1 });
    for (let time = 0; time < 2; time++)
      expect(await voteReview(reader, { ...vote, isHelpful: false })).toEqual({ helpfulCount: 0 });
    await expect(voteReview(ctx, vote)).rejects.toMatchObject(missing);
    const member = await aUser(database.db);
    await sql`
      insert into seller_members (seller_id, user_id, role) values (${items[0]?.sellerId}, ${member.id}, 'support')`.execute(
      database.db,
    );
    await expect(voteReview(world().as(actor(member)), vote)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("You run this shop"),
    });
    await expect(voteReview(world(), vote)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
