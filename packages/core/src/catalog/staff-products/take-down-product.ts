import type { StaffProductView, takeDownProductInput } from "@emporia/contracts/staff-products";
import type { z } from "zod";
import { appendEvents, type Ctx, NotFound, recordAudit } from "../../platform/index";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { setPublishAt } from "../queries/sales";
import { saveProducts } from "../save-products";
import { readStaffProduct } from "./get-staff-product";
import { insertTakedown, lockProduct } from "./queries";

/**
 * Takes a product off sale for a reason of policy. It is a draft then, its shop gets a mail, and what the shop publishes
 * of it waits for staff, be the shop trusted or not, until staff approve or restore it. Its orders and its history stay.
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

    const change = { current, sellerId, content: current, status: "DRAFT" as const, wantedSlug: undefined };
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
