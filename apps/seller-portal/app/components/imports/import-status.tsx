import type { ImportStatus } from "@emporia/contracts/imports";
import { Badge, type BadgeShape, type Tone } from "@emporia/ui/primitives/badge";

const faces: Record<ImportStatus, { words: string; tone: Tone; shape: BadgeShape }> = {
  UPLOADED: { words: "Not checked", tone: "neutral", shape: "ring" },
  CHECKING: { words: "Checking", tone: "info", shape: "half" },
  CHECKED: { words: "Ready to import", tone: "accent", shape: "dot" },
  IMPORTING: { words: "Importing", tone: "info", shape: "half" },
  DONE: { words: "Imported", tone: "good", shape: "tick" },
  CANCELLED: { words: "Cancelled", tone: "neutral", shape: "bar" },
  FAILED: { words: "Could not be read", tone: "bad", shape: "cross" },
};

export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const { words, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {words}
    </Badge>
  );
}
