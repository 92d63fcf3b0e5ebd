import { DateTime } from "@emporia/ui/commerce/date-time";
import { ChevronRight } from "lucide-react";
import { ScrollBox } from "~/components/scroll-box";

export interface HistoryEvent {
  sequence: number;
  type: string;
  payload: Record<string, unknown>;
  actor: string;
  correlationId: string;
  occurredAt: string;
}

/** Every event in its order, its payload folded away. */
export function EventHistory({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol className="border-t">
      {events.map((event) => (
        <li key={event.sequence} className="border-b">
          <details className="group">
            <summary className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 py-2 text-sm hover:bg-sunken/60">
              <ChevronRight
                aria-hidden="true"
                className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
              />
              <span className="figures w-6 text-right text-muted">{event.sequence}</span>
              <span className="font-medium">{event.type}</span>
              <span className="text-xs text-muted wrap-anywhere">{event.actor}</span>
              <DateTime value={event.occurredAt} style="both" className="figures text-xs text-muted sm:ml-auto" />
            </summary>
            <div className="pb-4 sm:pl-14">
              <ScrollBox label={`Payload of event ${event.sequence}, ${event.type}`}>
                {JSON.stringify(event.payload, null, 2)}
              </ScrollBox>
              <p className="mt-2 text-xs text-muted">
                Correlation <code className="break-all select-all">{event.correlationId}</code>
              </p>
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
