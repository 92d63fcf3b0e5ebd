import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { actorRef, type Ctx } from "./ctx";
import { newId } from "./ids";
import { instantText } from "./instant-text";

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

export interface AuditEntry {
  id: string;
  action: string;
  at: string;
  /** The name of the person; null for the platform itself. */
  by: string | null;
  detail: Record<string, unknown>;
}

/** What was written down about a thing, the latest first. */
export async function listAuditOf(
  db: Db,
  subjectType: string,
  subjectId: string,
  limit: number,
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select entry.id, entry.action, entry.detail,
      ${instantText("entry.occurred_at")} as at,
      nullif(trim(person.first_name || ' ' || person.last_name), '') as by
    from audit_log entry left join users person
      on person.id = case when entry.actor ->> 'kind' = 'user' then (entry.actor ->> 'id')::uuid end
    where entry.subject_type = ${subjectType} and entry.subject_id = ${subjectId}
    order by entry.occurred_at desc, entry.id desc limit ${limit}
  `.execute(db);
  return rows;
}
