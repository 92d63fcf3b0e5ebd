import type { Money } from "@emporia/contracts/money";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Scale } from "lucide-react";
import { apiFor, page } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).payments.reconciliation.query());
}

export const meta: MetaFunction = () => [{ title: "Reconciliation · Emporia Admin" }];

export default function ReconciliationPage() {
  const { days } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description="Every movement at Stripe of the last days beside what the ledger says of it. Each night looks at the day before, and again at days that did not agree. Days are UTC; payouts to the bank and Stripe's fees are left aside."
      />
      {days.length === 0 ? (
        <EmptyState icon={<Scale />} title="No day has been compared yet.">
          The first is compared tonight.
        </EmptyState>
      ) : (
        days.map((day) => <Day key={day.day} day={day} />)
      )}
    </>
  );
}

const words = {
  not_in_books: "Not in the ledger",
  not_at_stripe: "Not at Stripe",
  amounts_differ: "Amounts differ",
};

function Day({ day }: { day: ReturnType<typeof useLoaderData<typeof loader>>["days"][number] }) {
  const agrees = day.differenceCount === 0;
  return (
    <Section
      title={day.day}
      description={
        <>
          {day.matchedCount.toLocaleString("en-US")} of {day.transactionCount.toLocaleString("en-US")} movements at
          Stripe are in the ledger as they should be. Looked at <DateTime value={day.checkedAt} style="both" />.
        </>
      }
      action={
        <Badge tone={agrees ? "good" : "bad"} shape={agrees ? "tick" : "cross"}>
          {agrees ? "Agrees" : `${day.differenceCount.toLocaleString("en-US")} to look into`}
        </Badge>
      }
    >
      {!agrees && (
        <Table
          caption={`Differences of ${day.day}`}
          rows={day.differences}
          rowKey={(difference) => difference.id}
          columns={[
            { key: "kind", header: "What", isName: true, cell: (difference) => words[difference.kind] },
            { key: "type", header: "Movement", cell: (difference) => difference.type.replaceAll("_", " ") },
            {
              key: "source",
              header: "Where",
              cell: (difference) => (
                <span className="flex flex-col gap-0.5 max-sm:items-end">
                  {difference.orderId && (
                    <Link href={`/orders/${difference.orderId}`} className="figures underline underline-offset-4">
                      {difference.orderNumber}
                    </Link>
                  )}
                  {difference.sourceId && <code className="text-xs text-muted break-all">{difference.sourceId}</code>}
                </span>
              ),
            },
            { key: "stripe", header: "At Stripe", align: "end", cell: (difference) => amount(difference.stripe) },
            { key: "ledger", header: "In the ledger", align: "end", cell: (difference) => amount(difference.ledger) },
          ]}
        />
      )}
    </Section>
  );
}

const amount = (money: Money | null) => (money ? <Price money={money} /> : "–");
