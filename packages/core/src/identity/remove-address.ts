import { type Ctx, inTransaction, NotFound, signedIn } from "../platform";
import { deleteOwnAddress, setNewestAddressDefault } from "./address-queries";
import { lockUser } from "./queries";

/**
 * Removes an address; when it was the default, the newest of the others takes its place.
 * @throws NotFound no such address among the actor's own
 */
export async function removeAddress(ctx: Ctx, input: { addressId: string }): Promise<void> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockUser(tx, userId);
    const removed = await deleteOwnAddress(tx, userId, input.addressId);
    if (!removed) throw new NotFound("This address");
    if (removed.is_default) await setNewestAddressDefault(tx, userId);
  });
}
