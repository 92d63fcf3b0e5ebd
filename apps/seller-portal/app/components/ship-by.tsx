import { DateTime } from "@emporia/ui/commerce/date-time";
import { Badge } from "@emporia/ui/primitives/badge";
import { dueWords } from "~/lib/due";

/** The day by which a parcel has to leave, and how far that is. */
export function ShipBy({ value, now }: { value: string; now: string }) {
  const due = dueWords(value, now);
  if (due.tone === "neutral") return <DateTime value={value} style="short" className="figures whitespace-nowrap" />;
  return (
    <Badge tone={due.tone} shape={due.tone === "bad" ? "cross" : "half"}>
      <time dateTime={value}>{due.words}</time>
    </Badge>
  );
}
