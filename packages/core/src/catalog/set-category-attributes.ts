import type { setCategoryAttributesInput } from "@emporia/contracts/categories";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { setCategoryAttributes as setRows } from "./queries/attributes";
import { findCategoryPlace, listProductIdsBelow, lockCategoryTree } from "./queries/categories";
import { refreshManyListings } from "./refresh-listings";

/**
 * Says what a category asks of its products, and of those below it. What products said stays when nobody asks any more,
 * unseen until it is asked for again. A product that shoppers see stays visible when more is required than it says.
 * @throws NotFound no such category
 * @throws InvalidInput an attribute is named twice, or does not exist
 */
export async function setCategoryAttributes(
  ctx: Ctx,
  input: z.output<typeof setCategoryAttributesInput>,
): Promise<{ ok: true }> {
  const { categoryId, attributes } = input;
  if (new Set(attributes.map((each) => each.attributeId)).size < attributes.length)
    throw new InvalidInput({ attributes: "An attribute is listed twice." });
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    if (!(await findCategoryPlace(tx, categoryId))) throw new NotFound("This category");
    if (!(await setRows(tx, categoryId, attributes)))
      throw new InvalidInput({ attributes: "One of these attributes does not exist any more." });
    await refreshManyListings(tx, await listProductIdsBelow(tx, categoryId));
    await recordAudit(tx, ctx, {
      action: "category.setAttributes",
      subjectType: "category",
      subjectId: categoryId,
      detail: { attributes },
    });
    return { ok: true };
  });
}
