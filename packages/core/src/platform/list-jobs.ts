import type { jobsView, listJobsInput } from "@emporia/contracts/platform";
import { sql } from "kysely";
import type { z } from "zod";
import { recordAudit } from "./audit";
import type { Ctx } from "./ctx";
import { decodeCursor, toPage } from "./cursor";
import { InvalidInput, NotFound } from "./errors";
import { inTransaction } from "./transaction";

interface JobRow {
  id: string;
  name: string;
  key: string | null;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  run_at: Date;
  state: "failed" | "waiting" | "running";
}

/** What the queue holds, latest first: what waits, what runs, and what was given up. */
export async function listJobs(ctx: Ctx, input: z.output<typeof listJobsInput>): Promise<z.output<typeof jobsView>> {
  const [before] = input.cursor ? decodeCursor(input.cursor, 1).map(String) : [];
  if (before !== undefined && !/^\d{1,18}$/.test(before))
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  const state = sql`case when attempts >= max_attempts then 'failed' when locked_at is not null then 'running' else 'waiting' end`;
  const [{ rows }, counts] = await Promise.all([
    sql<JobRow>`
      select * from (
        select id::text, task_identifier as name, key, attempts, max_attempts, last_error, run_at, ${state} as state
        from graphile_worker.jobs
      ) job
      where ${input.state === "all" ? sql`true` : sql`job.state = ${input.state}`}
        and ${before === undefined ? sql`true` : sql`job.id::bigint < ${before}::bigint`}
      order by job.id::bigint desc limit ${input.limit + 1}
    `.execute(ctx.db),
    sql<{ state: JobRow["state"]; count: number }>`
      select ${state} as state, count(*) as count from graphile_worker.jobs group by 1
    `.execute(ctx.db),
  ]);
  const countOf = (wanted: JobRow["state"]) => counts.rows.find((row) => row.state === wanted)?.count ?? 0;
  return {
    counts: { waiting: countOf("waiting"), running: countOf("running"), failed: countOf("failed") },
    ...toPage(
      rows,
      input.limit,
      (row) => ({
        id: row.id,
        name: row.name,
        key: row.key,
        attempts: row.attempts,
        maxAttempts: row.max_attempts,
        lastError: row.last_error,
        runAt: row.run_at.toISOString(),
        state: row.state,
      }),
      (row) => [row.id],
    ),
  };
}

/** Has a job that waits or was given up run again now, with all its tries. @throws NotFound it is gone, or running */
export async function retryJob(ctx: Ctx, input: { jobId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { rows } = await sql`
      select id from graphile_worker.reschedule_jobs(array[${input.jobId}::bigint], run_at => now(), attempts => 0)
    `.execute(tx);
    if (rows.length === 0) throw new NotFound("This job");
    await recordAudit(tx, ctx, { action: "jobs.retry", subjectType: "job", subjectId: input.jobId });
  });
}
