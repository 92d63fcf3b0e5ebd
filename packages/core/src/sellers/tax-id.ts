import type { setTaxIdInput, taxIdView } from "@emporia/contracts/payouts";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit, seal, unseal } from "../platform/index";
import { findTaxId, listTaxIdsUnderOtherKeys, saveTaxId } from "./tax-id-queries";

const ROTATED_AT_ONCE = 200;

/** Keeps a shop's tax id, sealed; from then on everybody sees its last four only. The audit log says that, not what. */
export async function setTaxId(ctx: Ctx, input: z.output<typeof setTaxIdInput> & { sellerId: string }): Promise<void> {
  const { sellerId, kind, taxId } = input;
  const sealed = seal(ctx.services.settings.encryptionKeys, sellerId, taxId);
  await inTransaction(ctx, async (tx) => {
    await saveTaxId(tx, { sellerId, kind, ...sealed, last4: taxId.slice(-4) }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "seller.taxIdSet",
      subjectType: "seller",
      subjectId: sellerId,
      detail: { kind },
    });
  });
}

/** What can be seen of a shop's tax id; null while there is none. */
export async function getTaxId(ctx: Ctx, input: { sellerId: string }): Promise<z.output<typeof taxIdView>> {
  const row = await findTaxId(ctx.db, input.sellerId);
  return { taxId: row ? { kind: row.kind, last4: row.last4, updatedAt: row.updated_at.toISOString() } : null };
}

/**
 * Seals what other keys sealed with the current one, so that an old key can be taken out of DATA_ENCRYPTION_KEYS. Two at
 * once share the work; one that is stopped goes on where it was. @returns how many were sealed anew
 */
export async function rotateTaxIds(ctx: Ctx): Promise<number> {
  const keys = ctx.services.settings.encryptionKeys;
  for (let rotated = 0; ; ) {
    const count = await inTransaction(ctx, async (tx) => {
      const rows = await listTaxIdsUnderOtherKeys(tx, keys[0]?.id ?? "", ROTATED_AT_ONCE);
      for (const row of rows) {
        const taxId = unseal(keys, row.seller_id, { keyId: row.key_id, sealed: row.sealed });
        const { seller_id: sellerId, kind, last4, updated_at: updatedAt } = row;
        await saveTaxId(tx, { sellerId, kind, last4, ...seal(keys, sellerId, taxId) }, updatedAt);
      }
      return rows.length;
    });
    rotated += count;
    if (count < ROTATED_AT_ONCE) return rotated;
  }
}
