import type { MemberRole, StaffRole } from "@emporia/contracts/identity";
import type { SellerStatus } from "@emporia/contracts/sellers";
import type { DB, Db, Tx } from "@emporia/db";
import {
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type Updateable,
} from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Membership } from "../platform";
import { ATTEMPT_WINDOW_MS, pauseAfter } from "./attempts";
import type { UserAttributes } from "./lucia";

export type UserRow = Pick<
  Selectable<DB["users"]>,
  "id" | "email" | "first_name" | "last_name" | "phone" | "email_verified_at" | "created_at"
> & { staff_role: StaffRole | null; memberships: Membership[] };
export type AddressRow = Omit<Selectable<DB["addresses"]>, "user_id" | "created_at" | "updated_at">;
export type TokenPurpose = "verify_email" | "reset_password";

const withMemberships = (eb: ExpressionBuilder<DB, "users">) =>
  jsonArrayFrom(
    eb
      .selectFrom("seller_members as member")
      .innerJoin("sellers as seller", "seller.id", "member.seller_id")
      .whereRef("member.user_id", "=", "users.id")
      .orderBy("member.created_at")
      .orderBy("seller.id")
      .select([
        "seller.id as sellerId",
        "seller.shop_name as shopName",
        "seller.shop_slug as shopSlug",
        sql<SellerStatus>`seller.status`.as("sellerStatus"),
        sql<MemberRole>`member.role`.as("role"),
      ]),
  );
const staffRole = sql<StaffRole | null>`users.staff_role`;

// Users

export const userColumns = [
  ...(["users.id", "users.email", "users.first_name", "users.last_name", "users.phone"] as const),
  ...(["users.email_verified_at", "users.created_at"] as const),
];
export const withUserDetails = (eb: ExpressionBuilder<DB, "users">) => [
  staffRole.as("staff_role"),
  withMemberships(eb).as("memberships"),
];

export async function findUser(db: Db, userId: string): Promise<UserRow | undefined> {
  return db
    .selectFrom("users")
    .where("users.id", "=", userId)
    .select(userColumns)
    .select(withUserDetails)
    .executeTakeFirst();
}

export async function findCredentials(
  db: Db,
  email: string,
): Promise<{ id: string; password_hash: string | null } | undefined> {
  return db.selectFrom("users").where("email", "=", email).select(["id", "password_hash"]).executeTakeFirst();
}

/** Holds the password that was checked until the session is open; undefined when it was changed meanwhile. */
export async function lockPassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
): Promise<{ banned_at: Date | null } | undefined> {
  return tx
    .selectFrom("users")
    .where("id", "=", userId)
    .where("password_hash", "=", passwordHash)
    .select("banned_at")
    .forShare()
    .executeTakeFirst();
}

/** Makes whoever signs in as this person wait, and sees who they are. */
export async function lockPerson(
  tx: Tx,
  userId: string,
): Promise<{ staff_role: StaffRole | null; banned_at: Date | null } | undefined> {
  return tx
    .selectFrom("users")
    .where("id", "=", userId)
    .select([staffRole.as("staff_role"), "banned_at"])
    .forUpdate()
    .executeTakeFirst();
}

/** Makes whoever else changes this person's things wait. */
export async function lockUser(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom("users").where("id", "=", userId).select("id").forNoKeyUpdate().executeTakeFirst();
}

/** False, and nothing written, when the address is taken. */
export async function insertUser(tx: Tx, user: Insertable<DB["users"]>): Promise<boolean> {
  const row = await tx
    .insertInto("users")
    .values(user)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function setUser(tx: Tx, userId: string, change: Updateable<DB["users"]>): Promise<void> {
  await tx.updateTable("users").set(change).where("id", "=", userId).execute();
}

/** Marks the address as theirs, provided it is still the one the link went to. */
export async function setEmailVerified(tx: Tx, userId: string, email: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable("users")
    .set((eb) => ({ email_verified_at: eb.fn.coalesce("email_verified_at", eb.val(at)), updated_at: at }))
    .where("id", "=", userId)
    .where("email", "=", email)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

// Sessions

/** Who a session belongs to, with their shops, in one statement: it runs on each request. */
export async function findSessionWithUser(
  db: Db,
  idHash: string,
): Promise<(UserAttributes & { userId: string; expiresAt: Date }) | undefined> {
  return db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.id_hash", "=", idHash)
    .where("users.banned_at", "is", null)
    .select(["sessions.user_id as userId", "sessions.expires_at as expiresAt", "users.email"])
    .select(["users.first_name as firstName", staffRole.as("staffRole")])
    .select((eb) => [
      eb("users.email_verified_at", "is not", null).$castTo<boolean>().as("isEmailVerified"),
      withMemberships(eb as unknown as ExpressionBuilder<DB, "users">).as("memberships"),
    ])
    .executeTakeFirst();
}

export async function listSessionsOfUser(db: Db, userId: string): Promise<{ id_hash: string; expires_at: Date }[]> {
  return db.selectFrom("sessions").where("user_id", "=", userId).select(["id_hash", "expires_at"]).execute();
}

export async function insertSession(db: Db, session: Insertable<DB["sessions"]>): Promise<void> {
  await db.insertInto("sessions").values(session).execute();
}

export async function setSessionExpiry(db: Db, idHash: string, expiresAt: Date): Promise<void> {
  await db.updateTable("sessions").set({ expires_at: expiresAt }).where("id_hash", "=", idHash).execute();
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom("sessions").where("id_hash", "=", idHash).execute();
}

export async function deleteSessionsOfUser(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId).execute();
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
}

// Tokens in mails

/** False, and nothing written, when the person was sent `limit` of them since `since`. */
export async function insertToken(
  db: Db,
  token: Insertable<DB["user_tokens"]> & { purpose: TokenPurpose },
  limit: number,
  since: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("user_tokens")
    .columns(["token_hash", "user_id", "purpose", "email", "created_at", "expires_at"])
    .expression((eb) =>
      eb
        .selectFrom("users")
        .where("users.id", "=", token.user_id)
        .where(
          (where) =>
            where
              .selectFrom("user_tokens as earlier")
              .where("earlier.user_id", "=", token.user_id)
              .where("earlier.purpose", "=", token.purpose)
              .where("earlier.created_at", ">", since)
              .select(where.fn.countAll<number>().as("count")),
          "<",
          limit,
        )
        .select((select) => [
          select.val(token.token_hash).as("token_hash"),
          "users.id as user_id",
          select.val(token.purpose).as("purpose"),
          select.cast<string>(select.val(token.email), sql`citext`).as("email"),
          select.cast<Date>(select.val(token.created_at), "timestamptz").as("created_at"),
          select.cast<Date>(select.val(token.expires_at), "timestamptz").as("expires_at"),
        ]),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Uses a token up. Of several who try at once, one gets it. */
export async function spendToken(
  tx: Tx,
  tokenHash: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<{ user_id: string; email: string } | undefined> {
  return tx
    .updateTable("user_tokens")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["user_id", "email"])
    .executeTakeFirst();
}

/** Makes what other links of the kind are still in mails worthless. */
export async function spendTokens(tx: Tx, userId: string, purpose: TokenPurpose, now: Date): Promise<void> {
  await tx
    .updateTable("user_tokens")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .execute();
}

export async function deleteTokensOfUser(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("user_tokens").where("user_id", "=", userId).execute();
}

export async function deleteAddressesOfUser(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("addresses").where("user_id", "=", userId).execute();
}

export async function deleteExpiredTokens(db: Db, expiredBefore: Date): Promise<void> {
  await db.deleteFrom("user_tokens").where("expires_at", "<", expiredBefore).execute();
}

// Attempts to sign in

/**
 * Counts an attempt as failed before the password is looked at, so that guesses sent side by side count too.
 * Undefined, and nothing counted, while the address is locked.
 */
export async function countAttempt(db: Db, email: string, now: Date): Promise<{ failures: number } | undefined> {
  const isForgotten = (eb: ExpressionBuilder<DB, "login_attempts">): Expression<boolean> =>
    sql<boolean>`greatest(${eb.ref("login_attempts.last_failed_at")}, ${eb.ref("login_attempts.locked_until")})
      < ${new Date(now.getTime() - ATTEMPT_WINDOW_MS)}::timestamptz`.$castTo<boolean>();
  const pauses = Array.from({ length: 20 }, (_, failures) => pauseAfter(failures));
  return db
    .insertInto("login_attempts")
    .values({ email, failures: 1, last_failed_at: now, locked_until: null })
    .onConflict((conflict) =>
      conflict
        .column("email")
        .doUpdateSet((eb) => {
          const failures = sql<number>`case when ${isForgotten(eb)} then 1 else login_attempts.failures + 1 end`;
          const pause = sql<number>`(${pauses}::bigint[])[least(${failures}, 19) + 1]`;
          return {
            failures,
            last_failed_at: now,
            locked_until: sql<Date | null>`${now}::timestamptz + nullif(${pause}, 0) * interval '1 millisecond'`,
          };
        })
        .where((eb) =>
          eb.or([eb("login_attempts.locked_until", "is", null), eb("login_attempts.locked_until", "<=", now)]),
        ),
    )
    .returning("failures")
    .executeTakeFirst();
}

export async function findLock(db: Db, email: string): Promise<Date | null> {
  const row = await db
    .selectFrom("login_attempts")
    .where("email", "=", email)
    .select("locked_until")
    .executeTakeFirst();
  return row?.locked_until ?? null;
}

export async function deleteAttempts(db: Db, email: string): Promise<void> {
  await db.deleteFrom("login_attempts").where("email", "=", email).execute();
}

export async function deleteOldAttempts(db: Db, before: Date): Promise<void> {
  await db.deleteFrom("login_attempts").where("last_failed_at", "<", before).execute();
}
