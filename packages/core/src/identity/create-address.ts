import type { AddressView, createAddressInput } from "@emporia/contracts/identity";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, newId, signedIn } from "../platform";
import { countAddresses, insertAddress, listAddressRows, postalColumns, unsetDefaultAddress } from "./address-queries";
import { lockUser } from "./queries";
import { toAddressView } from "./view";

const MOST_ADDRESSES = 50;
const MOST_OF_LABEL = 40;

type NewAddress = z.output<typeof createAddressInput>;

/**
 * Adds an address. The first one becomes the default; a later one when asked to, in place of the former.
 * @throws InvalidInput the address book is full
 */
export async function createAddress(ctx: Ctx, input: NewAddress): Promise<AddressView> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    await lockUser(tx, userId);
    const count = await countAddresses(tx, userId);
    if (count >= MOST_ADDRESSES)
      throw new InvalidInput({ label: "Your address book is full. Remove an address you no longer use." });
    return add(tx, ctx, userId, { ...input, isDefault: input.isDefault || count === 0 });
  });
}

/**
 * Puts an address into the book unless the same one is there already, however it is written, or the book is full. It is
 * labelled by its city: nobody said what it is to them.
 */
export async function keepAddress(ctx: Ctx, address: Omit<NewAddress, "label">): Promise<void> {
  const { userId } = signedIn(ctx);
  const input = { ...address, label: address.city.slice(0, MOST_OF_LABEL) };
  await inTransaction(ctx, async (tx) => {
    await lockUser(tx, userId);
    const book = (await listAddressRows(tx, userId)).map(toAddressView);
    if (book.length >= MOST_ADDRESSES || book.some((known) => isSameAddress(known, input))) return;
    await add(tx, ctx, userId, { ...input, isDefault: input.isDefault || book.length === 0 });
  });
}

// biome-ignore format: one name a line says nothing more
const postalFields = [
  "firstName", "lastName", "line1", "line2", "city", "state", "postalCode", "country", "phone",
] as const;

/** Whether a parcel and its card go to the same place and person. */
function isSameAddress(one: AddressView, other: NewAddress): boolean {
  const plain = (text: string | null | undefined) => (text ?? "").trim().replace(/\s+/g, " ").toLowerCase();
  return postalFields.every((field) => plain(one[field]) === plain(other[field]));
}

async function add(tx: Tx, ctx: Ctx, userId: string, input: NewAddress): Promise<AddressView> {
  if (input.isDefault) await unsetDefaultAddress(tx, userId);
  const now = ctx.clock.now();
  const row = await insertAddress(tx, {
    id: newId(),
    user_id: userId,
    label: input.label,
    ...postalColumns(input),
    is_default: input.isDefault,
    created_at: now,
    updated_at: now,
  });
  return toAddressView(row);
}
