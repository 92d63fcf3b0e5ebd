import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CircleDollarSign } from "lucide-react";
import { CurrencyTabs } from "~/components/money/currency-tabs";
import { MoneyTabs } from "~/components/money/money-tabs";
import { apiFor } from "~/lib/api.server";
import { currencyOf } from "~/lib/money-currency";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const balance = await page(
    request,
    apiFor(request, context).payments.balance.query({
      currency: currencyOf(params),
      cursor: cursorOf(params),
      limit: 30,
    }),
  );
  return { balance };
}

export const meta: MetaFunction = () => [{ title: "Entries · Emporia Seller" }];

const kinds: Record<string, string> = {
  sale: "Sale",
  transfer: "Transfer",
  refund: "Refund",
  transfer_reversal: "Transfer taken back",
  netting: "Kept for what you owed",
  refund_failure: "Refund sent back",
  dispute_loss: "Lost dispute",
  adjustment: "Adjustment",
  monthly_fee: "Monthly fee",
  label: "Shipping label",
  label_void: "Label that was voided",
  payout: "Payout",
  payout_failure: "Payout that failed",
};

export default function BalancePage() {
  const { balance } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Entries"
        description="What each order earned you, entry by entry, and what has been transferred to your Stripe account."
      >
        <MoneyTabs />
      </PageHeader>
      <CurrencyTabs currency={balance.payable.currency} currencies={balance.currencies} />
      <StatRow>
        <Stat label="Payable" value={<Price money={balance.payable} />} hint="Earned and not transferred yet" />
        <Stat label="Transferred" value={<Price money={balance.transferred} />} hint="To your Stripe account so far" />
      </StatRow>
      <div className="mt-8">
        <Section title="Entries">
          <Table
            caption="Entries of your balance, newest first"
            rows={balance.items}
            rowKey={(entry) => entry.id}
            empty={
              <EmptyState icon={<CircleDollarSign />} heading="h3" title="No entries yet.">
                With your first order, its items, shipping and commission appear here one by one.
              </EmptyState>
            }
            columns={[
              {
                key: "note",
                header: "What",
                isName: true,
                cell: (entry) => <span className="wrap-anywhere">{entry.note}</span>,
              },
              { key: "kind", header: "Kind", cell: (entry) => kinds[entry.kind] ?? entry.kind },
              {
                key: "order",
                header: "Order",
                cell: (entry) =>
                  entry.sellerOrderNumber ? (
                    <Link
                      href={`/orders?query=${encodeURIComponent(entry.sellerOrderNumber)}`}
                      className="figures inline-flex min-h-9 items-center whitespace-nowrap underline underline-offset-4"
                    >
                      {entry.sellerOrderNumber}
                    </Link>
                  ) : (
                    <span className="text-muted">–</span>
                  ),
              },
              {
                key: "at",
                header: "When",
                cell: (entry) => <DateTime value={entry.occurredAt} style="short" className="whitespace-nowrap" />,
              },
              {
                key: "amount",
                header: "Amount",
                align: "end",
                cell: (entry) => (
                  <span className={entry.amount.amount > 0 ? "text-good" : undefined}>
                    {entry.amount.amount > 0 && "+"}
                    <Price money={entry.amount} />
                  </span>
                ),
              },
            ]}
          />
          <CursorPages label="Entries" nextCursor={balance.nextCursor} />
        </Section>
      </div>
    </>
  );
}
