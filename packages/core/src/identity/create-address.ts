import type { AddressView, createAddressInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, newId, signedIn } from "../platform";
import { countAddresses, insertAddress, unsetDefaultAddress } from "./address-queries";
import { lockUser } from "./queries";
import { toAddressView } from "./view";

const MOST_ADDRESSES = 50;

/**
 * Adds an address. The first one becomes the default; a later one when asked to, in place of the former.
 * @throws InvalidInput the address book is full
 */
export async function createAddress(ctx: Ctx, input: z.output<typeof createAddressInput>): Promise<AddressView> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    await lockUser(tx, userId);
    const count = await countAddresses(tx, userId);
    if (count >= MOST_ADDRESSES)
      throw new InvalidInput({ label: "Your address book is full. Remove an address you no longer use." });
    const isDefault = input.isDefault || count === 0;
    if (isDefault) await unsetDefaultAddress(tx, userId);
    const now = ctx.clock.now();
    const row = await insertAddress(tx, {
      id: newId(),
      user_id: userId,
      label: input.label,
      first_name: input.firstName,
      last_name: input.lastName,
      line1: input.line1,
      line2: input.line2 ?? null,
      city: input.city,
      state: input.country === "US" ? input.state.toUpperCase() : input.state,
      postal_code: input.postalCode,
      country: input.country,
      phone: input.phone ?? null,
      is_default: isDefault,
      created_at: now,
      updated_at: now,
    });
    return toAddressView(row);
  });
}
