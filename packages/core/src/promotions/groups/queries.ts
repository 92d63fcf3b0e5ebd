import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { ShopperGroup } from "./group";

/**
 * Whether the account is in a group: its confirmed address is named there, or it meets the group's rule by orders that were paid
 * for and not cancelled, less what was refunded; other currencies count at the rate in force, and one without a rate does not. A guest is in none.
 */
export function isShopperIn(groupId: RawBuilder<unknown>, userId: string | null, at: Date): RawBuilder<boolean> {
  return sql`
    exists (select from shopper_groups of_shopper where of_shopper.id = ${groupId} and ${userId}::uuid is not null and (
      exists (select from shopper_group_members named join users account on account.email = named.email
        where named.group_id = of_shopper.id and account.id = ${userId}::uuid and account.email_verified_at is not null)
      or (of_shopper.rule_days is not null and (
        select count(*) >= coalesce(of_shopper.rule_orders, 0)
          and coalesce(sum(case when bought.currency = home_currency() then bought.total_amount - bought.refunded_amount
            else round((bought.total_amount - bought.refunded_amount)
              * 10::numeric ^ (currency_digits(home_currency()) - currency_digits(bought.currency)) / rate) end), 0)
            >= coalesce(of_shopper.rule_amount, 0)
        from orders bought left join conversions on conversions.currency = bought.currency
        where bought.user_id = ${userId}::uuid
          and bought.placed_at > ${at}::timestamptz - make_interval(days => of_shopper.rule_days)
          and bought.status <> 'CANCELLED' and bought.payment_status not in ('PENDING', 'FAILED', 'CANCELLED')))))
  `;
}

export async function isGroup(tx: Tx, groupId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("shopper_groups")
    .where("id", "=", groupId)
    .select("id")
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function countGroups(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("shopper_groups")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const toRow = ({ name, note, rule }: ShopperGroup) => ({
  ...{ name, note },
  rule_orders: rule?.orders ?? null,
  rule_amount: rule?.amount ?? null,
  rule_days: rule?.days ?? null,
});

export async function insertGroup(tx: Tx, group: ShopperGroup, now: Date): Promise<void> {
  await tx
    .insertInto("shopper_groups")
    .values({ id: group.id, ...toRow(group), created_at: now, updated_at: now })
    .execute();
}

/** False when there is no such group. */
export async function setGroup(tx: Tx, group: ShopperGroup, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("shopper_groups")
    .set({ ...toRow(group), updated_at: now })
    .where("id", "=", group.id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockGroup(tx: Tx, groupId: string): Promise<{ name: string } | undefined> {
  return tx.selectFrom("shopper_groups").where("id", "=", groupId).select("name").forUpdate().executeTakeFirst();
}

export async function listPromotionsOfGroup(db: Db, groupId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("promotions")
    .where("group_id", "=", groupId)
    .select("name")
    .orderBy("created_at", "desc")
    .limit(5)
    .execute();
  return rows.map(({ name }) => name);
}

export async function deleteGroupRow(tx: Tx, groupId: string): Promise<void> {
  await tx.deleteFrom("shopper_groups").where("id", "=", groupId).execute();
}

export interface GroupWithUse extends ShopperGroup {
  home: string;
  memberCount: number;
  promotions: { id: string; name: string }[];
  createdAt: Date;
  /** As text, to page by. */
  position: string;
}

/** Groups, newest first, with how many are named in each and which promotions are for it. */
export async function listGroupsWithUse(
  db: Db,
  asked: { id?: string; pattern?: string | undefined; before?: readonly [string, string] | undefined; limit: number },
): Promise<GroupWithUse[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    note: string;
    rule_orders: number | null;
    rule_amount: number | null;
    rule_days: number | null;
    home: string;
    memberCount: number;
    promotions: { id: string; name: string }[];
    createdAt: Date;
    position: string;
  }>`
    select one.id, one.name, one.note, one.rule_orders, one.rule_amount, one.rule_days, home_currency() as home,
      (select count(*)::integer from shopper_group_members where group_id = one.id) as "memberCount",
      (select coalesce(json_agg(json_build_object('id', used.id, 'name', used.name)), '[]') from (
        select id, name from promotions where group_id = one.id order by created_at desc, id desc limit 50) used
      ) as promotions,
      one.created_at as "createdAt", one.created_at::text as position
    from shopper_groups one
    where ${asked.id ? sql`one.id = ${asked.id}` : sql`true`}
      and ${asked.pattern ? sql`one.name::text ilike ${asked.pattern}` : sql`true`}
      and ${asked.before ? sql`(one.created_at, one.id) < (${asked.before[0]}::timestamptz, ${asked.before[1]}::uuid)` : sql`true`}
    order by one.created_at desc, one.id desc limit ${asked.limit + 1}
  `.execute(db);
  return rows.map(({ rule_orders, rule_amount, rule_days, ...row }) => ({
    ...row,
    rule: rule_days === null ? null : { orders: rule_orders, amount: rule_amount, days: rule_days },
  }));
}

export interface GroupMember {
  email: string;
  addedAt: Date;
  account: "none" | "unconfirmed" | "confirmed";
}

/** Who is named in a group, by address. */
export async function listMembers(
  db: Db,
  asked: { groupId: string; pattern?: string | undefined; after?: string | undefined; limit: number },
): Promise<GroupMember[]> {
  const { rows } = await sql<GroupMember>`
    select named.email::text as email, named.added_at as "addedAt",
      case when account.id is null then 'none' when account.email_verified_at is null then 'unconfirmed'
        else 'confirmed' end as account
    from shopper_group_members named left join users account on account.email = named.email
    where named.group_id = ${asked.groupId}
      and ${asked.pattern ? sql`named.email::text ilike ${asked.pattern}` : sql`true`}
      and ${asked.after ? sql`named.email > ${asked.after}::citext` : sql`true`}
    order by named.email limit ${asked.limit + 1}
  `.execute(db);
  return rows;
}

/** Names these addresses in a group; how many were not in it before. */
export async function insertMembers(tx: Tx, groupId: string, emails: readonly string[], now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into shopper_group_members (group_id, email, added_at)
    select ${groupId}::uuid, email, ${now}::timestamptz from unnest(${[...emails]}::citext[]) as wanted (email)
    order by email on conflict do nothing
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** False when the address was not in it. */
export async function deleteMember(tx: Tx, groupId: string, email: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from shopper_group_members where group_id = ${groupId} and email = ${email}::citext
  `.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}
