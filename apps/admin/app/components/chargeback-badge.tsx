import { Badge, type BadgeShape, type Tone } from "@emporia/ui/primitives/badge";

const faces: Record<string, { word: string; tone: Tone; shape: BadgeShape }> = {
  needs_response: { word: "Needs an answer", tone: "warn", shape: "ring" },
  warning_needs_response: { word: "The bank asks", tone: "warn", shape: "ring" },
  under_review: { word: "At the bank", tone: "info", shape: "half" },
  warning_under_review: { word: "At the bank", tone: "info", shape: "half" },
  won: { word: "Won", tone: "good", shape: "tick" },
  lost: { word: "Lost", tone: "bad", shape: "cross" },
  warning_closed: { word: "Closed", tone: "neutral", shape: "bar" },
};

/** How a chargeback stands, from Stripe's word for it. */
export function ChargebackBadge({ status }: { status: string }) {
  const face = faces[status] ?? { word: status.replaceAll("_", " "), tone: "neutral", shape: "dot" };
  return (
    <Badge tone={face.tone} shape={face.shape}>
      {face.word}
    </Badge>
  );
}
