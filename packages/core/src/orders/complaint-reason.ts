import type { ComplaintReason } from "@emporia/contracts/returns";
import { DAY_MS } from "../platform/index";
import { returnDue } from "./return-deadline";
import type { ReturnState } from "./return-state";
import type { SellerOrderState } from "./state";

/** Days beyond the longest promised after which a parcel counts as lost. */
const LATE_DAYS = 3;

/**
 * What a shopper may complain about now, the newest first: a return that was rejected, not taken back as a whole, or that
 * the shop did not answer, acknowledge or look at in time, or a parcel that should have arrived. Nothing while a complaint
 * is open, or twice. Pure.
 */
export function complaintReason(
  part: SellerOrderState,
  now: Date,
): { reason: ComplaintReason; returnId: string | null } | undefined {
  if (part.complaints.some((each) => each.status === "OPEN")) return undefined;
  const settled = part.complaints.filter((each) => each.status !== "WITHDRAWN");
  for (const returned of [...part.returns].reverse()) {
    if (settled.some((each) => each.returnId === returned.id)) continue;
    if (returned.status === "REJECTED") return { reason: "return_rejected", returnId: returned.id };
    const omission = omissionOf(returned, now);
    if (omission) return { reason: omission, returnId: returned.id };
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

const omissions: Partial<Record<ReturnState["status"], ComplaintReason>> = {
  REQUESTED: "return_not_answered",
  SENT: "return_not_received",
  RECEIVED: "return_not_inspected",
};

/** Days in which a shopper can say that they sent what was withdrawn because nobody had said so. */
const SENT_AFTER_ALL_DAYS = 30;

/** What the shop should have done about a return by now. */
function omissionOf(returned: ReturnState, now: Date): ComplaintReason | undefined {
  if (returned.isLapsed)
    return now.getTime() < Date.parse(returned.updatedAt) + SENT_AFTER_ALL_DAYS * DAY_MS
      ? "return_not_received"
      : undefined;
  const due = returnDue(returned);
  return due?.by === "shop" && now.toISOString() > due.at ? omissions[returned.status] : undefined;
}
