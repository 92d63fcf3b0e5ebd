import { type Ctx, inTransaction } from "../platform/index";
import { addressKeys } from "./address-keys";
import { dropHash, listBlocksUnderOtherKeys, setHash } from "./queries/blocks";

const REKEYED_AT_ONCE = 200;

/**
 * Hashes the addresses in blocks anew that were hashed without a key, or under an older one, where they are still known. Without a
 * key nothing stays: of an address that nobody knows any more the hash goes. Under an older key it stays.
 * Two at once share the work. @returns how many were looked at
 */
export async function rekeyBlocks(ctx: Ctx): Promise<number> {
  const keys = addressKeys(ctx.services.settings.encryptionKeys);
  let after: string | null = null;
  for (let looked = 0; ; ) {
    const rows = await inTransaction(ctx, async (tx) => {
      const found = await listBlocksUnderOtherKeys(tx, keys, after, REKEYED_AT_ONCE);
      for (const { id, email, isUnkeyed } of found) {
        if (email !== null) await setHash(tx, keys, id, email);
        else if (isUnkeyed) await dropHash(tx, id);
      }
      return found;
    });
    looked += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < REKEYED_AT_ONCE) return looked;
  }
}
