import type { StaffProductView, takeDownProductInput } from "@emporia/contracts/staff-products";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { lockStockLevels } from "../../inventory/index";
import { appendEvents, type Ctx, NotFound, recordAudit } from "../../platform/index";
import { inCatalogTransaction } from "../in-catalog-transaction";
import type { ProductState } from "../product-content";
import { asWritten } from "../proposals";
import { setPublishAt } from "../queries/sales";
import { hasCategory, listOrderedVariants, listSkuOwners } from "../queries/write-product";
import { saveProducts } from "../save-products";
import { readStaffProduct } from "./get-staff-product";
import { insertTakedown, lockProduct } from "./queries";

/**
 * Takes a product off sale for a reason of policy. It is a draft then, its shop gets a mail, and what the shop publishes
 * of it waits for staff, be the shop trusted or not, until staff approve or restore it. Its orders and its history stay,
 * and what its shop wrote that still waited, or came back to be mended, is in the draft.
 * Doing so again says another reason.
 * @throws NotFound no such product
 */
export async function takeDownProduct(
  ctx: Ctx,
  input: z.output<typeof takeDownProductInput>,
): Promise<StaffProductView> {
  const { productId, policy, reason, note } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockProduct(tx, productId);
    if (!current) throw new NotFound("This product");
    const { takedown, sellerId } = current;
    if (takedown?.policy === policy && takedown.reason === reason) return readStaffProduct(tx, productId);

    const content = await writtenDraft(tx, current);
    const wantedSlug = content.slug === current.slug ? undefined : content.slug;
    const change = { current, sellerId, content, status: "DRAFT" as const, wantedSlug };
    await saveProducts(tx, ctx, [change], "counted");
    await setPublishAt(tx, sellerId, productId, null);
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const takedownId = await insertTakedown(tx, { productId, sellerId, policy, reason, userId }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "product.takeDown",
      subjectType: "product",
      subjectId: productId,
      detail: { takedownId, policy, reason, note, from: current.status.toLowerCase(), to: "taken down" },
    });
    const payload = { productId, sellerId, takedownId, policy, reason };
    await appendEvents(tx, ctx, [{ type: "ProductTakenDown", key: productId, payload }]);
    return readStaffProduct(tx, productId);
  });
}

/** The product as its shop last wrote it, but for what cannot be so any more: nothing keeps a product on sale. */
async function writtenDraft(tx: Tx, current: ProductState): Promise<ProductState> {
  const written = asWritten(current);
  if (written === current) return current;
  const { categoryId } = written;
  const isCategoryThere =
    categoryId === null || categoryId === current.categoryId || (await hasCategory(tx, categoryId));
  const { options, variants } = (await mayHaveVariants(tx, current, written)) ? written : current;
  return { ...written, categoryId: isCategoryThere ? categoryId : current.categoryId, options, variants };
}

/** Whether none that is to go has been ordered, and none that is to come has the SKU of another product. */
async function mayHaveVariants(tx: Tx, current: ProductState, written: ProductState): Promise<boolean> {
  const kept = new Set(written.variants.map(({ id }) => id));
  const gone = current.variants.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  // An order that is being placed holds the levels of its variants: it is there by then, or finds nothing.
  if (gone.length > 0) await lockStockLevels(tx, gone);
  if ((await listOrderedVariants(tx, current.id, gone)).size > 0) return false;
  const skus = written.variants.flatMap(({ sku }) => (sku === null ? [] : [sku]));
  return (await listSkuOwners(tx, current.sellerId, skus)).every((owner) => owner.product_id === current.id);
}
