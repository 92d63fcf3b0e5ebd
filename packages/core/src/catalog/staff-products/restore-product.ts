import type { restoreProductInput, StaffProductView } from "@emporia/contracts/staff-products";
import type { z } from "zod";
import { appendEvents, type Ctx, NotFound, recordAudit } from "../../platform/index";
import { ProductChanged, ProductIncomplete, ProductNotTakenDown, ShopNotApproved } from "../errors";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { missingToPublish } from "../product-content";
import { isShopApproved } from "../queries/write-product";
import { saveProducts } from "../save-products";
import { readStaffProduct } from "./get-staff-product";
import { approveWaiting, liftTakedown, lockProduct } from "./queries";

/**
 * Shows a product that staff took down to shoppers again, as it stands; its shop gets a mail. Restoring twice is harmless.
 * @throws NotFound no such product
 * @throws ProductNotTakenDown its shop withdrew it, or never published it
 * @throws ProductChanged its seller has changed it since it was looked at
 * @throws ProductIncomplete naming all that is missing by now
 * @throws ShopNotApproved the shop may not sell any more
 */
export async function restoreProduct(ctx: Ctx, input: z.output<typeof restoreProductInput>): Promise<StaffProductView> {
  const { productId, version, note } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockProduct(tx, productId);
    if (!current) throw new NotFound("This product");
    if (current.status === "PUBLISHED") return readStaffProduct(tx, productId);
    if (!current.takedown) throw new ProductNotTakenDown(current.name);
    if (current.version !== version) throw new ProductChanged(current.version);
    const missing = missingToPublish(current, current.askedAttributes);
    if (missing.length > 0) throw new ProductIncomplete(missing);
    const { sellerId } = current;
    if (!(await isShopApproved(tx, sellerId))) throw new ShopNotApproved();

    const now = ctx.clock.now();
    await liftTakedown(tx, productId, now);
    const change = { current, sellerId, content: current, status: "PUBLISHED" as const, wantedSlug: undefined };
    await saveProducts(tx, ctx, [change], "counted", { isReviewed: true });
    await approveWaiting(tx, productId, ctx.actor.kind === "user" ? ctx.actor.userId : null, now);
    await recordAudit(tx, ctx, {
      action: "product.restore",
      subjectType: "product",
      subjectId: productId,
      detail: { note, from: "taken down", to: "published" },
    });
    await appendEvents(tx, ctx, [{ type: "ProductRestored", key: productId, payload: { productId, sellerId } }]);
    return readStaffProduct(tx, productId);
  });
}
