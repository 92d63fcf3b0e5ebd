import type { Ctx, JobDefinition } from "@emporia/core/platform";
import type { z } from "zod";

/** Who does a job: its definition with its doer. */
export interface BoundTask {
  name: string;
  run(ctx: Ctx, payload: unknown): Promise<void>;
}

/** Binds a job to what does it. The payload is parsed again on arrival, because old jobs outlive deploys. */
export function on<Schema extends z.ZodType>(
  job: JobDefinition<Schema>,
  work: (ctx: Ctx, payload: z.output<Schema>) => Promise<unknown>,
): BoundTask {
  return {
    name: job.name,
    async run(ctx, payload) {
      await work(ctx, job.payload.parse(payload));
    },
  };
}

/** Something done by the clock; see the schedule in tasks/platform.ts. */
export function onSchedule(name: string, work: (ctx: Ctx) => Promise<unknown>): BoundTask {
  return {
    name,
    async run(ctx) {
      await work(ctx);
    },
  };
}
