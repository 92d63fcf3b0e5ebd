import type { Tx } from "@emporia/db";
import { actorRef, type Ctx } from "./ctx";
import { newId } from "./ids";

/** Writes down who did what to what, in the transaction that did it. */
export async function recordAudit(
  tx: Tx,
  ctx: Ctx,
  entry: { action: string; subjectType: string; subjectId: string; detail?: Record<string, unknown> },
): Promise<void> {
  await tx
    .insertInto("audit_log")
    .values({
      id: newId(),
      actor: JSON.stringify(actorRef(ctx.actor)),
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      detail: JSON.stringify(entry.detail ?? {}),
      correlation_id: ctx.correlationId,
      occurred_at: ctx.clock.now(),
    })
    .execute();
}
