import type { OrderView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";

const audiences = { staff: "for staff", shop: "for the shops", shopper: "for the shopper" } as const;

export function Notes({ entries }: { entries: OrderView["timeline"] }) {
  const notes = entries.filter((entry) => entry.note);
  if (notes.length === 0) return <p className="text-sm text-muted">Nobody has written anything down yet.</p>;
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {notes.map((entry) => (
        <li key={`${entry.at}-${entry.text}`}>
          <p className="text-[0.8125rem] text-muted">
            {entry.note?.from === "staff" ? "Staff" : "Shop"}, {audiences[entry.note?.audience ?? "staff"]},{" "}
            <DateTime value={entry.at} style="both" />
          </p>
          <p className="wrap-anywhere whitespace-pre-line">{entry.text}</p>
        </li>
      ))}
    </ol>
  );
}
