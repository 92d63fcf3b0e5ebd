import type { createCollectionInput, StaffCollectionView } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, inTransaction, newId, recordAudit } from "../../platform/index";
import { insertCollection, isCollectionSlugTaken } from "../queries/collections";
import { slugify } from "../text";
import { getStaffCollection } from "./get-staff-collection";

/** Begins a collection, hidden until it is shown: of products that are named, or of all that a rule takes in. */
export async function createCollection(
  ctx: Ctx,
  input: z.output<typeof createCollectionInput>,
): Promise<StaffCollectionView> {
  const { name, isRule } = input;
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const wanted = slugify(name, "collection").slice(0, 70).replace(/-+$/, "");
    let slug = wanted;
    for (let suffix = 2; await isCollectionSlugTaken(tx, slug, null); suffix++) slug = `${wanted}-${suffix}`;
    const rule = isRule ? { tag: undefined, sellerIds: [], attributes: [] } : null;
    await insertCollection(tx, { id, slug, name, rule }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "collection.create",
      subjectType: "collection",
      subjectId: id,
      detail: { name, isRule },
    });
  });
  return getStaffCollection(ctx, { collectionId: id });
}
