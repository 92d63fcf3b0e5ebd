import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { z } from "zod";

/** Something to be done later. Definition and doer are apart, so that asking does not load the doer. */
export interface JobDefinition<Schema extends z.ZodType = z.ZodType> {
  /** `domain.verbNoun`. */
  name: string;
  /** Holds ids, not copies; parsed again on arrival, because old jobs outlive deploys. */
  payload: Schema;
  /** Jobs with the same key that still wait are one job. */
  key: (payload: z.output<Schema>) => string;
  /** 25 unless said, with growing pauses: about two weeks. */
  maxAttempts?: number;
}

export function defineJob<Schema extends z.ZodType>(definition: JobDefinition<Schema>): JobDefinition<Schema> {
  return definition;
}

export interface JobRequest {
  name: string;
  payload: unknown;
  key: string;
  maxAttempts: number;
  runAt: Date | null;
}

/** A job as a value, for {@link enqueueAll}. */
export function jobRequest<Schema extends z.ZodType>(
  job: JobDefinition<Schema>,
  payload: z.output<Schema>,
  options: { runAt?: Date } = {},
): JobRequest {
  return {
    name: job.name,
    payload,
    key: `${job.name}:${job.key(payload)}`,
    maxAttempts: job.maxAttempts ?? 25,
    runAt: options.runAt ?? null,
  };
}

/** Asks for a job; it runs only if the transaction commits. With `runAt` one that waits already keeps its time. */
export async function enqueue<Schema extends z.ZodType>(
  tx: Tx,
  job: JobDefinition<Schema>,
  payload: z.output<Schema>,
  options: { runAt?: Date } = {},
): Promise<void> {
  await enqueueAll(tx, [jobRequest(job, payload, options)], { keepTimes: options.runAt !== undefined });
}

/**
 * Asks for several jobs in one statement. With `onlyNew` those that the queue holds stay as they are, with `keepTimes`
 * those that were not tried yet run when they would have run anyway.
 */
export async function enqueueAll(
  tx: Tx,
  requests: readonly JobRequest[],
  options: { onlyNew?: boolean; keepTimes?: boolean } = {},
): Promise<void> {
  if (requests.length === 0) return;
  await sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row(job.name, job.payload, null, job."runAt", job."maxAttempts", job.key, null, null)::graphile_worker.job_spec
      from json_to_recordset(${JSON.stringify(requests)}::json)
        as job (name text, payload json, "runAt" timestamptz, "maxAttempts" smallint, key text)
      where not ${options.onlyNew ?? false}::boolean
        or not exists (select from graphile_worker.jobs held where held.key = job.key)
    ), ${options.keepTimes ?? false}::boolean)
  `.execute(tx);
}

/** Takes jobs off the queue whose tries are used up: each keeps its key and would stand in the way of a new one. */
export async function forgetGivenUpJobs(tx: Tx, definitions: readonly { name: string }[]): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and task_identifier = any(${definitions.map((job) => job.name)}::text[])
    ))
  `.execute(tx);
}
