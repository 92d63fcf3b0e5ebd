import type { PayoutStatus } from "@emporia/contracts/payouts";
import { Badge, type BadgeShape, type Tone } from "@emporia/ui/primitives/badge";

const faces = {
  PENDING: { word: "Being sent", tone: "neutral", shape: "ring" },
  IN_TRANSIT: { word: "On its way", tone: "info", shape: "half" },
  PAID: { word: "Arrived", tone: "good", shape: "tick" },
  FAILED: { word: "Came back", tone: "bad", shape: "back" },
} as const satisfies Record<PayoutStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
