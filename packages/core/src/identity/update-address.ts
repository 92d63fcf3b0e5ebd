import { type AddressView, postalAddressSchema, type updateAddressInput } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, signedIn } from "../platform";
import { findOwnAddress, postalColumns, setOwnAddress, unsetDefaultAddress } from "./address-queries";
import { type AddressRow, lockUser } from "./queries";
import { toAddressView } from "./view";

/**
 * Changes what is given of an address. Setting the default unsets the former one; the default cannot be merely unset,
 * because a book with addresses always has one.
 * @throws NotFound no such address among the actor's own
 * @throws InvalidInput what comes out is no address, such as a state that the new country does not have
 */
export async function updateAddress(ctx: Ctx, input: z.output<typeof updateAddressInput>): Promise<AddressView> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    await lockUser(tx, userId);
    const before = await findOwnAddress(tx, userId, input.addressId);
    if (!before) throw new NotFound("This address");
    const address = merged(before, input);
    if (input.isDefault === true && !before.is_default) await unsetDefaultAddress(tx, userId);
    const row = await setOwnAddress(tx, userId, input.addressId, {
      label: input.label ?? before.label,
      ...postalColumns(address),
      is_default: before.is_default || input.isDefault === true,
      updated_at: ctx.clock.now(),
    });
    if (!row) throw new NotFound("This address");
    return toAddressView(row);
  });
}

/** The address as it will be, checked as a whole: a new country may not have the old state. */
function merged(before: AddressRow, input: z.output<typeof updateAddressInput>): z.output<typeof postalAddressSchema> {
  const moved = input.country !== undefined && input.country !== before.country;
  // An absent state or postal code arrives as "": it means none only for a country that is new.
  const kept = (given: string | undefined, was: string) => (moved ? (given ?? "") : given || was);
  const parsed = postalAddressSchema.safeParse({
    firstName: input.firstName ?? before.first_name,
    lastName: input.lastName ?? before.last_name,
    line1: input.line1 ?? before.line1,
    line2: "line2" in input ? input.line2 : (before.line2 ?? undefined),
    city: input.city ?? before.city,
    state: kept(input.state, before.state),
    postalCode: kept(input.postalCode, before.postal_code),
    country: input.country ?? before.country,
    phone: "phone" in input ? input.phone : (before.phone ?? undefined),
  });
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join(".") || "country", issue.message])),
  );
}
