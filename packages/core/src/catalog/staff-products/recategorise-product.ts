import type { recategoriseProductInput, StaffProductView } from "@emporia/contracts/staff-products";
import type { z } from "zod";
import { appendEvents, type Ctx, InvalidInput, NotFound, recordAudit } from "../../platform/index";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { listCategoryPaths } from "../queries/submissions";
import { saveProducts } from "../save-products";
import { readStaffProduct } from "./get-staff-product";
import { findCategoryByRef, lockProduct, setProposedCategory } from "./queries";

/**
 * Puts a product into another category; its shop gets a mail with the reason. What the new category requires and the
 * product does not say is asked of its shop later, as when staff come to require something. What waits for staff of it
 * is in the new category too. Putting it where it is changes nothing.
 * @throws NotFound no such product
 * @throws InvalidInput no such category
 */
export async function recategoriseProduct(
  ctx: Ctx,
  input: z.output<typeof recategoriseProductInput>,
): Promise<StaffProductView> {
  const { productId, category, reason } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockProduct(tx, productId);
    if (!current) throw new NotFound("This product");
    const wanted = await findCategoryByRef(tx, category);
    if (!wanted) throw new InvalidInput({ category: "There is no category at this address." });
    if (wanted.id === current.categoryId) return readStaffProduct(tx, productId);

    const { sellerId } = current;
    const content = { ...current, categoryId: wanted.id };
    const change = { current, sellerId, content, status: current.status, wantedSlug: undefined };
    await saveProducts(tx, ctx, [change], "counted", { isReviewed: true });
    await setProposedCategory(tx, productId, wanted.id);
    const ids = [current.categoryId, wanted.id].filter((id) => id !== null);
    const paths = await listCategoryPaths(tx, ids);
    const from = paths.get(current.categoryId ?? "") ?? "no category";
    const to = paths.get(wanted.id) ?? wanted.name;
    await recordAudit(tx, ctx, {
      action: "product.recategorise",
      subjectType: "product",
      subjectId: productId,
      detail: { reason, from, to },
    });
    const payload = { productId, sellerId, reason, from, to };
    await appendEvents(tx, ctx, [{ type: "ProductRecategorised", key: productId, payload }]);
    return readStaffProduct(tx, productId);
  });
}
