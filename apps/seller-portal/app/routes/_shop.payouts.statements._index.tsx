import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { monthText } from "@emporia/ui/lib/month";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
import { CurrencyTabs } from "~/components/money/currency-tabs";
import { MoneyTabs } from "~/components/money/money-tabs";
import { apiFor } from "~/lib/api.server";
import { currencyOf } from "~/lib/money-currency";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(
    request,
    apiFor(request, context).payouts.statements.query({ currency: currencyOf(new URL(request.url).searchParams) }),
  );
}

export const meta: MetaFunction = () => [{ title: "Statements · Emporia Seller" }];

export default function StatementsPage() {
  const { items, currency, currencies } = useLoaderData<typeof loader>();
  const query = currency === currencies[0] ? "" : `?currency=${currency}`;
  return (
    <>
      <PageHeader
        title="Statements"
        description="Each month from what you had at its beginning to what you had at its end, with every sale, fee, refund and payout. Months are UTC."
      >
        <MoneyTabs />
      </PageHeader>
      <CurrencyTabs currency={currency} currencies={currencies} />
      <Table
        caption="Statements, the latest month first"
        rows={items}
        rowKey={(each) => each.period}
        empty={
          <EmptyState icon={<FileText />} title="No statement yet.">
            The first one covers the month of your first sale.
          </EmptyState>
        }
        columns={[
          {
            key: "period",
            header: "Month",
            isName: true,
            cell: (each) => (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/payouts/statements/${each.period}${query}`}
                  className="inline-flex min-h-9 items-center underline underline-offset-4"
                >
                  {monthText(each.period)}
                </Link>
                {!each.isOver && (
                  <Badge tone="info" shape="half">
                    So far
                  </Badge>
                )}
              </span>
            ),
          },
          { key: "opening", header: "Opening", align: "end", cell: (each) => <Price money={each.opening} /> },
          { key: "closing", header: "Closing", align: "end", cell: (each) => <Price money={each.closing} /> },
          {
            key: "files",
            header: "Files",
            align: "end",
            cell: (each) => (
              <span className="flex justify-end gap-4">
                {(["csv", "pdf"] as const).map((format) => (
                  <Link
                    key={format}
                    href={`/statement-files/${each.period}/${format}${query}`}
                    download
                    className="inline-flex min-h-9 items-center underline underline-offset-4"
                  >
                    {format.toUpperCase()}
                    <span className="sr-only"> of {monthText(each.period)}</span>
                  </Link>
                ))}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
