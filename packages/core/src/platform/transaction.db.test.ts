import { isOutdated, mustHold, openDatabase, sendTogether, type Tx, writeLast, writeTogether } from "@emporia/db";
import { testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "./ids";
import { inTransaction } from "./transaction";

const database = useDatabase();
let alone: ReturnType<typeof openDatabase>;
// One connection, so that what one transaction leaves behind on it is there for the next.
beforeAll(() => {
  alone = openDatabase({ url: database.url, poolSize: 1 });
});
afterAll(() => alone.close());

const world = () => testContext(alone.db);
const add = (id: string, key = id) => sql`
  insert into ledger_postings (id, key, kind, description, occurred_at) values (${id}, ${key}, 'adjustment', 'Test', now())
`;
const text = (value: string) => sql<{ value: string }>`select ${value}::text as value`;
const divide = (by: number) => sql<{ result: number }>`select 1 / ${by}::integer as result`;
async function isKept(id: string): Promise<boolean> {
  const { rows } = await sql`select from ledger_postings where id = ${id}`.execute(database.db);
  return rows.length > 0;
}

describe("statements sent together", () => {
  it("answer in their order, also when one is there twice", async () => {
    await inTransaction(world(), async (tx) => {
      const [one, other, sum] = await sendTogether(tx, [text("one"), text("other"), divide(1)]);
      expect([one, other, sum]).toEqual([[{ value: "one" }], [{ value: "other" }], [{ result: 1 }]]);
    });
  });

  it("fail with the error of the one that failed, keep nothing, and leave the connection as good as it was", async () => {
    const id = newId();
    const later = (value: string) => sql<{ later: string }>`select ${value}::text as later`;
    await expect(
      inTransaction(world(), (tx) => sendTogether(tx, [add(id), divide(0), later("never")])),
    ).rejects.toMatchObject({ code: "22012" });
    expect(await isKept(id)).toBe(false);
    await inTransaction(world(), async (tx) => {
      expect(await sendTogether(tx, [divide(1), later("now")])).toEqual([[{ result: 1 }], [{ later: "now" }]]);
    });
  });
});

describe("parts written together", () => {
  it("are all written, or none of them", async () => {
    const [one, other] = [newId(), newId()];
    await inTransaction(world(), (tx) => writeTogether(tx, [add(one), add(other)]));
    expect([await isKept(one), await isKept(other)]).toEqual([true, true]);
    const third = newId();
    const twice = (tx: Tx) => writeTogether(tx, [add(third), add(newId(), one)]);
    await expect(inTransaction(world(), twice)).rejects.toMatchObject({ code: "23505" });
    expect(await isKept(third)).toBe(false);
  });

  it("may be none", async () => {
    await expect(inTransaction(world(), (tx) => writeTogether(tx, []))).resolves.toBeUndefined();
  });
});

describe("what is written last", () => {
  it("is kept with the transaction", async () => {
    const [one, other] = [newId(), newId()];
    await inTransaction(world(), async (tx) => {
      await add(one).execute(tx);
      await writeLast(tx, [add(other)]);
    });
    expect([await isKept(one), await isKept(other)]).toEqual([true, true]);
    await expect(inTransaction(world(), (tx) => writeLast(tx, []))).resolves.toBeUndefined();
  });

  it("takes the whole transaction with it when it fails, with its own error", async () => {
    const [one, other] = [newId(), newId()];
    const twice = inTransaction(world(), async (tx) => {
      await add(one).execute(tx);
      await writeLast(tx, [add(other), add(newId(), one)]);
      return "done";
    });
    await expect(twice).rejects.toMatchObject({ code: "23505" });
    expect([await isKept(one), await isKept(other)]).toEqual([false, false]);
    // The failure stays behind with its transaction.
    await inTransaction(world(), (tx) => writeLast(tx, [add(other)]));
    expect(await isKept(other)).toBe(true);
  });
});

describe("what is written last, provided that something holds", () => {
  const provided = (condition: boolean | null) => mustHold(sql<boolean>`${condition}::boolean`);

  it("is kept when it does", async () => {
    const id = newId();
    await inTransaction(world(), (tx) => writeLast(tx, [add(id)], provided(true)));
    expect(await isKept(id)).toBe(true);
  });

  it("is not kept when it does not or nobody knows, and tells this from other failures", async () => {
    const id = newId();
    for (const condition of [false, null]) {
      const failed = await inTransaction(world(), (tx) => writeLast(tx, [add(id)], provided(condition))).catch(
        (e) => e,
      );
      expect(isOutdated(failed)).toBe(true);
    }
    expect(await isKept(id)).toBe(false);
    await inTransaction(world(), (tx) => writeLast(tx, [add(id)]));
    const again = await inTransaction(world(), (tx) => writeLast(tx, [add(id)], provided(true))).catch((e) => e);
    expect(again).toMatchObject({ code: "23505" });
    expect(isOutdated(again)).toBe(false);
  });
});

describe("a transaction", () => {
  it("does not pass for kept when a failure in it was swallowed, and says which", async () => {
    const id = newId();
    const swallowing = inTransaction(world(), async (tx) => {
      await add(id).execute(tx);
      await divide(0)
        .execute(tx)
        .catch(() => {});
    });
    await expect(swallowing).rejects.toMatchObject({ code: "22012" });
    expect(await isKept(id)).toBe(false);
  });

  it("fails when the server closes its connection, and the next one gets another", async () => {
    const id = newId();
    const cutOff = inTransaction(world(), async (tx) => {
      await add(id).execute(tx);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(cutOff).rejects.toThrow();
    expect(await isKept(id)).toBe(false);
    await inTransaction(world(), (tx) => add(id).execute(tx));
    expect(await isKept(id)).toBe(true);
  });
});
