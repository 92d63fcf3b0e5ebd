import { getOrder, lookAtParcels, type ParcelScan, shipItems, takeParcelNews } from "@emporia/core/orders";
import { DAY_MS, HOUR_MS, newId, ServiceUnavailable } from "@emporia/core/platform";
import { openComplaint } from "@emporia/core/returns";
import { aPaidOrder, listDisagreements, someTaxRates, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  // What one test leaves under way is not looked at by the next.
  await sql`update shipments set looked_at = 'infinity'`.execute(database.db);
});

const scan = (status: ParcelScan["status"], at: string, text = `It is ${status}.`): ParcelScan => ({
  at,
  status,
  text,
  place: "Portland, OR, US",
});

async function onItsWay(scans: ParcelScan[] | undefined) {
  const order = await aPaidOrder(testContext(database.db));
  const { ctx } = order;
  await runJobs(ctx);
  const part = order.parts[0] ?? { id: "", sellerId: "" };
  const trackingNumber = newId();
  ctx.tracker.scans.set(trackingNumber, scans);
  ctx.mailer.sent.length = 0;
  await shipItems(ctx, { sellerId: part.sellerId, sellerOrderId: part.id, carrier: "UPS", trackingNumber });
  await runJobs(ctx);
  const reader = { orderId: order.orderId, token: order.token };
  const parcel = async () => (await getOrder(ctx, reader)).sellerOrders[0]?.shipments[0];
  const troubles = () => ctx.mailer.sent.map((mail) => mail.subject).filter((subject) => /^A parcel/.test(subject));
  const hear = async () => {
    for (let again = 0; again < 2; again++) await takeParcelNews(ctx, { trackingNumber });
    await runJobs(ctx);
  };
  return { ...order, part, trackingNumber, reader, parcel, troubles, hear };
}

describe("P-125 a parcel that is sent", () => {
  it("is followed, and what its carrier sees is shown once each", async () => {
    const first = scan("announced", "2026-11-02T10:00:00.000Z");
    const { ctx, trackingNumber, parcel, hear } = await onItsWay([first]);
    expect(ctx.tracker.followed).toEqual([trackingNumber]);
    expect((await parcel())?.scans).toEqual([first]);
    const second = scan("under_way", "2026-11-03T10:00:00.000Z");
    ctx.tracker.scans.set(trackingNumber, [first, second]);
    for (let again = 0; again < 2; again++) await hear();
    expect(await parcel()).toMatchObject({ status: "SHIPPED", scans: [first, second] });
  });

  it("has arrived when its carrier says so, and is not asked for any more", async () => {
    const { ctx, trackingNumber, parcel, hear } = await onItsWay([]);
    ctx.tracker.scans.set(trackingNumber, [scan("delivered", "2026-11-04T10:00:00.000Z")]);
    await hear();
    expect(await parcel()).toMatchObject({ status: "DELIVERED", scans: [{ status: "delivered" }] });
    const { looks } = ctx.tracker;
    await hear();
    ctx.clock.advance(DAY_MS);
    await lookAtParcels(ctx);
    await runJobs(ctx);
    expect(ctx.tracker.looks).toBe(looks);
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("is left to staff when its carrier says that it arrived and its shopper that it did not", async () => {
    const { ctx, trackingNumber, parcel, hear, reader, part } = await onItsWay([]);
    ctx.clock.advance(12 * DAY_MS);
    await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text: "It never came here.", pictureIds: [] });
    ctx.tracker.scans.set(trackingNumber, [scan("delivered", "2026-11-04T10:00:00.000Z")]);
    await hear();
    expect(await parcel()).toMatchObject({ status: "SHIPPED", scans: [{ status: "delivered" }] });
  });

  it("alerts its shop once when it could not be delivered, and once when it comes back", async () => {
    const failed = scan("failed", "2026-11-04T10:00:00.000Z", "Nobody was there.");
    const { ctx, trackingNumber, troubles, hear, parcel } = await onItsWay([failed]);
    expect(troubles()).toEqual([expect.stringContaining("could not be delivered")]);
    expect(ctx.mailer.sent.at(-1)?.text).toContain("Nobody was there.");
    const again = scan("failed", "2026-11-05T10:00:00.000Z", "Nobody was there again.");
    ctx.tracker.scans.set(trackingNumber, [failed, again, scan("coming_back", "2026-11-06T10:00:00.000Z")]);
    for (let twice = 0; twice < 2; twice++) await hear();
    expect(troubles()).toHaveLength(2);
    expect(troubles()[1]).toContain("is coming back");
    expect(await parcel()).toMatchObject({ status: "SHIPPED" });
  });

  it("is not another one that had its number before, and an attempt that failed before it arrived is no alarm", async () => {
    const old = scan("delivered", "2026-10-20T10:00:00.000Z");
    const { ctx, trackingNumber, troubles, hear, parcel } = await onItsWay([old]);
    expect(await parcel()).toMatchObject({ status: "SHIPPED", scans: [] });
    const arrived = scan("delivered", "2026-11-05T10:00:00.000Z");
    const failed = scan("failed", "2026-11-04T10:00:00.000Z", "Nobody was there.");
    ctx.tracker.scans.set(trackingNumber, [arrived, failed, old]);
    await hear();
    expect(await parcel()).toMatchObject({ status: "DELIVERED", scans: [failed, arrived] });
    expect(troubles()).toEqual([]);
  });

  it("is asked for every six hours where messages are lost, and never where nobody knows the carrier", async () => {
    const known = await onItsWay([]);
    const unknown = await onItsWay(undefined);
    const look = async () => {
      known.ctx.tracker.looks = 0;
      await lookAtParcels(known.ctx);
      await runJobs(known.ctx);
      return known.ctx.tracker.looks;
    };
    known.ctx.clock.advance(6 * HOUR_MS);
    expect(await look()).toBe(0);
    known.ctx.clock.advance(1);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect((await unknown.parcel())?.scans).toEqual([]);
  });

  it("is asked for again when its carrier does not answer", async () => {
    const { ctx, trackingNumber, parcel } = await onItsWay([]);
    ctx.tracker.scans.set(trackingNumber, [scan("under_way", "2026-11-04T10:00:00.000Z")]);
    ctx.tracker.before = () => {
      throw new ServiceUnavailable("Nobody answers.");
    };
    await takeParcelNews(ctx, { trackingNumber });
    await runJobs(ctx, { failures: "keep" });
    expect((await parcel())?.scans).toEqual([]);
    ctx.tracker.before = () => {};
    ctx.clock.advance(HOUR_MS);
    await runJobs(ctx);
    expect((await parcel())?.scans).toHaveLength(1);
  });
});
