import type { MessageSide } from "@emporia/contracts/messages";
import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** What a mail about unread messages says. */
export interface UnreadMail {
  email: string | null;
  firstName: string;
  shopName: string;
  shopperName: string;
  subject: string;
  kind: "shop" | "product" | "order";
  orderId: string | null;
  sellerOrderId: string | null;
  isGuest: boolean;
  /** The first that is unread: there is one mail for all that follow until somebody reads. */
  firstUnreadId: string;
  texts: string[];
  unread: number;
}

/** Where a shopper reads mails, by the rows `person` and `orders`: who closed their account has the order's address alone. */
const shopperAddress = sql`case when person.closed_at is null then coalesce(person.email, orders.email) else orders.email end`;

/** What a side has not read of a thread. Undefined where it has read all. */
export async function findUnreadForMail(db: Db, threadId: string, to: MessageSide): Promise<UnreadMail | undefined> {
  const isShop = to === "shop";
  const readAt = isShop ? sql`thread.shop_read_at` : sql`thread.shopper_read_at`;
  const { rows } = await sql<UnreadMail>`
    select seller.shop_name as "shopName", thread.shopper_name as "shopperName", thread.subject, thread.kind,
      thread.order_id as "orderId", thread.seller_order_id as "sellerOrderId",
      (thread.user_id is null or person.closed_at is not null) as "isGuest",
      ${isShop ? sql`owner.email::text` : sql`(${shopperAddress})::text`} as email,
      ${
        isShop
          ? sql`owner.first_name`
          : sql`coalesce(nullif(person.first_name, ''), orders.shipping_address->>'firstName', '')`
      } as "firstName",
      unread.first as "firstUnreadId", unread.texts, unread.count as unread
    from message_threads thread
    join sellers seller on seller.id = thread.seller_id
    join users owner on owner.id = seller.owner_user_id
    left join users person on person.id = thread.user_id
    left join orders on orders.id = thread.order_id,
    lateral (
      select count(*)::integer as count, (array_agg(message.id order by message.sent_at, message.id))[1] as first,
        (array_agg(case when message.shown_body = '' then 'A picture' else message.shown_body end
          order by message.sent_at, message.id))[1:3] as texts
      from messages message where message.thread_id = thread.id and message.from_side <> ${to}
        and message.sent_at > coalesce(${readAt}, '-infinity') and message.hidden_at is null
    ) unread
    where thread.id = ${threadId} and unread.count > 0 and (person.id is null or person.banned_at is null)
  `.execute(db);
  return rows[0];
}

/** What the mail about a decided report says, to who reported it. */
export interface MessageReportMail {
  email: string | null;
  firstName: string;
  otherName: string;
  body: string;
  status: "OPEN" | "UPHELD" | "DISMISSED";
  decisionReason: string | null;
}

export async function findMessageReportForMail(db: Db, reportId: string): Promise<MessageReportMail | undefined> {
  const { rows } = await sql<MessageReportMail>`
    select case when message.from_side = 'shopper' then owner.email else ${shopperAddress} end::text as email,
      case when message.from_side = 'shopper' then owner.first_name
        else coalesce(nullif(person.first_name, ''), orders.shipping_address->>'firstName', '') end as "firstName",
      case when message.from_side = 'shopper' then thread.shopper_name else seller.shop_name end as "otherName",
      message.shown_body as body, report.status, report.decision_reason as "decisionReason"
    from message_reports report
    join messages message on message.id = report.message_id
    join message_threads thread on thread.id = message.thread_id
    join sellers seller on seller.id = thread.seller_id
    join users owner on owner.id = seller.owner_user_id
    left join users person on person.id = thread.user_id
    left join orders on orders.id = thread.order_id
    where report.id = ${reportId}
  `.execute(db);
  return rows[0];
}
