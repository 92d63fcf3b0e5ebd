import type { LabelView } from "@emporia/contracts/labels";
import type { ReactNode } from "react";
import { Badge } from "../primitives/badge";
import { Price } from "./price";

const words: Record<
  LabelView["status"],
  { text: string; tone: "neutral" | "good" | "warn" | "bad" | "info"; shape: "dot" | "tick" | "cross" | "ring" }
> = {
  BUYING: { text: "Being bought", tone: "info", shape: "ring" },
  BOUGHT: { text: "Bought", tone: "good", shape: "tick" },
  REFUSED: { text: "Not sold", tone: "bad", shape: "cross" },
  VOIDING: { text: "Being given back", tone: "info", shape: "ring" },
  VOIDED: { text: "Given back", tone: "neutral", shape: "cross" },
};

/** Labels with what became of them; what can be done with one stands below it. */
export function LabelList({
  labels,
  children,
}: {
  labels: readonly LabelView[];
  children: (label: LabelView) => ReactNode;
}) {
  return (
    <ul className="flex flex-col divide-y divide-line border-y">
      {labels.map((label) => {
        const { text, tone, shape } = words[label.status];
        return (
          <li key={label.id} className="py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p className="min-w-0 text-sm font-medium wrap-anywhere">
                {label.service}
                {label.returnId && <span className="font-normal text-muted">, for the way back</span>}
              </p>
              <Price money={label.price} />
            </div>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <Badge tone={label.isUsed && label.status === "BOUGHT" ? "neutral" : tone} shape={shape}>
                {label.isUsed && label.status === "BOUGHT" ? "Used" : text}
              </Badge>
              {label.trackingNumber && <span className="figures wrap-anywhere">{label.trackingNumber}</span>}
              <span>{label.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}</span>
              {label.paidBy === "platform" && <span>Emporia pays for it</span>}
            </p>
            {label.failure && <p className="mt-1 text-[0.8125rem] font-medium text-bad">{label.failure}</p>}
            {children(label)}
          </li>
        );
      })}
    </ul>
  );
}
