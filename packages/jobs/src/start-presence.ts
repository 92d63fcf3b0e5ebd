import type { Core } from "@emporia/adapters";
import type { Logger } from "@emporia/core/platform";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { createPause } from "./create-pause";

/** Milliseconds between looks for jobs whose worker is gone. */
const LOOK_MS = 20_000;
const PAUSE_AFTER_FAILURE_MS = 2_000;

/**
 * Shows the other workers that this one lives, and frees the jobs of those that do not: a killed worker leaves its jobs
 * locked, and graphile-worker by itself takes them up again after four hours.
 */
export function startPresence(core: Pick<Core, "db">, log: Logger, workerId: string): { stop(): Promise<void> } {
  let isStopping = false;
  const { pause, wake } = createPause();
  const run = async () => {
    while (!isStopping) {
      try {
        await core.db.connection().execute(async (own) => {
          await showPresence(own, workerId);
          while (!isStopping) {
            const freed = await freeJobsOfTheDead(own, workerId);
            if (freed.length > 0) log.warn({ workers: freed }, "workers are gone, their jobs are free again");
            await pause(LOOK_MS);
          }
          await sql`select pg_advisory_unlock_all()`.execute(own);
        });
      } catch (error) {
        log.warn({ error }, "presence could not be shown, will be tried again");
        await pause(PAUSE_AFTER_FAILURE_MS);
      }
    }
  };
  const running = run();
  return {
    stop() {
      isStopping = true;
      wake();
      return running;
    },
  };
}

const sign = (workerId: unknown) => sql`hashtextextended('emporia.worker:' || ${workerId}, 0)`;

/** Holds a lock that PostgreSQL gives back when this connection ends, however it ends. */
export async function showPresence(own: Db, workerId: string): Promise<void> {
  await sql`select pg_advisory_lock(${sign(workerId)})`.execute(own);
}

/**
 * Unlocks the jobs of workers that show no presence. Whoever has just begun, or lost the connection for a moment, has
 * half a minute; a job that runs twice all the same does its work once.
 * @returns the workers that are gone
 */
export async function freeJobsOfTheDead(own: Db, workerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with holder as materialized (
      select locked_by as id from graphile_worker._private_jobs
      where locked_by <> ${workerId} and locked_at < now() - interval '30 seconds'
      union
      select locked_by from graphile_worker._private_job_queues
      where locked_by <> ${workerId} and locked_at < now() - interval '30 seconds'
    )
    select id from holder where pg_try_advisory_xact_lock(${sign(sql.ref("id"))})
  `.execute(own);
  const dead = rows.map(({ id }) => id);
  if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead})`.execute(own);
  return dead;
}
