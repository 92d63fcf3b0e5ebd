import type { ProductView } from "@emporia/contracts/catalog";
import { dateText } from "@emporia/ui/commerce/date-time";
import { SellerByline } from "@emporia/ui/commerce/seller-byline";
import { CalendarCheck, PackageCheck, Palmtree, ShieldCheck, Truck } from "lucide-react";
import type { ReactNode } from "react";
import { arrival, daysText, readyBy } from "~/lib/delivery";
import { shopPath } from "~/lib/paths";

const weekdays = new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" });

export interface SellerCardProps {
  seller: ProductView["seller"];
  /** Where none is left of what is chosen: by when one ships, if its seller says so. */
  backorder: { shipsBy: string | null } | undefined;
  /** While the shop is on a break and takes orders: by when it ships. */
  laterBy: string | null;
  now: string;
  /** The country to which it is sent, in words. */
  destination: string | null;
}

/** Who makes and sends it, and when. */
export function SellerCard(props: SellerCardProps) {
  const { seller, backorder, laterBy, now, destination } = props;
  const away = seller.vacation;
  const leaves = leavingDay(props);
  const place = [seller.city, seller.state].filter(Boolean).join(", ");
  return (
    <div className="mt-8 border-t pt-6">
      <ul className="flex flex-col gap-3 text-[0.9375rem]">
        <Fact icon={<PackageCheck />}>
          {away?.mode === "CLOSED" ? (
            <>
              The shop is on a break until <Day day={new Date(away.until)} />.
            </>
          ) : laterBy ? (
            <>
              The shop is on a break: ordered now, it leaves the workshop by <Day day={new Date(laterBy)} />.
            </>
          ) : backorder === undefined ? (
            <>
              Ready within {daysText(seller.processingDays)}: ordered now, it leaves the workshop by{" "}
              <Day day={readyBy(new Date(now), seller.processingDays)} />.
            </>
          ) : backorder.shipsBy ? (
            <>
              Made for you: ordered now, it leaves the workshop by <Day day={new Date(backorder.shipsBy)} />.
            </>
          ) : (
            "Made for you: it leaves the workshop as soon as it is ready."
          )}
        </Fact>
        {leaves && seller.delivery && destination && (
          <Fact icon={<CalendarCheck />}>
            Ordered now, it arrives in {destination} between <Span days={arrival(leaves, seller.delivery)} />, by how
            you have it sent.
          </Fact>
        )}
        {away?.message && (
          <Fact icon={<Palmtree />}>
            <span className="whitespace-pre-line wrap-anywhere">“{away.message}”</span>
          </Fact>
        )}
        <Fact icon={<Truck />}>{place ? `Sent from ${place}. ` : ""}The price of shipping is shown in your cart.</Fact>
        <Fact icon={<ShieldCheck />}>You can cancel until it is sent, and pay nothing.</Fact>
      </ul>
      <div className="mt-6 border-t pt-6">
        <SellerByline seller={seller} href={shopPath(seller)} size="lg" />
        {seller.tagline && <p className="mt-3 text-[0.9375rem] text-muted wrap-anywhere">{seller.tagline}</p>}
      </div>
    </div>
  );
}

/** The day it leaves when it is ordered now; undefined where nobody knows, or nothing is sold. */
function leavingDay({ seller, backorder, laterBy, now }: SellerCardProps): Date | undefined {
  if (seller.vacation?.mode === "CLOSED") return undefined;
  if (laterBy) return new Date(laterBy);
  if (backorder) return backorder.shipsBy === null ? undefined : new Date(backorder.shipsBy);
  return readyBy(new Date(now), seller.processingDays);
}

function Span({ days: [first, last] }: { days: [Date, Date] }) {
  return (
    <span className="font-medium">
      {dateText(first, "date").replace(/, \d+$/, "")} and {dateText(last, "date").replace(/, \d+$/, "")}
    </span>
  );
}

function Day({ day }: { day: Date }) {
  return (
    <span className="font-medium">
      {weekdays.format(day)}, {dateText(day, "date").replace(/, \d+$/, "")}
    </span>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span aria-hidden="true" className="mt-0.5 shrink-0 text-muted [&>svg]:size-5 [&>svg]:stroke-[1.5]">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}
