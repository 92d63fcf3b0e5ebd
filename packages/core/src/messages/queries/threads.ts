import type {
  MessageAboutView,
  MessageSide,
  MessageView,
  ThreadSummaryView,
  ThreadView,
} from "@emporia/contracts/messages";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../../platform/index";
import type { AddressKey } from "../address-keys";
import type { ThreadReader } from "../reader";
import type { Standing } from "../refusal";
import { isBlockedByShop, staffBlock, toldBlockReason } from "./blocks";

/** Whose a thread is. */
export function isOf(reader: ThreadReader): RawBuilder<boolean> {
  if ("sellerId" in reader) return sql`thread.seller_id = ${reader.sellerId}`;
  return "userId" in reader ? sql`thread.user_id = ${reader.userId}` : sql`thread.order_id = ${reader.orderId}`;
}

export const shopView = sql`(select json_build_object('id', seller.id, 'slug', seller.shop_slug, 'shopName', seller.shop_name,
  'logo', case when logo.id is not null then json_build_object('id', logo.id, 'url', '/media/' || logo.id,
    'width', logo.width, 'height', logo.height, 'alt', '', 'dominantColor', logo.dominant_color) end)
  from media logo right join (select) one on logo.id = seller.logo_media_id and logo.object_key is not null)`;

const pictureOf = (productId: RawBuilder<unknown>) => sql`(
  select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
    'alt', '', 'dominantColor', media.dominant_color)
  from product_media shown join media on media.id = shown.media_id and media.object_key is not null
  where shown.product_id = ${productId} order by shown.position limit 1)`;

/** What a thread is about; `thread` needs no more than the columns of what it is about. */
export const subjectView = sql`json_build_object('kind', thread.kind, 'text', thread.subject,
  'product', (select json_build_object('id', product.id, 'slug', product.slug, 'picture', ${pictureOf(sql`product.id`)})
    from products product where product.id = thread.product_id),
  'order', case when thread.order_id is not null then json_build_object('orderId', thread.order_id,
    'sellerOrderId', thread.seller_order_id, 'number', thread.subject) end)`;

const unreadOf = (side: MessageSide) => (side === "shop" ? sql`thread.shop_unread` : sql`thread.shopper_unread`);

/** Of a thread: whether its shopper may not write, and why. */
const blocks = (keys: readonly AddressKey[]) => sql`${isBlockedByShop(keys)} as "isBlockedByShop",
  ${staffBlock(keys, sql`true`)} is not null as "isBlockedByStaff", ${toldBlockReason(keys)} as "blockReason"`;

/** A thread that is there, or that would be: the columns that say what it is about, and to whom it belongs. */
interface Place {
  threadId: string | null;
  sellerId: string;
  userId: string | null;
  email: string | null;
  kind: "shop" | "product" | "order";
  productId: string | null;
  orderId: string | null;
  sellerOrderId: string | null;
  subject: string;
  shopperName: string;
  isOwnShop: boolean;
}
export type FoundPlace = Place & Standing & { view: Omit<MessageAboutView, "refusal"> };

/** "Nora L.", of a person or of a name written whole. */
const shortName = (first: RawBuilder<unknown>, last: RawBuilder<unknown>) => sql`
  coalesce(nullif(left(trim(${first}), 80), ''), 'Somebody')
    || coalesce(' ' || upper(left(nullif(trim(${last}), ''), 1)) || '.', '')`;

export type Target =
  | { shop: { id: string } | { slug: string } }
  | { product: { id: string } | { slug: string } }
  | { orderId: string | null; sellerOrderId: string };

const refOf = (alias: "seller" | "product", slug: string, ref: { id: string } | { slug: string }) =>
  "id" in ref ? sql`${sql.ref(`${alias}.id`)} = ${ref.id}` : sql`${sql.ref(`${alias}.${slug}`)} = ${ref.slug}`;

function placeQuery(target: Target, reader: ThreadReader): RawBuilder<unknown> {
  const userId = "userId" in reader ? reader.userId : null;
  if ("orderId" in target) {
    const isTheirs =
      "sellerId" in reader
        ? sql`part.seller_id = ${reader.sellerId}`
        : "userId" in reader
          ? sql`orders.user_id = ${reader.userId}`
          : sql`orders.id = ${reader.orderId}`;
    return sql`
      select part.seller_id, orders.user_id, orders.email, 'order' as kind, null::uuid as product_id, orders.id as order_id,
        part.id as seller_order_id, part.number as subject, part.status as part_status,
        ${shortName(sql`coalesce(nullif(person.first_name, ''), orders.shipping_address->>'firstName')`, sql`coalesce(nullif(person.last_name, ''), orders.shipping_address->>'lastName')`)} as shopper_name
      from seller_orders part join orders on orders.id = part.order_id left join users person on person.id = orders.user_id
      where part.id = ${target.sellerOrderId} and orders.id = coalesce(${target.orderId}::uuid, orders.id)
        and part.status <> 'PENDING' and ${isTheirs}`;
  }
  const person = sql`select id, email, ${shortName(sql`first_name`, sql`last_name`)} as shopper_name from users where id = ${userId}`;
  if ("product" in target)
    return sql`
      select product.seller_id, person.id as user_id, person.email, 'product' as kind, product.id as product_id,
        null::uuid as order_id, null::uuid as seller_order_id, left(product.name, 300) as subject,
        null::text as part_status, person.shopper_name
      from products product, (${person}) person
      where ${refOf("product", "slug", target.product)} and product.status = 'PUBLISHED'
        and exists (select from sellers seller where seller.id = product.seller_id and seller.status = 'APPROVED')`;
  return sql`
    select seller.id as seller_id, person.id as user_id, person.email, 'shop' as kind, null::uuid as product_id,
      null::uuid as order_id, null::uuid as seller_order_id, '' as subject, null::text as part_status, person.shopper_name
    from sellers seller, (${person}) person
    where ${refOf("seller", "shop_slug", target.shop)} and seller.status = 'APPROVED'`;
}

/** Where something would be said, and the thread that is there already; nothing that who asks may not know of. */
export async function findPlace(
  db: Db,
  keys: readonly AddressKey[],
  target: Target,
  reader: ThreadReader,
): Promise<FoundPlace | undefined> {
  const isSamePlace =
    "orderId" in target
      ? sql`there.kind = 'order' and there.seller_order_id = thread.seller_order_id`
      : "product" in target
        ? sql`there.kind = 'product' and there.product_id = thread.product_id and there.user_id = thread.user_id`
        : sql`there.kind = 'shop' and there.seller_id = thread.seller_id and there.user_id = thread.user_id`;
  const { rows } = await sql<FoundPlace>`
    select there.id as "threadId", thread.seller_id as "sellerId", thread.user_id as "userId", thread.email::text as email,
      thread.kind, thread.product_id as "productId", thread.order_id as "orderId",
      thread.seller_order_id as "sellerOrderId", thread.subject, thread.shopper_name as "shopperName",
      exists (select from seller_members member where member.seller_id = thread.seller_id
        and member.user_id = thread.user_id) as "isOwnShop",
      seller.shop_name as "shopName", seller.status as "sellerStatus", thread.part_status as "partStatus",
      false as "isShopperGone", ${blocks(keys)},
      json_build_object('shop', ${shopView}, 'shopperName', thread.shopper_name, 'subject', ${subjectView},
        'threadId', there.id) as view
    from (${placeQuery(target, reader)}) thread
    join sellers seller on seller.id = thread.seller_id
    left join message_threads there on ${isSamePlace}
  `.execute(db);
  return rows[0];
}

/** A thread with who may write in it; `thread` has its columns and the address of its shopper. */
export const threadsWithPeople = sql`
  select thread.*, case when person.closed_at is null then coalesce(person.email, orders.email) else orders.email end as email,
    part.status as part_status,
    thread.kind <> 'order' and (thread.user_id is null or person.closed_at is not null) as is_shopper_gone
  from message_threads thread
  left join users person on person.id = thread.user_id
  left join orders on orders.id = thread.order_id
  left join seller_orders part on part.id = thread.seller_order_id`;

export type FoundThread = Standing & {
  view: Omit<ThreadSummaryView, "excerpt">;
  sellerId: string;
  userId: string | null;
  email: string | null;
  shopperReadAt: string | null;
  shopReadAt: string | null;
};

export async function findThread(
  db: Db,
  keys: readonly AddressKey[],
  threadId: string,
  reader: ThreadReader,
): Promise<FoundThread | undefined> {
  const { rows } = await sql<FoundThread>`
    select thread.seller_id as "sellerId", thread.user_id as "userId", thread.email::text as email,
      thread.shopper_read_at::text as "shopperReadAt", thread.shop_read_at::text as "shopReadAt",
      seller.shop_name as "shopName", seller.status as "sellerStatus", thread.part_status as "partStatus",
      thread.is_shopper_gone as "isShopperGone", ${blocks(keys)},
      json_build_object('id', thread.id, 'shop', ${shopView}, 'shopperName', thread.shopper_name, 'subject', ${subjectView},
        'lastAt', ${instantText("thread.last_at")}, 'lastFrom', thread.last_from,
        'unread', ${unreadOf("sellerId" in reader ? "shop" : "shopper")}) as view
    from (${threadsWithPeople} where thread.id = ${threadId} and ${isOf(reader)}) thread
    join sellers seller on seller.id = thread.seller_id
  `.execute(db);
  return rows[0];
}

/** Locks a thread of theirs, so that what is said in it is said one after the other. */
export async function lockThread(tx: Tx, threadId: string, reader: ThreadReader): Promise<boolean> {
  const { rows } = await sql`
    select from message_threads thread where thread.id = ${threadId} and ${isOf(reader)} for no key update
  `.execute(tx);
  return rows.length > 0;
}

export type MessageRow = Omit<MessageView, "isRead" | "hidden"> & {
  sentAtExact: string;
  hidden: { policy: string; reason: string } | null;
};

/** What was said in a thread, the latest first. */
export async function listMessageRows(
  db: Db,
  threadId: string,
  after: readonly [sentAt: string, id: string] | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const [at, id] = after ?? [null, null];
  const { rows } = await sql<MessageRow>`
    select message.id, message.from_side as "from", message.sent_at::text as "sentAtExact",
      ${instantText("message.sent_at")} as "sentAt",
      case when message.hidden_at is null then message.shown_body else '' end as text,
      message.hidden_at is null and message.shown_body <> message.body as "isMasked",
      case when message.hidden_at is null then ${messagePictures} else '[]' end as pictures,
      exists (select from message_reports report where report.message_id = message.id and report.status = 'OPEN')
        as "isReported",
      case when message.hidden_at is not null
        then json_build_object('policy', message.hidden_policy, 'reason', message.hidden_reason) end as hidden
    from messages message
    where message.thread_id = ${threadId}
      and (${at}::timestamptz is null or (message.sent_at, message.id) < (${at}::timestamptz, ${id}::uuid))
    order by message.sent_at desc, message.id desc limit ${limit + 1}
  `.execute(db);
  return rows;
}

export const messagePictures = sql`coalesce((
  select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
    'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by named.position)
  from message_pictures named join media on media.id = named.media_id where named.message_id = message.id), '[]')`;

export interface SummaryRow {
  view: ThreadSummaryView;
  position: [unread: number, lastAt: string, id: string];
}

/** Threads of a side: those with something new first, then by what was said last; and how many have something new. */
export async function listThreadRows(
  db: Db,
  reader: ThreadReader,
  isUnanswered: boolean,
  after: readonly [unread: number, lastAt: string, id: string] | undefined,
  limit: number,
): Promise<{ rows: SummaryRow[]; unread: number }> {
  const unread = unreadOf("sellerId" in reader ? "shop" : "shopper");
  const [isNew, at, id] = after ?? [null, null, null];
  const { rows } = await sql<{ rows: SummaryRow[] | null; unread: number }>`
    select
      (select count(*)::integer from message_threads thread where ${isOf(reader)} and ${unread} > 0) as unread,
      (select json_agg(json_build_object('position', json_build_array((${unread} > 0)::integer, thread.last_at::text, thread.id),
          'view', json_build_object('id', thread.id, 'shop', ${shopView}, 'shopperName', thread.shopper_name,
            'subject', ${subjectView}, 'lastAt', ${instantText("thread.last_at")}, 'lastFrom', thread.last_from,
            'unread', ${unread}, 'excerpt', (
              select case when message.hidden_at is not null then 'Hidden by our staff'
                when message.shown_body = '' then 'A picture' else left(message.shown_body, 160) end
              from messages message where message.thread_id = thread.id
              order by message.sent_at desc, message.id desc limit 1)))
          order by (${unread} > 0)::integer desc, thread.last_at desc, thread.id desc)
        from (
          select thread.* from message_threads thread
          where ${isOf(reader)} and ${isUnanswered ? sql`thread.last_from = 'shopper'` : sql`true`}
            and (${at}::timestamptz is null or ((${unread} > 0)::integer, thread.last_at, thread.id)
              < (${isNew}::integer, ${at}::timestamptz, ${id}::uuid))
          order by (${unread} > 0)::integer desc, thread.last_at desc, thread.id desc limit ${limit + 1}
        ) thread join sellers seller on seller.id = thread.seller_id) as rows
  `.execute(db);
  return { rows: rows[0]?.rows ?? [], unread: rows[0]?.unread ?? 0 };
}

/** What a shopper ordered from a shop last. */
export async function listLatestParts(db: Db, sellerId: string, userId: string): Promise<ThreadView["orders"]> {
  const { rows } = await sql<ThreadView["orders"][number]>`
    select part.id as "sellerOrderId", part.number, part.status
    from orders join seller_orders part on part.order_id = orders.id
    where orders.user_id = ${userId} and part.seller_id = ${sellerId} and part.status <> 'PENDING'
    order by orders.placed_at desc, part.id limit 5
  `.execute(db);
  return rows;
}
