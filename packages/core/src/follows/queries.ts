import type { FollowedShopView } from "@emporia/contracts/follows";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { instantText } from "../platform/index";

/** A shop that shoppers see, or, of one that they follow, also one that does not sell now. */
export async function findFollowable(
  db: Db,
  ref: { id: string } | { slug: string },
  userId: string,
): Promise<{ sellerId: string; isOwn: boolean; isFollowed: boolean } | undefined> {
  const { rows } = await sql<{ sellerId: string; isOwn: boolean; isFollowed: boolean; isOpen: boolean }>`
    select seller.id as "sellerId", seller.status = 'APPROVED' as "isOpen",
      exists (select from seller_members member where member.seller_id = seller.id and member.user_id = ${userId}) as "isOwn",
      exists (select from shop_follows follow where follow.seller_id = seller.id and follow.user_id = ${userId})
        as "isFollowed"
    from sellers seller where ${"id" in ref ? sql`seller.id = ${ref.id}` : sql`seller.shop_slug = ${ref.slug}`}
  `.execute(db);
  const [found] = rows;
  return found && (found.isOpen || found.isFollowed) ? found : undefined;
}

/** Locks a person, so that what they follow is followed one after the other, and counts it. */
export async function lockFollower(tx: Tx, userId: string): Promise<number> {
  await sql`select from users where id = ${userId} for no key update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from shop_follows where user_id = ${userId}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Writes a follow down and counts it. False where it is so already. */
export async function insertFollow(tx: Tx, userId: string, sellerId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    with followed as (
      insert into shop_follows (user_id, seller_id, followed_at, told_until)
      values (${userId}, ${sellerId}, ${now}, ${now}) on conflict do nothing returning seller_id
    )
    update sellers set follower_count = follower_count + 1
    where id in (select seller_id from followed) returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Takes a follow away, and from the count. False where it was not so. */
export async function deleteFollow(tx: Tx, userId: string, sellerId: string): Promise<boolean> {
  const { rows } = await sql`
    with ended as (
      delete from shop_follows where user_id = ${userId} and seller_id = ${sellerId} returning seller_id
    )
    update sellers set follower_count = follower_count - 1 where id in (select seller_id from ended) returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function listFollowRows(
  db: Db,
  userId: string,
  after: readonly [followedAt: string, sellerId: string] | undefined,
  limit: number,
): Promise<{ wantsMails: boolean; rows: { view: FollowedShopView; position: string }[] }> {
  const [at, id] = after ?? [null, null];
  const { rows } = await sql<{ wantsMails: boolean; rows: { view: FollowedShopView; position: string }[] | null }>`
    select not exists (select from follow_mail_refusals refusal where refusal.user_id = ${userId}) as "wantsMails",
      (select json_agg(json_build_object('position', follow.followed_at::text, 'view', json_build_object(
          'id', seller.id, 'slug', seller.shop_slug, 'shopName', seller.shop_name, 'tagline', seller.tagline,
          'isOpen', seller.status = 'APPROVED',
          'productCount', (select count(*) from product_listings listing
            where listing.seller_id = seller.id and listing.is_visible),
          'followedAt', ${instantText("follow.followed_at")},
          'logo', case when logo.id is not null then json_build_object('id', logo.id, 'url', '/media/' || logo.id,
            'width', logo.width, 'height', logo.height, 'alt', '', 'dominantColor', logo.dominant_color) end))
        order by follow.followed_at desc, follow.seller_id desc)
      from (
        select each.* from shop_follows each
        where each.user_id = ${userId} and (${at}::timestamptz is null
          or (each.followed_at, each.seller_id) < (${at}::timestamptz, ${id}::uuid))
        order by each.followed_at desc, each.seller_id desc limit ${limit + 1}
      ) follow
      join sellers seller on seller.id = follow.seller_id
      left join media logo on logo.id = seller.logo_media_id and logo.object_key is not null) as rows
  `.execute(db);
  return { wantsMails: rows[0]?.wantsMails ?? true, rows: rows[0]?.rows ?? [] };
}

export async function setMailRefusal(tx: Tx, userId: string, isRefused: boolean, now: Date): Promise<void> {
  if (isRefused)
    await sql`
      insert into follow_mail_refusals (user_id, refused_at) values (${userId}, ${now}) on conflict do nothing
    `.execute(tx);
  else await sql`delete from follow_mail_refusals where user_id = ${userId}`.execute(tx);
}

/** Undefined where there is no such person any more. */
export async function findMailRefusal(db: Db, userId: string): Promise<{ isRefused: boolean } | undefined> {
  const { rows } = await sql<{ isRefused: boolean }>`
    select exists (select from follow_mail_refusals refusal where refusal.user_id = person.id) as "isRefused"
    from users person where person.id = ${userId}
  `.execute(db);
  return rows[0];
}

/** Whose mails about it are due: what a shop has brought out until then is news to them. In the order of their ids. */
export async function listDueFollowers(db: Db, until: Date, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person.id from users person
    where (${afterId}::uuid is null or person.id > ${afterId}::uuid)
      and person.id in (
        select follow.user_id from shop_follows follow join sellers seller on seller.id = follow.seller_id
        where seller.status = 'APPROVED' and exists (
          select from product_listings listing where listing.seller_id = follow.seller_id and listing.is_visible
            and listing.published_at > follow.told_until and listing.published_at <= ${until}))
      and person.banned_at is null and person.email_verified_at is not null
      and not exists (select from follow_mail_refusals refusal where refusal.user_id = person.id)
    order by person.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

export interface ShopNews {
  shopName: string;
  slug: string;
  count: number;
  products: { name: string; slug: string }[];
}

/** What shops that a person follows have brought out until then and they were not told of. Undefined where there is nothing. */
export async function findFollowNews(
  db: Db,
  userId: string,
  until: Date,
): Promise<{ email: string; firstName: string; shops: ShopNews[] } | undefined> {
  const { rows } = await sql<{ email: string; firstName: string; shops: ShopNews[] | null }>`
    select person.email::text as email, person.first_name as "firstName", (
      select json_agg(json_build_object('shopName', seller.shop_name, 'slug', seller.shop_slug, 'count', news.count,
        'products', news.products) order by news.count desc, seller.id)
      from shop_follows follow join sellers seller on seller.id = follow.seller_id, lateral (
        select count(*)::integer as count, (array_agg(json_build_object('name', product.name, 'slug', product.slug)
          order by listing.published_at desc, listing.product_id desc))[1:3] as products
        from product_listings listing join products product on product.id = listing.product_id
        where listing.seller_id = follow.seller_id and listing.is_visible
          and listing.published_at > follow.told_until and listing.published_at <= ${until}
      ) news
      where follow.user_id = person.id and seller.status = 'APPROVED' and news.count > 0
    ) as shops
    from users person
    where person.id = ${userId} and person.banned_at is null and person.email_verified_at is not null
      and not exists (select from follow_mail_refusals refusal where refusal.user_id = person.id)
  `.execute(db);
  const [found] = rows;
  return found?.shops ? { ...found, shops: found.shops } : undefined;
}

export async function setToldUntil(db: Db, userId: string, until: Date): Promise<void> {
  await sql`update shop_follows set told_until = ${until} where user_id = ${userId} and told_until < ${until}`.execute(
    db,
  );
}
