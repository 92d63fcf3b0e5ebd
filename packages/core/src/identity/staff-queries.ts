import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { escapeLike } from "../platform/index";
import { type UserRow, userColumns, withUserDetails } from "./queries";

export type StaffUserRow = UserRow & {
  closed_at: Date | null;
  banned_at: Date | null;
  ban_reason: string | null;
  order_count: number;
  /** The exact instant as text: a JavaScript date would cut it to milliseconds and lose the place in the list. */
  position: string;
};

function staffUsers(db: Db) {
  return db
    .selectFrom("users")
    .select(userColumns)
    .select(withUserDetails)
    .select((eb) => [
      "users.closed_at",
      "users.banned_at",
      "users.ban_reason",
      sql<string>`users.created_at::text`.as("position"),
      eb
        .selectFrom("orders")
        .whereRef("orders.user_id", "=", "users.id")
        .select((count) => count.fn.countAll<number>().as("count"))
        .$asScalar()
        .$notNull()
        .as("order_count"),
    ]);
}

export async function findStaffUser(db: Db, userId: string): Promise<StaffUserRow | undefined> {
  return staffUsers(db).where("users.id", "=", userId).executeTakeFirst();
}

/** The newest account first. `limit + 1` rows tell whether there are more. */
export async function listStaffUserRows(
  db: Db,
  filter: { kind?: "banned" | "staff" | "sellers" | undefined; query?: string | undefined },
  after: readonly [createdAt: string, id: string] | undefined,
  limit: number,
): Promise<StaffUserRow[]> {
  let query = staffUsers(db);
  if (filter.kind === "banned") query = query.where("users.banned_at", "is not", null);
  if (filter.kind === "staff") query = query.where("users.staff_role", "is not", null);
  if (filter.kind === "sellers")
    query = query.where((eb) =>
      eb.exists(eb.selectFrom("seller_members").whereRef("seller_members.user_id", "=", "users.id").select("user_id")),
    );
  if (filter.query) {
    const pattern = `%${escapeLike(filter.query)}%`;
    query = query.where(
      sql<boolean>`(users.email ilike ${pattern} or users.first_name || ' ' || users.last_name ilike ${pattern})`,
    );
  }
  if (after)
    query = query.where(sql<boolean>`(users.created_at, users.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query
    .orderBy("users.created_at", "desc")
    .orderBy("users.id", "desc")
    .limit(limit + 1)
    .execute();
}
