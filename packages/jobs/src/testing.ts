import { lookAfterOrders } from "@emporia/core/checkout";
import { asSystem, type Ctx, relayEvents } from "@emporia/core/platform";
import { sql } from "kysely";
import { tasks } from "./start-worker";
import { subscriptions, taps } from "./tasks/platform";

const RETRY_MS = 60_000;

export interface JobsRun {
  /** Names of the jobs that were done, in order. */
  done: string[];
  failed: { name: string; error: unknown }[];
}

/**
 * Looks after orders that nobody came back to, hands events over and does what waits in the queue, in this process and by
 * the clock of `ctx`, until nothing is due: what was asked for without a time is due at once. A job that fails waits a
 * minute; it fails the caller too, unless `failures` are kept.
 */
export async function runJobs(
  ctx: Ctx,
  options: { failures?: "keep"; only?: (name: string) => boolean; most?: number; looksAfterOrders?: boolean } = {},
): Promise<JobsRun> {
  const taskOf = new Map(tasks.map((task) => [task.name, task]));
  const run: JobsRun = { done: [], failed: [] };
  const names = [...taskOf.keys()].filter(options.only ?? (() => true));
  if (options.looksAfterOrders ?? true) await lookAfterOrders(asSystem(ctx, "test"));
  for (let count = 0; count < (options.most ?? 10_000); count++) {
    await relayAll(ctx);
    const { rows } = await sql<{ id: string; name: string; payload: unknown }>`
      update graphile_worker._private_jobs job
      set locked_at = now(), locked_by = 'test', attempts = attempts + 1
      from graphile_worker._private_tasks task
      where task.id = job.task_id and job.id = (
        select waiting.id from graphile_worker._private_jobs waiting
        join graphile_worker._private_tasks doer on doer.id = waiting.task_id
        where waiting.locked_at is null and doer.identifier = any(${names}::text[])
          and (waiting.run_at in (waiting.created_at, waiting.updated_at) or waiting.run_at <= ${ctx.clock.now()})
        order by waiting.priority, waiting.id limit 1 for update skip locked
      )
      returning job.id, task.identifier as name, job.payload
    `.execute(ctx.db);
    const job = rows[0];
    if (!job) break;
    try {
      await taskOf.get(job.name)?.run({ ...ctx, actor: { kind: "system", name: job.name }, cartId: null }, job.payload);
      await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(ctx.db);
      run.done.push(job.name);
    } catch (error) {
      await sql`
        update graphile_worker._private_jobs
        set locked_at = null, locked_by = null, run_at = ${new Date(ctx.clock.now().getTime() + RETRY_MS)}
        where id = ${job.id}
      `.execute(ctx.db);
      run.failed.push({ name: job.name, error });
      if (options.failures !== "keep") throw error;
    }
  }
  return run;
}

/** Hands over every event that waits. */
export async function relayAll(ctx: Ctx): Promise<void> {
  while ((await relayEvents(asSystem(ctx, "test"), subscriptions, taps)) > 0);
}

/** How many of each job wait. */
export async function countJobs(ctx: Pick<Ctx, "db">): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select task.identifier as name, count(*)::integer as count from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id group by 1 order by 1
  `.execute(ctx.db);
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}

/** Empties outbox and queue, so that one test does not do another's work. */
export async function forgetJobs(ctx: Pick<Ctx, "db">): Promise<void> {
  await sql`update domain_events set relayed_at = now() where relayed_at is null`.execute(ctx.db);
  await sql`delete from graphile_worker._private_jobs`.execute(ctx.db);
}
