import { advanceOrderJob } from "@emporia/core/payments";
import { enqueue, inTransaction, newId } from "@emporia/core/platform";
import { testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { freeJobsOfTheDead, showPresence } from "./start-presence";

const database = useDatabase();

async function aJobOf(workerId: string, secondsAgo: number): Promise<void> {
  const orderId = newId();
  await inTransaction(testContext(database.db), (tx) => enqueue(tx, advanceOrderJob, { orderId }));
  await sql`
    update graphile_worker._private_jobs
    set locked_by = ${workerId}, locked_at = now() - make_interval(secs => ${secondsAgo})
    where payload::text like ${`%${orderId}%`}
  `.execute(database.db);
}

async function holders(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select locked_by as id from graphile_worker._private_jobs where locked_by is not null order by 1
  `.execute(database.db);
  return rows.map(({ id }) => id);
}

it("frees the jobs of a worker that was killed, and nobody else's", async () => {
  await aJobOf("alive", 3600);
  await aJobOf("began just now", 1);
  await aJobOf("killed", 60);
  await aJobOf("this one", 3600);
  await database.db.connection().execute(async (alive) => {
    await showPresence(alive, "alive");
    await database.db.connection().execute(async (own) => {
      await showPresence(own, "this one");
      expect(await freeJobsOfTheDead(own, "this one")).toEqual(["killed"]);
      expect(await freeJobsOfTheDead(own, "this one")).toEqual([]);
      await sql`select pg_advisory_unlock_all()`.execute(own);
    });
    expect(await holders()).toEqual(["alive", "began just now", "this one"]);
    await sql`select pg_advisory_unlock_all()`.execute(alive);
  });
});
