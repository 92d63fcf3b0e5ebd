import type { DraftOrderStatus } from "@emporia/contracts/draft-orders";
import { Badge, type BadgeShape, type Tone } from "@emporia/ui/primitives/badge";

const faces = {
  OPEN: { word: "Open", tone: "neutral", shape: "ring" },
  SENT: { word: "Waits for payment", tone: "info", shape: "half" },
  EXPIRED: { word: "Expired", tone: "warn", shape: "bar" },
  PLACED: { word: "Placed", tone: "good", shape: "tick" },
  CANCELLED: { word: "Cancelled", tone: "bad", shape: "cross" },
} as const satisfies Record<DraftOrderStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export const draftStatusWord = (status: DraftOrderStatus): string => faces[status].word;

export function DraftStatusBadge({ status }: { status: DraftOrderStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
