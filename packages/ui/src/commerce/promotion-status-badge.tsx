import type { PromotionStatus } from "@emporia/contracts/promotions";
import { Badge, type BadgeShape, type Tone } from "../primitives/badge";

const faces: Record<PromotionStatus, { words: string; tone: Tone; shape: BadgeShape }> = {
  on: { words: "On", tone: "good", shape: "dot" },
  scheduled: { words: "Scheduled", tone: "info", shape: "half" },
  ended: { words: "Ended", tone: "neutral", shape: "bar" },
  used_up: { words: "Used up", tone: "warn", shape: "tick" },
  off: { words: "Off", tone: "neutral", shape: "ring" },
};

export function PromotionStatusBadge({ status }: { status: PromotionStatus }) {
  const { words, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {words}
    </Badge>
  );
}
