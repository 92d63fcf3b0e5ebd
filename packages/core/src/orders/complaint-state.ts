import type { PictureView } from "@emporia/contracts/common";
import type { ComplaintReason, ComplaintStatus } from "@emporia/contracts/returns";
import type { ComplaintEvent, ComplaintSide } from "./return-events";

export interface ComplaintState {
  id: string;
  returnId: string | null;
  reason: ComplaintReason;
  status: ComplaintStatus;
  messages: { from: ComplaintSide; text: string; pictures: PictureView[]; at: string }[];
  decision: string | null;
  refundId: string | null;
  openedAt: string;
  closedAt: string | null;
  updatedAt: string;
}

/** Whether the shopper misses a parcel, and staff have not found that it arrived. Pure. */
export function isMissed(complaint: Pick<ComplaintState, "reason" | "status">): boolean {
  return complaint.reason === "not_arrived" && (complaint.status === "OPEN" || complaint.status === "REFUNDED");
}

/** One event further. Pure. @throws when the event cannot follow */
export function evolveComplaints(
  complaints: readonly ComplaintState[],
  event: ComplaintEvent,
  at: string,
): ComplaintState[] {
  if (event.type === "ComplaintOpened") {
    if (complaints.some((each) => each.status === "OPEN")) throw new Error("One complaint at a time.");
    const { complaintId: id, returnId, reason, text, pictures = [] } = event.payload;
    return [
      ...complaints,
      {
        id,
        returnId,
        reason,
        status: "OPEN",
        messages: [{ from: "shopper", text, pictures, at }],
        decision: null,
        refundId: null,
        openedAt: at,
        closedAt: null,
        updatedAt: at,
      },
    ];
  }
  const known = complaints.find((each) => each.id === event.payload.complaintId);
  if (known?.status !== "OPEN") throw new Error("This complaint is not open.");
  return complaints.map((each) => (each === known ? { ...known, ...changed(known, event, at), updatedAt: at } : each));
}

function changed(
  known: ComplaintState,
  event: Exclude<ComplaintEvent, { type: "ComplaintOpened" }>,
  at: string,
): Partial<ComplaintState> {
  switch (event.type) {
    case "ComplaintAnswered": {
      const { from, text, pictures = [] } = event.payload;
      return { messages: [...known.messages, { from, text, pictures, at }] };
    }
    case "ComplaintWithdrawn":
      return { status: "WITHDRAWN", closedAt: at };
    case "ComplaintDecided": {
      const { text, refundId } = event.payload;
      return { status: refundId ? "REFUNDED" : "REJECTED", decision: text, refundId, closedAt: at };
    }
  }
}
