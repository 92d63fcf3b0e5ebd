import { captureOrderJob } from "@emporia/core/payments";
import { appendEvents, enqueue, inTransaction, newId } from "@emporia/core/platform";
import { aPaidOrder, testContext, useDatabase } from "@emporia/testing";
import { Logger, type Runner, run } from "graphile-worker";
import { afterEach, describe, expect, it } from "vitest";
import { tasks } from "./start-worker";
import { countJobs, forgetJobs, runJobs } from "./testing";

const database = useDatabase();
afterEach(() => forgetJobs(database));

describe("the outbox", () => {
  it("EVT-06 delivers 300 interleaved events in order per key, by as many workers as there are", async () => {
    const ctx = testContext(database.db);
    const keys = Array.from({ length: 12 }, () => newId());
    const sent = new Map<string, string[]>(keys.map((key) => [key, []]));
    for (let index = 0; index < 300; index++) {
      const key = keys[(index * 7) % keys.length] ?? "";
      await inTransaction(ctx, (tx) =>
        appendEvents(tx, ctx, [{ type: "StockUpdated", key, payload: { variantIds: [], index } }]),
      );
      sent.get(key)?.push(String(index));
    }
    const got = new Map<string, string[]>(keys.map((key) => [key, []]));
    const dispatcher = tasks.find((task) => task.name.startsWith("platform.dispatchEvent"));
    if (!dispatcher) throw new Error("Nobody delivers events.");
    let done = 0;
    let isAllDone = () => {};
    const all = new Promise<void>((resolve) => {
      isAllDone = resolve;
    });
    const deliver = async (payload: unknown) => {
      const ids = Object.values(payload as Record<string, string | string[]>).flat();
      const events = await database.db.selectFrom("domain_events").where("id", "in", ids).selectAll().execute();
      for (const event of events) got.get(event.key)?.push(String((event.payload as { index: number }).index));
      if (++done === 300) isAllDone();
    };
    const runners: Runner[] = await Promise.all(
      [1, 2].map(() =>
        run({
          pgPool: database.pool,
          taskList: { [dispatcher.name]: deliver },
          concurrency: 3,
          pollInterval: 50,
          noHandleSignals: true,
          logger: new Logger(() => () => {}),
        }),
      ),
    );
    await all;
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(got).toEqual(sent);
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
    const dispatch = (name: string) => name.startsWith("platform.");
    const dispatcher = tasks.find((task) => task.name.startsWith("platform.dispatchEvent"));
    const events = await database.db
      .selectFrom("domain_events")
      .where("key", "=", orderId)
      .select("id")
      .orderBy("id")
      .execute();
    await runJobs(ctx, { only: dispatch });
    const once = await countJobs(ctx);
    const ids = events.map((event) => event.id);
    await dispatcher?.run(ctx, { eventIds: ids, eventId: ids[0] });
    expect(await countJobs(ctx)).toEqual(once);
    expect(once).toMatchObject({ "notifications.sendOrderConfirmation": 1, "notifications.sendNewOrder": 2 });
    await runJobs(ctx);
    await dispatcher?.run(ctx, { eventIds: ids, eventId: ids[0] });
    await runJobs(ctx);
    expect(ctx.mailer.sent).toHaveLength(3);
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
