import type { StaffSellerView } from "@emporia/contracts/sellers";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform";
import { lockSeller, setSeller } from "./queries";
import { findStaffSeller } from "./staff-queries";
import { toStaffSellerView } from "./view";

/**
 * Says whether a shop's products are shown without staff looking first. What waits already goes on waiting.
 * @throws NotFound no such shop
 */
export async function setTrust(ctx: Ctx, input: { sellerId: string; isTrusted: boolean }): Promise<StaffSellerView> {
  const { sellerId, isTrusted } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await lockSeller(tx, sellerId))) throw new NotFound("This shop");
    await setSeller(tx, sellerId, { is_trusted: isTrusted, updated_at: ctx.clock.now() });
    await recordAudit(tx, ctx, {
      action: isTrusted ? "seller.trust" : "seller.distrust",
      subjectType: "seller",
      subjectId: sellerId,
    });
    const row = await findStaffSeller(tx, sellerId);
    if (!row) throw new NotFound("This shop");
    return toStaffSellerView(row);
  });
}
