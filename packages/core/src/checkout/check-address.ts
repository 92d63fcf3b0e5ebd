import type { PostalAddressView } from "@emporia/contracts/identity";
import type { Ctx } from "../platform/index";
import type { AddressDoubt } from "./address-checker";
import { doubtByForm } from "./address-form";

/**
 * What speaks against sending something there: the address itself, else whoever knows addresses. Null where nothing does, or nobody
 * answers in time: a shopper is not kept from buying by a carrier that is away. Not inside a transaction.
 */
export async function findAddressDoubt(
  ctx: Pick<Ctx, "services" | "log">,
  address: PostalAddressView,
): Promise<AddressDoubt | null> {
  const doubt = doubtByForm(address);
  if (doubt || !ctx.services.addresses) return doubt;
  try {
    return await ctx.services.addresses.check(address);
  } catch (error) {
    ctx.log.warn({ error }, "nobody checked an address: whoever knows addresses does not answer");
    return null;
  }
}
