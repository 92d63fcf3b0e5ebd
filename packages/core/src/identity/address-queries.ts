import type { PostalAddress } from "@emporia/contracts/identity";
import type { DB, Db, Tx } from "@emporia/db";
import type { Insertable, Updateable } from "kysely";
import type { AddressRow } from "./queries";

const columns = [
  ...(["id", "label", "first_name", "last_name", "line1", "line2", "city", "state", "postal_code"] as const),
  ...(["country", "phone", "is_default"] as const),
];

/** Where a parcel goes, as columns; a state of the US is its code in capitals. */
export function postalColumns(address: PostalAddress) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    line1: address.line1,
    line2: address.line2 ?? null,
    city: address.city,
    state: address.country === "US" ? address.state.toUpperCase() : address.state,
    postal_code: address.postalCode,
    country: address.country,
    phone: address.phone ?? null,
  };
}

/** The default first, then the newest. */
export async function listAddressRows(db: Db, userId: string): Promise<AddressRow[]> {
  return db
    .selectFrom("addresses")
    .where("user_id", "=", userId)
    .select(columns)
    .orderBy("is_default", "desc")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function findOwnAddress(db: Db, userId: string, addressId: string): Promise<AddressRow | undefined> {
  return db
    .selectFrom("addresses")
    .where("user_id", "=", userId)
    .where("id", "=", addressId)
    .select(columns)
    .executeTakeFirst();
}

export async function countAddresses(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("addresses")
    .where("user_id", "=", userId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertAddress(tx: Tx, address: Insertable<DB["addresses"]>): Promise<AddressRow> {
  return tx.insertInto("addresses").values(address).returning(columns).executeTakeFirstOrThrow();
}

export async function setOwnAddress(
  tx: Tx,
  userId: string,
  addressId: string,
  change: Updateable<DB["addresses"]>,
): Promise<AddressRow | undefined> {
  return tx
    .updateTable("addresses")
    .set(change)
    .where("user_id", "=", userId)
    .where("id", "=", addressId)
    .returning(columns)
    .executeTakeFirst();
}

export async function unsetDefaultAddress(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("addresses")
    .set({ is_default: false })
    .where("user_id", "=", userId)
    .where("is_default", "=", true)
    .execute();
}

/** Makes the newest address the default one. With none left it does nothing. */
export async function setNewestAddressDefault(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("addresses")
    .set({ is_default: true })
    .where("id", "=", (eb) =>
      eb
        .selectFrom("addresses as newest")
        .where("newest.user_id", "=", userId)
        .orderBy("newest.created_at", "desc")
        .orderBy("newest.id", "desc")
        .limit(1)
        .select("newest.id"),
    )
    .execute();
}

export async function deleteOwnAddress(
  tx: Tx,
  userId: string,
  addressId: string,
): Promise<{ is_default: boolean } | undefined> {
  return tx
    .deleteFrom("addresses")
    .where("user_id", "=", userId)
    .where("id", "=", addressId)
    .returning("is_default")
    .executeTakeFirst();
}
