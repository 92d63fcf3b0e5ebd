import type { ShipmentView } from "@emporia/contracts/orders";
import { ExternalLink } from "lucide-react";
import { cx } from "../lib/cx";
import { Badge } from "../primitives/badge";
import { DateTime } from "./date-time";

export interface ShipmentTimelineProps {
  shipments: readonly ShipmentView[];
  /** What is said while nothing has been sent. */
  empty?: string | undefined;
}

/** Parcels, newest last: what is in each, who carries it, and where it is. */
export function ShipmentTimeline({ shipments, empty = "Nothing has been shipped yet." }: ShipmentTimelineProps) {
  if (shipments.length === 0) return <p className="text-sm text-muted">{empty}</p>;
  return (
    <ol className="flex flex-col">
      {shipments.map((shipment, at) => (
        <li key={shipment.id} className="relative flex gap-4 pb-6 last:pb-0">
          {at < shipments.length - 1 && (
            <span aria-hidden="true" className="absolute top-5 bottom-0 left-[0.4375rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={cx(
              "mt-1.5 size-3.5 shrink-0 rounded-full border-2",
              shipment.deliveredAt ? "border-good bg-good" : "border-info",
            )}
          />
          <div className="min-w-0 grow text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-[0.9375rem] font-medium">
                {shipments.length > 1 ? `Parcel ${at + 1} of ${shipments.length}` : "Parcel"}
              </span>
              {shipment.hasComeBack ? (
                <Badge tone="neutral" shape="ring">
                  Back at the shop
                </Badge>
              ) : shipment.deliveredAt ? (
                <Badge tone="good" shape="dot">
                  Delivered
                </Badge>
              ) : isTroubled(shipment) ? (
                <Badge tone="bad" shape="cross">
                  {shipment.scans.at(-1)?.status === "coming_back" ? "Going back to the shop" : "Not delivered"}
                </Badge>
              ) : (
                <Badge tone="info" shape="half">
                  On its way
                </Badge>
              )}
            </p>
            <p className="mt-1 text-muted">
              Shipped <DateTime value={shipment.shippedAt} style="short" />
              {shipment.deliveredAt && (
                <>
                  , {shipment.hasComeBack ? "came back" : "delivered"}{" "}
                  <DateTime value={shipment.deliveredAt} style="short" />
                </>
              )}{" "}
              with {shipment.carrier}
            </p>
            <p className="mt-0.5 wrap-anywhere">
              {shipment.trackingUrl ? (
                <a
                  href={shipment.trackingUrl}
                  rel="noreferrer"
                  target="_blank"
                  className="inline-flex min-h-8 items-center gap-1.5 underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  Track {shipment.trackingNumber}
                  <ExternalLink aria-hidden="true" className="size-3.5 shrink-0" />
                  <span className="sr-only">(opens in a new tab)</span>
                </a>
              ) : (
                <span className="text-muted">Tracking number {shipment.trackingNumber}</span>
              )}
            </p>
            <Scans scans={shipment.scans} />
            <ul className="mt-1">
              {shipment.items.map((item) => (
                <li key={item.orderItemId} className="flex gap-2 wrap-anywhere">
                  <span className="figures text-muted">{item.quantity} ×</span> {item.name}
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

function isTroubled({ scans }: ShipmentView): boolean {
  const last = scans.at(-1)?.status;
  return last === "coming_back" || last === "failed";
}

/** What the carrier saw, the latest at once and the rest when it is wanted. */
function Scans({ scans }: { scans: ShipmentView["scans"] }) {
  const latest = scans.at(-1);
  if (!latest) return null;
  const earlier = scans.slice(0, -1).reverse();
  return (
    <div className="mt-1">
      <Scan scan={latest} />
      {earlier.length > 0 && (
        <details>
          <summary className="min-h-8 cursor-pointer py-1 text-muted underline-offset-4 hover:underline pointer-coarse:min-h-11">
            What came before
          </summary>
          <ol className="flex flex-col gap-1 pb-1">
            {earlier.map((scan) => (
              <li key={`${scan.at}-${scan.status}-${scan.text}`}>
                <Scan scan={scan} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Scan({ scan }: { scan: ShipmentView["scans"][number] }) {
  return (
    <p className="wrap-anywhere">
      {scan.text}{" "}
      <span className="text-muted">
        {scan.place ? `${scan.place}, ` : ""}
        <DateTime value={scan.at} style="both" />
      </span>
    </p>
  );
}
