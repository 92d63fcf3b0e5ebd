import { DateTime } from "@emporia/ui/commerce/date-time";
import { DayChart } from "@emporia/ui/commerce/day-chart";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Scale, ShoppingBag } from "lucide-react";
import type { ReactNode } from "react";
import { OrdersTable } from "~/components/orders-table";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { dashboard: await page(request, apiFor(request, context).analytics.staffDashboard.query()) };
}

export const meta: MetaFunction = () => [{ title: "Overview · Emporia Admin" }];

export default function OverviewPage() {
  const { dashboard } = useLoaderData<typeof loader>();
  const { currency } = dashboard.gross;
  const mayOrders = useMay("orders:read");
  const maySellers = useMay("sellers:read");
  const mayJobs = useMay("jobs:read");
  const mayCatalog = useMay("catalog:write");
  const mayLedger = useMay("ledger:read");
  return (
    <>
      <PageHeader title="Overview" description="The last 30 days of the marketplace, and what waits for somebody." />
      <StatRow>
        <Stat
          label="Gross sales"
          value={<Price money={dashboard.gross} />}
          hint="Items, shipping and tax of paid orders"
        />
        <Stat
          label="Commission"
          value={<Price money={dashboard.commission} />}
          hint={
            dashboard.fees.amount === 0 ? (
              "As posted to the ledger"
            ) : (
              <>and {moneyText(dashboard.fees)} in other fees, as posted to the ledger</>
            )
          }
        />
        <Stat
          label="Orders"
          value={dashboard.orders.toLocaleString("en-US")}
          hint={<>{moneyText(dashboard.averageOrder)} on average</>}
        />
        <Stat
          label="Active sellers"
          value={dashboard.activeSellers.toLocaleString("en-US")}
          hint={maySellers && <Go href="/sellers?status=APPROVED">See them</Go>}
        />
      </StatRow>
      <section aria-label="What waits for somebody" className="grid border-b sm:grid-cols-2 lg:grid-cols-4 lg:divide-x">
        <Waits
          count={dashboard.applications}
          words={["application to read", "applications to read"]}
          none="No application waits"
          href={maySellers ? "/applications" : undefined}
        />
        <Waits
          count={dashboard.stuckOrders}
          words={["order is stuck", "orders are stuck"]}
          none="No order is stuck"
          href={mayOrders ? "/orders?status=PENDING" : undefined}
        />
        <Waits
          count={dashboard.failedJobs}
          words={["job has failed", "jobs have failed"]}
          none="No job has failed"
          href={mayJobs ? "/jobs?state=failed" : undefined}
        />
        <Ledger
          difference={dashboard.ledgerDifference}
          stripeDifferences={dashboard.stripeDifferences}
          currency={currency}
        />
      </section>
      <section aria-label="What else waits" className="grid border-b sm:grid-cols-2 lg:grid-cols-4 lg:divide-x">
        <Waits
          count={dashboard.submissions}
          words={["product to look at", "products to look at"]}
          none="No product waits"
          href={mayCatalog ? "/moderation" : undefined}
        />
        <Waits
          count={dashboard.openComplaints}
          words={["complaint to decide", "complaints to decide"]}
          none="No complaint is open"
          href={mayOrders ? "/returns?tab=complaints" : undefined}
        />
        <Waits
          count={dashboard.openChargebacks}
          words={["chargeback to answer", "chargebacks to answer"]}
          none="No chargeback waits"
          href={mayOrders ? "/chargebacks" : undefined}
        >
          {dashboard.chargebackDueAt && (
            <>
              The first by <DateTime value={dashboard.chargebackDueAt} style="both" />
            </>
          )}
        </Waits>
        <Waits
          count={dashboard.openAdjustments}
          words={["adjustment to approve", "adjustments to approve"]}
          none="No adjustment waits"
          href={mayLedger ? "/ledger/adjustments" : undefined}
        />
      </section>
      {dashboard.ledgerDifference !== 0 && (
        <Alert tone="bad" className="mt-6" title="The ledger does not balance.">
          Debits and credits differ by {moneyText({ amount: dashboard.ledgerDifference, currency })}. Nothing should be
          paid out until this is understood.
        </Alert>
      )}
      <div className="mt-8">
        <Section title="Sales by day">
          <DayChart label="Sales of the last 30 days" days={dashboard.days} currency={currency} />
        </Section>
        {mayOrders && (
          <Section
            title="Recent orders"
            action={
              <Link href="/orders" className="inline-flex min-h-9 items-center text-sm underline underline-offset-4">
                All orders
              </Link>
            }
          >
            <OrdersTable
              caption="The latest orders"
              orders={dashboard.recent}
              empty={
                <EmptyState icon={<ShoppingBag />} heading="h3" title="No orders yet.">
                  The first one appears here the moment it is placed.
                </EmptyState>
              }
            />
          </Section>
        )}
      </div>
    </>
  );
}

const cellClass =
  "flex min-h-16 flex-col justify-center gap-0.5 py-3 max-lg:border-t first:border-t-0 lg:px-5 lg:first:pl-0";

interface WaitsProps {
  count: number;
  words: readonly [string, string];
  none: string;
  href: string | undefined;
  /** Until when. */
  children?: ReactNode;
}

function Waits({ count, words, none, href, children }: WaitsProps) {
  const text = count === 0 ? none : `${count.toLocaleString("en-US")} ${count === 1 ? words[0] : words[1]}`;
  return (
    <p className={cellClass}>
      {count === 0 || !href ? (
        <span className={count === 0 ? "text-sm text-muted" : "text-sm font-medium"}>{text}</span>
      ) : (
        <Link href={href} className="figures text-sm font-medium text-accent-ink underline underline-offset-4">
          {text}
        </Link>
      )}
      {children && <span className="text-xs text-muted">{children}</span>}
    </p>
  );
}

interface LedgerProps {
  difference: number;
  stripeDifferences: number;
  currency: string;
}

function Ledger({ difference, stripeDifferences, currency }: LedgerProps) {
  const mayRead = useMay("ledger:read");
  return (
    <p className={cellClass}>
      <span className="flex items-center gap-2 text-sm font-medium">
        <Scale aria-hidden="true" className={`size-4 ${difference === 0 ? "text-good" : "text-bad"}`} />
        <span className={difference === 0 ? "text-good" : "text-bad"}>
          {difference === 0 ? "The ledger balances" : "The ledger is off"}
        </span>
      </span>
      <span className="figures text-xs text-muted">
        Difference {moneyText({ amount: difference, currency })}, over all time
      </span>
      {mayRead && stripeDifferences > 0 && (
        <Link
          href="/reconciliation"
          className="figures text-sm font-medium text-accent-ink underline underline-offset-4"
        >
          {stripeDifferences.toLocaleString("en-US")} {stripeDifferences === 1 ? "movement" : "movements"} unlike
          Stripe's
        </Link>
      )}
    </p>
  );
}

function Go({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-7 items-center underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
    >
      {children}
    </Link>
  );
}
