import type { PaymentStatus } from "@emporia/contracts/orders";
import { Badge, type BadgeShape, type Tone } from "@emporia/ui/primitives/badge";

const faces = {
  PENDING: { word: "Pending", tone: "neutral", shape: "ring" },
  AUTHORIZED: { word: "Authorised", tone: "info", shape: "half" },
  CONFIRMED: { word: "Captured", tone: "good", shape: "tick" },
  FAILED: { word: "Failed", tone: "bad", shape: "cross" },
  CANCELLED: { word: "Voided", tone: "neutral", shape: "bar" },
  REFUNDED: { word: "Refunded", tone: "neutral", shape: "back" },
  PARTIALLY_REFUNDED: { word: "Partly refunded", tone: "neutral", shape: "back" },
} as const satisfies Record<PaymentStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function PaymentStatusBadge({ status }: { status: PaymentStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
