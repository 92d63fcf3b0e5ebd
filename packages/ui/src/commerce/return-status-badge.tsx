import type { ComplaintReason, ComplaintStatus, ReturnReason, ReturnStatus } from "@emporia/contracts/returns";
import { Badge, type BadgeShape, type Tone } from "../primitives/badge";

const faces = {
  REQUESTED: { word: "Asked for", tone: "warn", shape: "ring" },
  APPROVED: { word: "Agreed", tone: "info", shape: "ring" },
  REJECTED: { word: "Rejected", tone: "bad", shape: "cross" },
  WITHDRAWN: { word: "Withdrawn", tone: "neutral", shape: "bar" },
  SENT: { word: "On its way back", tone: "info", shape: "half" },
  RECEIVED: { word: "Arrived", tone: "warn", shape: "dot" },
  INSPECTED: { word: "Looked at", tone: "info", shape: "tick" },
  REFUNDED: { word: "Refunded", tone: "good", shape: "back" },
} as const satisfies Record<ReturnStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function ReturnStatusBadge({ status }: { status: ReturnStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}

const complaintFaces = {
  OPEN: { word: "To be decided", tone: "warn", shape: "ring" },
  REFUNDED: { word: "Refunded", tone: "good", shape: "back" },
  REJECTED: { word: "No refund", tone: "neutral", shape: "cross" },
  WITHDRAWN: { word: "Withdrawn", tone: "neutral", shape: "bar" },
} as const satisfies Record<ComplaintStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function ComplaintStatusBadge({ status }: { status: ComplaintStatus }) {
  const { word, tone, shape } = complaintFaces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}

const reasons = {
  changed_mind: "Changed my mind",
  wrong_size: "Does not fit",
  not_as_described: "Not as described",
  damaged: "Damaged or broken",
  wrong_item: "Not what I ordered",
  arrived_late: "Came too late",
  other: "Something else",
} as const satisfies Record<ReturnReason, string>;
export const returnReasonOptions: { value: string; label: string }[] = Object.entries(reasons).map(
  ([value, label]) => ({
    value,
    label,
  }),
);

export function returnReasonWord(reason: ReturnReason): string {
  return reasons[reason];
}

const complaintReasons = {
  not_arrived: "The parcel did not arrive",
  return_rejected: "The return was rejected",
  return_not_answered: "The return was not answered",
  return_not_received: "The shop does not say that the return arrived",
  return_not_inspected: "The return arrived, and nothing came of it",
  refund_refused: "The return was not taken back as a whole",
} as const satisfies Record<ComplaintReason, string>;

export function complaintReasonWord(reason: ComplaintReason): string {
  return complaintReasons[reason];
}
