import type { writeReviewInput } from "@emporia/contracts/reviews";
import { deliverShipment, shipItems } from "@emporia/core/orders";
import { DAY_MS, newId } from "@emporia/core/platform";
import {
  askForReviews,
  dismissReviewReports,
  getOwnReview,
  getReviewRequests,
  getStaffReview,
  hideReview,
  listOwnShopReviews,
  listProductReviews,
  listStaffReviews,
  replyToReview,
  reportReview,
  setReviewRequests,
  showReview,
  writeReview,
} from "@emporia/core/reviews";
import {
  actor,
  anArrivedOrder,
  aPaidOrder,
  aUser,
  FakeClock,
  listRatingDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
let clock: FakeClock;
beforeEach(() => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
});
afterEach(async () => {
  await forgetJobs(database);
  expect(await listRatingDisagreements(database.db)).toEqual([]);
});
const world = () => testContext(database.db, { clock });
const asked = { sort: "newest" as const, stars: undefined, withPictures: false, limit: 10 };
const missing = { code: "NOT_FOUND" };

/** A review of something that arrived, by who ordered it, with its mails out of the way. */
async function reviewed(over: Partial<z.output<typeof writeReviewInput>> = {}) {
  const order = await anArrivedOrder(world());
  const { productId = "", sellerId = "", id: orderItemId = "" } = order.items[0] ?? {};
  await forgetJobs(database);
  const said = {
    ...{ orderId: order.orderId, orderItemId, token: undefined, rating: 2, shopRating: 4 },
    ...{ title: "So so", body: "Call me at 555 0100.", pictureIds: [] },
    ...over,
  };
  const { reviewId } = await writeReview(order.ctx, said);
  const shown = async () => (await listProductReviews(world(), { productId, ...asked })).items;
  const staff = order.ctx.as(
    actor({ id: (await aUser(database.db, { staffRole: "support" })).id, staffRole: "support" }),
  );
  return { ...order, reviewId, said, productId, sellerId, shown, staff };
}
const subjects = (ctx: ReturnType<typeof testContext>) => ctx.mailer.sent.map(({ subject }) => subject);

describe("P-154 what shops and staff do about reviews", () => {
  it("tells the shop, which answers once and may change the answer; the author is told of the first", async () => {
    const { ctx, reviewId, sellerId, shown } = await reviewed();
    await runJobs(ctx);
    expect(subjects(ctx)).toEqual([expect.stringMatching(/^2 stars for “/)]);
    const own = { sellerId };
    expect((await listOwnShopReviews(ctx, own, { tab: "unanswered", limit: 10 })).items).toMatchObject([
      { id: reviewId, shopRating: 4, status: "SHOWN", reply: null, isReported: false },
    ]);
    const stranger = { sellerId: (await reviewed()).sellerId };
    await expect(replyToReview(ctx, stranger, { reviewId, text: "Not mine." })).rejects.toMatchObject(missing);
    await forgetJobs(database);
    ctx.mailer.sent.length = 0;
    await replyToReview(ctx, own, { reviewId, text: "We are sorry." });
    await runJobs(ctx);
    await replyToReview(ctx, own, { reviewId, text: "We are very sorry." });
    await runJobs(ctx);
    expect(subjects(ctx)).toEqual([expect.stringContaining("answered your review")]);
    expect((await shown())[0]?.reply).toMatchObject({ text: "We are very sorry." });
    expect((await listOwnShopReviews(ctx, own, { tab: "unanswered", limit: 10 })).items).toEqual([]);
  });

  it("AD-11 takes what staff hide from pages and ratings, and gives it back; each is told and audited once", async () => {
    const { ctx, reviewId, productId, shown, staff, said } = await reviewed();
    await forgetJobs(database);
    const hide = { reviewId, policy: "personal" as const, reason: "It has a telephone number in it." };
    for (let time = 0; time < 2; time++) await hideReview(staff, hide);
    expect(await shown()).toEqual([]);
    const { rows } = await sql<{
      card: object;
    }>`select card from product_listings where product_id = ${productId}`.execute(database.db);
    expect(rows[0]?.card).toMatchObject({ rating: null, reviewCount: 0 });
    await runJobs(ctx);
    expect(subjects(ctx)).toEqual([expect.stringContaining("We have hidden your review")]);
    expect(ctx.mailer.sent[0]?.text).toContain(hide.reason);
    expect((await getOwnReview(ctx, said)).review?.hidden).toEqual({ policy: "personal", reason: hide.reason });
    // Said otherwise it stays hidden and counts nowhere.
    await writeReview(ctx, { ...said, rating: 5, body: "Without the number." });
    expect(await shown()).toEqual([]);
    for (let time = 0; time < 2; time++) await showReview(staff, { reviewId, reason: "The number is gone." });
    expect(await shown()).toMatchObject([{ id: reviewId, rating: 5 }]);
    await runJobs(ctx);
    expect(subjects(ctx)[1]).toContain("is shown again");
    expect((await getStaffReview(staff, { reviewId })).history.map(({ action }) => action)).toEqual([
      "review.show",
      "review.hide",
    ]);
  });

  it("queues what is reported, by people and by the shop, once each, until staff decide", async () => {
    const { ctx, reviewId, sellerId, shown, staff } = await reviewed();
    const said = { reviewId, policy: "personal" as const, explanation: "" };
    const reader = ctx.as(actor(await aUser(database.db)));
    await Promise.all([1, 2, 3, 4].map(() => reportReview(reader, said)));
    clock.advance(1000);
    await reportReview(ctx, { ...said, policy: "offensive" }, sellerId);
    await expect(reportReview(ctx, said, (await reviewed()).sellerId)).rejects.toMatchObject(missing);
    const queue = async () => (await listStaffReviews(staff, { tab: "reported", limit: 10 })).items;
    expect(await queue()).toMatchObject([{ id: reviewId, openCount: 2, at: "2026-11-01T12:00:00.000Z" }]);
    expect(await shown()).toHaveLength(1);
    expect((await listOwnShopReviews(ctx, { sellerId }, { tab: "all", limit: 10 })).items[0]?.isReported).toBe(true);
    await dismissReviewReports(staff, { reviewId, reason: "It is only a number of stars." });
    expect(await queue()).toEqual([]);
    clock.advance(1000);
    await reportReview(reader, said);
    await hideReview(staff, { reviewId, policy: "personal", reason: "It has a telephone number in it." });
    expect(await queue()).toEqual([]);
    expect((await getStaffReview(staff, { reviewId })).reports.map(({ status }) => status)).toEqual([
      "UPHELD",
      "DISMISSED",
      "DISMISSED",
    ]);
    expect((await listStaffReviews(staff, { tab: "hidden", limit: 10 })).items[0]).toMatchObject({ id: reviewId });
    await expect(reportReview(reader, said)).rejects.toMatchObject(missing);
    // The reader twice, the shop once.
    await runJobs(ctx);
    const told = ctx.mailer.sent.filter(({ subject }) => subject.startsWith("What we decided about a review of “"));
    expect(told.map(({ text }) => text.includes("You were right")).sort()).toEqual([false, false, true]);
  });

  it("counts once when a review is hidden and changed at the same time", async () => {
    const { ctx, staff, reviewId, said } = await reviewed();
    await Promise.all([
      hideReview(staff, { reviewId, policy: "personal", reason: "It has a telephone number in it." }),
      ...[1, 3, 4, 5].map((rating) => writeReview(ctx, { ...said, rating })),
      showReview(staff, { reviewId, reason: "It is fine after all." }),
    ]);
    expect(await listRatingDisagreements(database.db)).toEqual([]);
  });
});

describe("P-156 asking for reviews", () => {
  it("asks once, a week after all of an order came, and not who does not want it or has said it", async () => {
    const asked = (ctx: ReturnType<typeof testContext>) =>
      subjects(ctx).filter((each) => each.startsWith("How is your"));
    const ask = async (ctx: ReturnType<typeof testContext>) => {
      await askForReviews(ctx);
      await runJobs(ctx);
    };
    await sql`update shipments set delivered_at = '2020-01-01' where delivered_at is not null`.execute(database.db);
    const { ctx, orderId, items } = await anArrivedOrder(world());
    const said = await reviewed();
    const under = await anArrivedOrder(world());
    await sql`update shipments set status = 'SHIPPED', delivered_at = null where order_id = ${under.orderId}`.execute(
      database.db,
    );
    await forgetJobs(database);
    await ask(ctx);
    clock.advance(6 * DAY_MS);
    await ask(ctx);
    expect(asked(ctx)).toEqual([]);
    clock.advance(1.1 * DAY_MS);
    await Promise.all([askForReviews(ctx), askForReviews(ctx)]);
    for (let time = 0; time < 2; time++) await ask(ctx);
    expect(asked(ctx)).toHaveLength(1);
    const text = ctx.mailer.sent.find(({ subject }) => subject.startsWith("How is your"))?.text ?? "";
    expect(text).toContain(`/orders/${orderId}/review/${items[0]?.id}?token=`);
    expect(text).not.toContain(said.orderId);
    const token = new RegExp(`review-requests/${orderId}\\?token=([\\w%-]+)`).exec(text)?.[1] ?? "";
    expect(await getReviewRequests(ctx, { orderId, token })).toEqual({ isWanted: true });
    await expect(setReviewRequests(ctx, { orderId, token: "forged", isWanted: false })).rejects.toMatchObject(missing);
    for (let time = 0; time < 2; time++) await setReviewRequests(ctx, { orderId, token, isWanted: false });
    expect(await getReviewRequests(ctx, { orderId, token })).toEqual({ isWanted: false });

    const next = await anArrivedOrder(world());
    await sql`update orders set email = (select email from orders where id = ${orderId}) where id = ${next.orderId}`.execute(
      database.db,
    );
    await forgetJobs(database);
    clock.advance(8 * DAY_MS);
    await ask(ctx);
    expect(asked(ctx)).toHaveLength(1);
    await setReviewRequests(ctx, { orderId, token, isWanted: true });
    await ask(ctx);
    expect(asked(ctx)).toHaveLength(2);
  });

  it("waits until every shop has sent its part, or what it has not sent is cancelled", async () => {
    const sent: string[] = [];
    const ask = async () => {
      const ctx = world();
      await askForReviews(ctx);
      await runJobs(ctx);
      for (const { subject, text, headers } of ctx.mailer.sent)
        if (subject.startsWith("How ")) {
          sent.push(text);
          const [, stop] = /(https?:\S+review-requests\S+)/.exec(text) ?? [];
          expect(headers).toEqual({
            "List-Unsubscribe": `<${stop}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          });
        }
    };
    const times = (orderId: string) => sent.filter((text) => text.includes(`/review-requests/${orderId}?`)).length;
    const halves = async () => {
      const order = await aPaidOrder(world().as(actor(await aUser(database.db))), { sellers: 2 });
      const send = async (part: { id: string; sellerId: string } | undefined) => {
        const of = { sellerId: part?.sellerId ?? "" };
        const parcel = { sellerOrderId: part?.id ?? "", carrier: "UPS", trackingNumber: newId() };
        const { shipments } = await shipItems(order.ctx, { ...of, ...parcel });
        await deliverShipment(order.ctx, { ...of, shipmentId: shipments[0]?.id ?? "" });
      };
      await send(order.parts[0]);
      return { ...order, sendRest: () => send(order.parts[1]) };
    };
    const [late, cancelled] = [await halves(), await halves()];
    await forgetJobs(database);
    clock.advance(8 * DAY_MS);
    await ask();
    expect([times(late.orderId), times(cancelled.orderId)]).toEqual([0, 0]);
    await late.sendRest();
    await sql`
      update order_items set cancelled_quantity = quantity where seller_order_id = ${cancelled.parts[1]?.id}`.execute(
      database.db,
    );
    await forgetJobs(database);
    await ask();
    expect([times(late.orderId), times(cancelled.orderId)]).toEqual([0, 1]);
    clock.advance(8 * DAY_MS);
    await ask();
    expect([times(late.orderId), times(cancelled.orderId)]).toEqual([1, 1]);
  });
});
