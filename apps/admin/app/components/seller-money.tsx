import type { sellerMoneyView } from "@emporia/contracts/payouts";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Badge } from "@emporia/ui/primitives/badge";
import { Link } from "@emporia/ui/primitives/link";
import type { z } from "zod";

/** A shop's figures as it sees them itself, and whether Stripe can pay it. */
export function SellerMoney({ money }: { money: z.infer<typeof sellerMoneyView> }) {
  const { account, holds } = money;
  const word = account.payoutsEnabled
    ? "Stripe pays it"
    : !account.hasAccount
      ? "No account at Stripe yet"
      : account.checkedAt === null
        ? "Stripe was not asked yet"
        : "Stripe does not pay it";
  const figures = [
    { label: "Available", value: money.available },
    { label: "Pending", value: money.pending },
    { label: "Reserved", value: money.reserved },
    { label: "On its way", value: money.inTransit },
    { label: "Owed by the shop", value: money.owed },
  ];
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-[0.9375rem] font-medium">
              <Price money={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone={account.payoutsEnabled ? "good" : "warn"} shape={account.payoutsEnabled ? "tick" : "half"}>
          {word}
        </Badge>
        {money.nextPayoutOn && (
          <span className="text-muted">
            Next payout on <DateTime value={money.nextPayoutOn} />
          </span>
        )}
        {holds.length > 0 && (
          <Link href="/payouts/holds" className="inline-flex min-h-9 items-center underline underline-offset-4">
            {holds.length === 1 ? "One hold" : `${holds.length} holds`}
          </Link>
        )}
      </p>
    </div>
  );
}
