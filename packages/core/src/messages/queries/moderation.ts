import type { MessageReportView, StaffThreadView } from "@emporia/contracts/messages";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { sideOf, type ThreadReader } from "../reader";
import { isOf, messagePictures, subjectView } from "./threads";

const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A message that the other side wrote to them, and that is shown. */
export async function findReportable(
  tx: Tx,
  messageId: string,
  reader: ThreadReader,
): Promise<{ threadId: string; sellerId: string } | undefined> {
  const { rows } = await sql<{ threadId: string; sellerId: string }>`
    select thread.id as "threadId", thread.seller_id as "sellerId"
    from messages message join message_threads thread on thread.id = message.thread_id
    where message.id = ${messageId} and ${isOf(reader)} and message.from_side <> ${sideOf(reader)}
      and message.hidden_at is null
    for no key update of message
  `.execute(tx);
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

/** Who the shopper of a thread is: of one of this shop, or, for staff, of one of which something was reported. */
export async function lockShopperOf(
  tx: Tx,
  threadId: string,
  sellerId: string | null,
): Promise<{ userId: string } | { email: string } | undefined> {
  const { rows } = await sql<{ userId: string | null; email: string | null }>`
    select thread.user_id as "userId",
      (select orders.email::text from orders where orders.id = thread.order_id) as email
    from message_threads thread
    where thread.id = ${threadId} and ${
      sellerId === null ? hasReport : sql`thread.seller_id = ${sellerId}`
    } for no key update
  `.execute(tx);
  const [found] = rows;
  if (found?.userId) return { userId: found.userId };
  return found?.email ? { email: found.email } : undefined;
}

const hasReport = sql`exists (select from messages message join message_reports report on report.message_id = message.id
  where message.thread_id = thread.id)`;

type Blocked = { sellerId: string | null; userId?: string; email?: string };

/** False where it is so already. */
export async function insertBlock(
  tx: Tx,
  block: Blocked & { id: string; reason: string; by: string | null; now: Date },
): Promise<boolean> {
  const { id, sellerId, userId, email, reason, by, now } = block;
  const { rows } = await sql`
    insert into message_blocks (id, seller_id, user_id, email, reason, blocked_by, blocked_at)
    values (${id}, ${sellerId}, ${userId ?? null}, ${email ?? null}, ${reason}, ${by}, ${now})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** False where there was none. */
export async function deleteBlock(tx: Tx, { sellerId, userId, email }: Blocked): Promise<boolean> {
  const { rows } = await sql`
    delete from message_blocks where seller_id is not distinct from ${sellerId}::uuid
      and (user_id = ${userId ?? null}::uuid or email = ${email ?? null}::citext
        or email in (select email from users where id = ${userId ?? null}::uuid)) returning id
  `.execute(tx);
  return rows.length > 0;
}

const reportFields = sql`'id', report.id, 'policy', report.policy, 'explanation', report.explanation,
  'status', report.status, 'reportedAt', ${instant(sql`report.reported_at`)}, 'decisionReason', report.decision_reason`;

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
      'sentAt', ${instant(sql`message.sent_at`)}, 'shopperName', thread.shopper_name, 'userId', thread.user_id,
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
export async function findStaffThread(db: Db, threadId: string): Promise<StaffThreadView | undefined> {
  const isPerson = sql`(block.user_id = thread.user_id or block.email = thread.email)`;
  const { rows } = await sql<{ view: StaffThreadView }>`
    select json_build_object('id', thread.id, 'shopperName', thread.shopper_name, 'userId', thread.user_id,
      'email', coalesce(thread.email::text, ''), 'subject', ${subjectView},
      'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
        from sellers seller where seller.id = thread.seller_id),
      'block', (select json_build_object('reason', block.reason, 'at', ${instant(sql`block.blocked_at`)})
        from message_blocks block where block.seller_id is null and ${isPerson} limit 1),
      'isBlockedByShop', exists (select from message_blocks block
        where block.seller_id = thread.seller_id and ${isPerson}),
      'messages', (
        select json_agg(json_build_object('id', message.id, 'from', message.from_side, 'original', message.body,
          'shown', message.shown_body, 'pictures', ${messagePictures}, 'sentAt', ${instant(sql`message.sent_at`)},
          'hidden', case when message.hidden_at is not null then json_build_object('policy', message.hidden_policy,
            'reason', message.hidden_reason, 'at', ${instant(sql`message.hidden_at`)}) end,
          'reports', coalesce((select json_agg(json_build_object(${reportFields}) order by report.reported_at desc)
            from message_reports report where report.message_id = message.id), '[]'))
          order by message.sent_at, message.id)
        from messages message where message.thread_id = thread.id and (
          message.id in (select latest.id from messages latest where latest.thread_id = thread.id
            order by latest.sent_at desc, latest.id desc limit 100)
          or exists (select from message_reports report where report.message_id = message.id))
      )) as view
    from (
      select thread.*, coalesce(person.email, orders.email) as email from message_threads thread
      left join users person on person.id = thread.user_id left join orders on orders.id = thread.order_id
      where thread.id = ${threadId} and ${hasReport}
    ) thread
  `.execute(db);
  return rows[0]?.view;
}
