import type { AddressView } from "@emporia/contracts/identity";
import { type Ctx, signedIn } from "../platform";
import { listAddressRows } from "./address-queries";
import { toAddressView } from "./view";

/** The address book, the default first. */
export async function listAddresses(ctx: Ctx): Promise<AddressView[]> {
  const rows = await listAddressRows(ctx.db, signedIn(ctx).userId);
  return rows.map(toAddressView);
}
