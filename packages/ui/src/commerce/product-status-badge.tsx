import type { ProductStatus } from "@emporia/contracts/catalog";
import { Badge, type BadgeShape, type Tone } from "../primitives/badge";

const faces = {
  DRAFT: { word: "Draft", tone: "neutral", shape: "ring" },
  PUBLISHED: { word: "Published", tone: "good", shape: "dot" },
  ARCHIVED: { word: "Archived", tone: "neutral", shape: "bar" },
} as const satisfies Record<ProductStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function productStatusWord(status: ProductStatus): string {
  return faces[status].word;
}

export function ProductStatusBadge({ status }: { status: ProductStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
