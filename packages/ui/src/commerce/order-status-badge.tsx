import type { OrderStatus } from "@emporia/contracts/orders";
import { Badge, type BadgeShape, type Tone } from "../primitives/badge";

const faces = {
  PENDING: { word: "Pending", tone: "neutral", shape: "ring" },
  CONFIRMED: { word: "Confirmed", tone: "info", shape: "dot" },
  PROCESSING: { word: "Being packed", tone: "info", shape: "half" },
  PARTIALLY_SHIPPED: { word: "Partly shipped", tone: "warn", shape: "half" },
  SHIPPED: { word: "Shipped", tone: "info", shape: "dot" },
  DELIVERED: { word: "Delivered", tone: "good", shape: "dot" },
  COMPLETED: { word: "Completed", tone: "good", shape: "tick" },
  CANCELLED: { word: "Cancelled", tone: "bad", shape: "cross" },
  REFUNDED: { word: "Refunded", tone: "neutral", shape: "back" },
} as const satisfies Record<OrderStatus, { word: string; tone: Tone; shape: BadgeShape }>;

export function orderStatusWord(status: OrderStatus): string {
  return faces[status].word;
}

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { word, tone, shape } = faces[status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
