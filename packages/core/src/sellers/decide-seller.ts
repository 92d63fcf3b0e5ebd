import type { StaffSellerView } from "@emporia/contracts/sellers";
import { refreshListingsOfSeller } from "../catalog";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../platform";
import { SellerTransitionRefused } from "./errors";
import { lockSeller, setSeller } from "./queries";
import { findStaffSeller } from "./staff-queries";
import { canBecome, type Decision, sellerDecisions } from "./state";
import { toStaffSellerView } from "./view";

/** Opens a shop that applied. @see decide */
export function approveSeller(ctx: Ctx, input: { sellerId: string }): Promise<StaffSellerView> {
  return decide(ctx, "approve", input.sellerId, null);
}

/** Turns an application down; the reason goes to the owner, who may apply again. @see decide */
export function rejectSeller(ctx: Ctx, input: { sellerId: string; reason: string }): Promise<StaffSellerView> {
  return decide(ctx, "reject", input.sellerId, input.reason);
}

/** Closes an open shop until it is reinstated: its products cannot be bought, its open orders are still to be shipped. @see decide */
export function suspendSeller(ctx: Ctx, input: { sellerId: string; reason: string }): Promise<StaffSellerView> {
  return decide(ctx, "suspend", input.sellerId, input.reason);
}

/** Opens a suspended shop again. @see decide */
export function reinstateSeller(ctx: Ctx, input: { sellerId: string }): Promise<StaffSellerView> {
  return decide(ctx, "reinstate", input.sellerId, null);
}

/**
 * Takes a decision about a shop, writes down who took it, and has the owner told. Taking it twice is harmless.
 * @throws NotFound no such shop
 * @throws SellerTransitionRefused the shop is not where this decision can be taken
 */
async function decide(ctx: Ctx, decision: Decision, sellerId: string, reason: string | null): Promise<StaffSellerView> {
  const { from, to, event, action } = sellerDecisions[decision];
  return inTransaction(ctx, async (tx) => {
    const seller = await lockSeller(tx, sellerId);
    if (!seller) throw new NotFound("This shop");
    if (seller.status !== to) {
      if (seller.status !== from || !canBecome(seller.status, to))
        throw new SellerTransitionRefused(seller.shop_name, seller.status, to);
      const now = ctx.clock.now();
      await setSeller(tx, sellerId, {
        status: to,
        status_reason: reason,
        ...(decision === "approve" ? { verified_at: now } : {}),
        updated_at: now,
      });
      await recordAudit(tx, ctx, { action, subjectType: "seller", subjectId: sellerId, detail: { from, to, reason } });
      await appendEvents(tx, ctx, [{ type: event, key: sellerId, payload: { sellerId, reason } }]);
      await refreshListingsOfSeller(tx, sellerId);
    }
    const row = await findStaffSeller(tx, sellerId);
    if (!row) throw new NotFound("This shop");
    return toStaffSellerView(row);
  });
}
