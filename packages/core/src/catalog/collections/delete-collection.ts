import { type Ctx, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { deleteCollectionRow, lockCollection } from "../queries/collections";

/** Takes a collection away; its products stay. @throws NotFound no such collection */
export async function deleteCollection(ctx: Ctx, input: { collectionId: string }): Promise<{ ok: true }> {
  const { collectionId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockCollection(tx, collectionId);
    if (!current) throw new NotFound("This collection");
    await deleteCollectionRow(tx, collectionId);
    await recordAudit(tx, ctx, {
      action: "collection.delete",
      subjectType: "collection",
      subjectId: collectionId,
      detail: { name: current.name, slug: current.slug },
    });
    return { ok: true };
  });
}
