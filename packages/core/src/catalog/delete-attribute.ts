import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { deleteAttribute as deleteRow, listProductIdsSaying, lockAttribute } from "./queries/attributes";
import { refreshManyListings } from "./refresh-listings";

/**
 * Takes an attribute away for good, with all that products say by it.
 * @throws NotFound no such attribute
 */
export async function deleteAttribute(ctx: Ctx, input: { attributeId: string }): Promise<{ ok: true }> {
  const { attributeId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockAttribute(tx, attributeId);
    if (!current) throw new NotFound("This attribute");
    const productIds = await listProductIdsSaying(tx, attributeId);
    await deleteRow(tx, attributeId);
    await refreshManyListings(tx, productIds);
    await recordAudit(tx, ctx, {
      action: "attribute.delete",
      subjectType: "attribute",
      subjectId: attributeId,
      detail: { name: current.name, kind: current.kind, products: productIds.length },
    });
    return { ok: true };
  });
}
