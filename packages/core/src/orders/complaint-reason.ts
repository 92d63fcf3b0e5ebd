import type { ComplaintReason } from "@emporia/contracts/returns";
import { DAY_MS } from "../platform/index";
import { answerBy } from "./returnable";
import type { SellerOrderState } from "./state";

/** Days beyond the longest promised after which a parcel counts as lost. */
const LATE_DAYS = 3;

/**
 * What a shopper may complain about now, the newest first: a return that was rejected, not answered in time or not taken
 * back as a whole, or a parcel that should have arrived. Nothing while a complaint is open, or twice. Pure.
 */
export function complaintReason(
  part: SellerOrderState,
  now: Date,
): { reason: ComplaintReason; returnId: string | null } | undefined {
  if (part.complaints.some((each) => each.status === "OPEN")) return undefined;
  const settled = part.complaints.filter((each) => each.status !== "WITHDRAWN");
  for (const returned of [...part.returns].reverse()) {
    if (settled.some((each) => each.returnId === returned.id)) continue;
    const isLate = returned.status === "REQUESTED" && now.toISOString() > answerBy(returned.requestedAt);
    if (returned.status === "REJECTED") return { reason: "return_rejected", returnId: returned.id };
    if (isLate) return { reason: "return_not_answered", returnId: returned.id };
    if (returned.items.some((item) => item.refused > 0)) return { reason: "refund_refused", returnId: returned.id };
  }
  const isLost = part.shipments.some(
    ({ status, shippedAt }) =>
      status === "SHIPPED" &&
      now.getTime() > Date.parse(shippedAt) + (part.shippingMethod.maxDays + LATE_DAYS) * DAY_MS,
  );
  if (isLost && !settled.some((each) => each.reason === "not_arrived"))
    return { reason: "not_arrived", returnId: null };
  return undefined;
}
