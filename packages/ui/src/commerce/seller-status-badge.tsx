import type { SellerStatus } from "@emporia/contracts/sellers";
import { Badge, type BadgeShape, type Tone } from "../primitives/badge";

const faces = {
  PENDING: { word: "Awaiting review", tone: "warn", shape: "ring" },
  APPROVED: { word: "Approved", tone: "good", shape: "tick" },
  SUSPENDED: { word: "Suspended", tone: "warn", shape: "bar" },
  BANNED: { word: "Banned", tone: "bad", shape: "cross" },
  REJECTED: { word: "Rejected", tone: "bad", shape: "back" },
} as const satisfies Record<SellerStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function sellerStatusWord(status: SellerStatus): string {
  return faces[status].word;
}

export function SellerStatusBadge({ status }: { status: SellerStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
