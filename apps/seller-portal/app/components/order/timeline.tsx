import type { SellerOrderView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";

const noteWords = { staff: "Note", shop: "Note for the shop", shopper: "Note to the shopper" } as const;

export function Timeline({ entries }: { entries: SellerOrderView["timeline"] }) {
  if (entries.length === 0) return <p className="text-sm text-muted">Nothing has happened yet.</p>;
  return (
    <ol className="flex flex-col gap-4">
      {entries.map((entry, at) => (
        <li key={`${at}-${entry.type}`} className="relative flex gap-4 text-sm">
          {at < entries.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 -bottom-4 left-[0.3125rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className="mt-1.5 size-[0.6875rem] shrink-0 rounded-full border-2 border-line-strong bg-paper"
          />
          <div className="min-w-0">
            <p className="wrap-anywhere whitespace-pre-line">
              {entry.note && <span className="font-medium">{noteWords[entry.note.audience]}: </span>}
              {entry.text}
            </p>
            <p className="text-[0.8125rem] text-muted">
              <DateTime value={entry.at} style="both" />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
