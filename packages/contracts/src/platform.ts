import { z } from "zod";
import { instantSchema, pageInput, pageOf } from "./common";

export const listJobsInput = pageInput.extend({
  state: z.enum(["failed", "waiting", "running", "all"]).default("all"),
});
export const jobView = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string().nullable(),
  attempts: z.int(),
  maxAttempts: z.int(),
  lastError: z.string().nullable(),
  runAt: instantSchema,
  state: z.enum(["failed", "waiting", "running"]),
});
export const jobsView = pageOf(jobView).extend({
  counts: z.object({ waiting: z.int(), running: z.int(), failed: z.int() }),
});
export const jobIdInput = z.object({ jobId: z.string().regex(/^\d{1,19}$/) });

export const mailTemplateView = z.object({ name: z.string(), description: z.string() });
export const mailPreviewInput = z.object({ template: z.string().max(60) });
export const mailPreviewView = z.object({ subject: z.string(), html: z.string(), text: z.string() });

export const healthView = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  checks: z.record(
    z.string(),
    z.object({ status: z.enum(["ok", "degraded", "down"]), message: z.string().optional() }),
  ),
});
