import { countEvents, listEventCounts } from "@emporia/core/analytics";
import { captureOrderJob } from "@emporia/core/payments";
import { appendEvents, enqueue, inTransaction, newId, relayEvents, type Subscriptions } from "@emporia/core/platform";
import type { Tx } from "@emporia/db";
import { aPaidOrder, aSeller, testContext, useDatabase } from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { countJobs, forgetJobs, relayAll, runJobs } from "./testing";

const database = useDatabase();
afterEach(() => forgetJobs(database));

describe("the outbox", () => {
  it("EVT-06 delivers 1,000 interleaved events in order per key, by as many workers as there are", async () => {
    const ctx = testContext(database.db);
    const keys = Array.from({ length: 12 }, () => newId());
    const sent = new Map<string, string[]>(keys.map((key) => [key, []]));
    for (let index = 0; index < 1000; index++) {
      const key = keys[(index * 7) % keys.length] ?? "";
      const variantId = newId();
      await inTransaction(ctx, (tx) =>
        appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [variantId] } }]),
      );
      sent.get(key)?.push(variantId);
    }
    const got = new Map<string, string[]>(keys.map((key) => [key, []]));
    const subscriptions: Subscriptions = {
      StockUpdated: [
        (event) => {
          got.get(event.key)?.push(...event.payload.variantIds);
          return [];
        },
      ],
    };
    const relay = async () => {
      let handed = 0;
      for (let quiet = 0; quiet < 3; quiet++) {
        const count = await relayEvents(ctx, subscriptions);
        handed += count;
        if (count > 0) quiet = 0;
      }
      return handed;
    };
    const handed = await Promise.all([relay(), relay(), relay()]);
    expect(handed.reduce((sum, each) => sum + each, 0)).toBe(1000);
    expect(got).toEqual(sent);
  });

  it("EVT-06 hands nothing over of a transaction that is still open, and all of it afterwards", async () => {
    const ctx = testContext(database.db);
    const [early, late] = [newId(), newId()];
    const seen: string[] = [];
    const subscriptions: Subscriptions = {
      StockUpdated: [
        (event) => {
          seen.push(event.key);
          return [];
        },
      ],
    };
    const announce = (tx: Tx, key: string) =>
      appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [] } }]);
    await inTransaction(ctx, async (open) => {
      await announce(open, early);
      await inTransaction(ctx, (tx) => announce(tx, late));
      await relayEvents(ctx, subscriptions);
      expect(seen).toEqual([late]);
    });
    await relayEvents(ctx, subscriptions);
    expect(seen).toEqual([late, early]);
  });

  it("EVT-10 gives an event that a subscriber chokes on a job of its own, and goes on", async () => {
    const ctx = testContext(database.db);
    const seen: string[] = [];
    const poison = newId();
    const subscriptions: Subscriptions = {
      StockUpdated: [
        (event) => {
          if (event.key === poison) throw new Error("What is this?");
          seen.push(event.key);
          return [];
        },
      ],
    };
    const key = newId();
    await inTransaction(ctx, (tx) =>
      appendEvents(tx, ctx, [
        { type: "StockUpdated", key: poison, payload: { variantIds: [] } },
        { type: "StockUpdated", key, payload: { variantIds: [] } },
      ]),
    );
    expect(await relayEvents(ctx, subscriptions)).toBe(2);
    expect(seen).toEqual([key]);
    expect(await countJobs(ctx)).toEqual({ "platform.dispatchEvent": 1 });
    expect(await relayEvents(ctx, subscriptions)).toBe(0);
  });

  it("EVT-07 gives an event of a version that nobody knows a job of its own, and goes on", async () => {
    const ctx = testContext(database.db);
    const key = newId();
    const announce = () =>
      inTransaction(ctx, (tx) => appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [] } }]));
    await announce();
    await database.db.updateTable("domain_events").set({ version: "9.0" }).where("key", "=", key).execute();
    await announce();
    const seen: string[] = [];
    const subscriptions: Subscriptions = {
      StockUpdated: [
        ({ version }) => {
          seen.push(version);
          return [];
        },
      ],
    };
    expect(await relayEvents(ctx, subscriptions)).toBe(2);
    expect(seen).toEqual(["1.0"]);
    expect(await countJobs(ctx)).toEqual({ "platform.dispatchEvent": 1 });
  });

  it("EVT-11 counts everything that happens once, also when a relay is killed on the way", async () => {
    const ctx = testContext(database.db);
    const counted = async () => {
      const { items } = await listEventCounts(ctx);
      return items.find(({ type }) => type === "StockUpdated") ?? { today: 0, events: 0 };
    };
    const before = (await counted()).events;
    const key = newId();
    for (let index = 0; index < 3; index++)
      await inTransaction(ctx, (tx) =>
        appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [] } }]),
      );
    const killed = async () => {
      throw new Error("killed");
    };
    await expect(relayEvents(ctx, {}, [countEvents, killed])).rejects.toThrow("killed");
    expect((await counted()).events).toBe(before);
    ctx.clock.advance(4_000);
    await Promise.all([relayEvents(ctx, {}, [countEvents]), relayEvents(ctx, {}, [countEvents])]);
    await relayEvents(ctx, {}, [countEvents]);
    expect(await counted()).toMatchObject({ topic: "inventory", events: before + 3 });
    expect((await counted()) as object).toHaveProperty("longestLagMs", 4_000);
  });

  it("EVT-06 takes many events of one key in one transaction", async () => {
    const ctx = testContext(database.db);
    const key = newId();
    await inTransaction(ctx, (tx) =>
      appendEvents(
        tx,
        ctx,
        Array.from({ length: 40 }, () => ({ type: "StockUpdated" as const, key, payload: { variantIds: [] } })),
      ),
    );
    await runJobs(ctx);
    expect(await countJobs(ctx)).toEqual({});
  });

  it("PN-07 EVT-10 asks for each job once when an event is delivered twice", async () => {
    const ctx = testContext(database.db);
    const { orderId } = await aPaidOrder(ctx, { sellers: 2 });
    await relayAll(ctx);
    const once = await countJobs(ctx);
    const again = () =>
      database.db.updateTable("domain_events").set({ relayed_at: null }).where("key", "=", orderId).execute();
    await again();
    await relayAll(ctx);
    expect(await countJobs(ctx)).toEqual(once);
    expect(once).toMatchObject({ "notifications.sendOrderConfirmation": 1, "notifications.sendNewOrder": 2 });
    await runJobs(ctx);
    await again();
    await runJobs(ctx);
    expect(ctx.mailer.sent).toHaveLength(3);
  });

  it("SEL-11 gives an approved seller an account to be paid to", async () => {
    const ctx = testContext(database.db);
    const { id } = await aSeller(database.db);
    await inTransaction(ctx, (tx) =>
      appendEvents(tx, ctx, [{ type: "SellerApproved", key: id, payload: { sellerId: id, reason: null } }]),
    );
    await relayAll(ctx);
    expect(await countJobs(ctx)).toMatchObject({ "payments.createSellerAccount": 1 });
  });

  it("PN-06 leaves neither event nor job behind when the transaction did not commit", async () => {
    const ctx = testContext(database.db);
    const key = newId();
    await expect(
      inTransaction(ctx, async (tx) => {
        await appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [] } }]);
        await enqueue(tx, captureOrderJob, { orderId: newId() });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await database.db.selectFrom("domain_events").where("key", "=", key).select("id").execute()).toEqual([]);
    expect(await countJobs(ctx)).toEqual({});
  });
});
