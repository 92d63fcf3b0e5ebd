import type { MessageReportView, StaffThreadView } from "@emporia/contracts/messages";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { instantText } from "../../platform/index";
import type { AddressKey } from "../address-keys";
import { sideOf, type ThreadReader } from "../reader";
import { isBlockedByShop, staffBlock } from "./blocks";
import { isOf, messagePictures, subjectView, threadsWithPeople } from "./threads";

interface ReportableMessage {
  threadId: string;
  sellerId: string;
  text: string;
}

const reportable = (messageId: string, reader: ThreadReader) => sql<ReportableMessage>`
  select thread.id as "threadId", thread.seller_id as "sellerId", message.shown_body as text
  from messages message join message_threads thread on thread.id = message.thread_id
  where message.id = ${messageId} and ${isOf(reader)} and message.from_side <> ${sideOf(reader)}
    and message.hidden_at is null`;

/** A message that the other side wrote to them, and that is shown. */
export async function findReportable(
  db: Db,
  messageId: string,
  reader: ThreadReader,
): Promise<ReportableMessage | undefined> {
  const { rows } = await reportable(messageId, reader).execute(db);
  return rows[0];
}

/** The same, which stays so until the transaction ends. */
export async function lockReportable(
  tx: Tx,
  messageId: string,
  reader: ThreadReader,
): Promise<ReportableMessage | undefined> {
  const { rows } = await sql<ReportableMessage>`${reportable(messageId, reader)} for no key update of message`.execute(
    tx,
  );
  return rows[0];
}

/** False where a report of it is open already. */
export async function insertReport(
  tx: Tx,
  report: {
    id: string;
    messageId: string;
    userId: string | null;
    policy: string;
    explanation: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, messageId, userId, policy, explanation, now } = report;
  const { rows } = await sql`
    insert into message_reports (id, message_id, reporter_user_id, policy, explanation, reported_at)
    values (${id}, ${messageId}, ${userId}, ${policy}, ${explanation}, ${now})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

export interface LockedMessage {
  id: string;
  threadId: string;
  sellerId: string;
  isHidden: boolean;
}

/** A message that was reported once: of others staff know nothing. */
export async function lockReportedMessage(tx: Tx, messageId: string): Promise<LockedMessage | undefined> {
  const { rows } = await sql<LockedMessage>`
    select message.id, message.thread_id as "threadId", thread.seller_id as "sellerId",
      message.hidden_at is not null as "isHidden"
    from messages message join message_threads thread on thread.id = message.thread_id
    where message.id = ${messageId} and exists (select from message_reports report where report.message_id = message.id)
    for no key update of message
  `.execute(tx);
  return rows[0];
}

export async function setHidden(
  tx: Tx,
  messageId: string,
  hidden: { policy: string; reason: string; at: Date } | null,
): Promise<void> {
  await tx
    .updateTable("messages")
    .set({
      hidden_policy: hidden?.policy ?? null,
      hidden_reason: hidden?.reason ?? null,
      hidden_at: hidden?.at ?? null,
    })
    .where("id", "=", messageId)
    .execute();
}

/** Decides the open report of a message. Undefined where none is open. */
export async function setReportDecided(
  tx: Tx,
  messageId: string,
  decision: { status: "UPHELD" | "DISMISSED"; reason: string; now: Date },
): Promise<string | undefined> {
  const { status, reason, now } = decision;
  const { rows } = await sql<{ id: string }>`
    update message_reports set status = ${status}, decision_reason = ${reason}, decided_at = ${now}
    where message_id = ${messageId} and status = 'OPEN' returning id
  `.execute(tx);
  return rows[0]?.id;
}

/** Locks a thread of this shop, or, for staff, one of which something was reported. Undefined where there is none. */
export async function lockThreadToBlock(
  tx: Tx,
  threadId: string,
  sellerId: string | null,
): Promise<{ userId: string | null } | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    select thread.user_id as "userId" from message_threads thread
    where thread.id = ${threadId} and ${
      sellerId === null ? hasReport : sql`thread.seller_id = ${sellerId}`
    } for no key update
  `.execute(tx);
  return rows[0];
}

const hasReport = sql`exists (select from messages message join message_reports report on report.message_id = message.id
  where message.thread_id = thread.id)`;

const reportFields = sql`'id', report.id, 'policy', report.policy, 'explanation', report.explanation,
  'status', report.status, 'reportedAt', ${instantText("report.reported_at")}, 'decisionReason', report.decision_reason`;

const tabs = {
  reported: { at: sql`report.reported_at`, isIn: sql`report.status = 'OPEN'`, isOldestFirst: true },
  decided: { at: sql`report.decided_at`, isIn: sql`report.status <> 'OPEN'`, isOldestFirst: false },
};

export async function listReportRows(
  db: Db,
  tab: keyof typeof tabs,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: MessageReportView; position: string }[]> {
  const { at, isIn, isOldestFirst } = tabs[tab];
  const [lastAt, lastId] = after ?? [null, null];
  const order = isOldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<{ view: MessageReportView; position: string }>`
    select ${at}::text as position, json_build_object(${reportFields}, 'messageId', message.id, 'threadId', thread.id,
      'from', message.from_side, 'original', message.body, 'shown', message.shown_body,
      'pictureCount', (select count(*) from message_pictures picture where picture.message_id = message.id),
      'sentAt', ${instantText("message.sent_at")}, 'shopperName', thread.shopper_name, 'userId', thread.user_id,
      'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
        from sellers seller where seller.id = thread.seller_id),
      'isHidden', message.hidden_at is not null) as view
    from message_reports report
    join messages message on message.id = report.message_id
    join message_threads thread on thread.id = message.thread_id
    where ${isIn} and (${lastAt}::timestamptz is null
      or (${at}, report.id) ${isOldestFirst ? sql`>` : sql`<`} (${lastAt}::timestamptz, ${lastId}::uuid))
    order by ${at} ${order}, report.id ${order} limit ${limit + 1}
  `.execute(db);
  return rows;
}

/** A thread of which something was reported: its latest hundred messages, and those that were reported. */
export async function findStaffThread(
  db: Db,
  keys: readonly AddressKey[],
  threadId: string,
): Promise<StaffThreadView | undefined> {
  const { rows } = await sql<{ view: StaffThreadView }>`
    select json_build_object('id', thread.id, 'shopperName', thread.shopper_name, 'userId', thread.user_id,
      'email', coalesce(thread.email::text, ''), 'subject', ${subjectView},
      'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
        from sellers seller where seller.id = thread.seller_id),
      'block', ${staffBlock(keys, sql`json_build_object('reason', block.reason, 'at', ${instantText("block.blocked_at")})`)},
      'isBlockedByShop', ${isBlockedByShop(keys)},
      'messages', (
        select json_agg(json_build_object('id', message.id, 'from', message.from_side, 'original', message.body,
          'shown', message.shown_body, 'pictures', ${messagePictures}, 'sentAt', ${instantText("message.sent_at")},
          'hidden', case when message.hidden_at is not null then json_build_object('policy', message.hidden_policy,
            'reason', message.hidden_reason, 'at', ${instantText("message.hidden_at")}) end,
          'reports', coalesce((select json_agg(json_build_object(${reportFields}) order by report.reported_at desc)
            from message_reports report where report.message_id = message.id), '[]'))
          order by message.sent_at, message.id)
        from messages message where message.thread_id = thread.id and (
          message.id in (select latest.id from messages latest where latest.thread_id = thread.id
            order by latest.sent_at desc, latest.id desc limit 100)
          or exists (select from message_reports report where report.message_id = message.id))
      )) as view
    from (${threadsWithPeople} where thread.id = ${threadId} and ${hasReport}) thread
  `.execute(db);
  return rows[0]?.view;
}
