import type { StatementCategory } from "@emporia/contracts/statements";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { monthText } from "@emporia/ui/lib/month";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { currencyOf } from "~/lib/money-currency";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return page(
    request,
    apiFor(request, context).payouts.statement.query({
      period: params.period ?? "",
      currency: currencyOf(new URL(request.url).searchParams),
    }),
  );
}

export const meta: MetaFunction = () => [{ title: "Statement · Emporia Seller" }];

const words: Record<StatementCategory, string> = {
  sales: "Items sold",
  shipping: "Shipping",
  discounts: "Discounts",
  commission: "Commission",
  fees: "Other fees",
  tax: "Tax",
  refunds: "Refunds",
  disputes: "Lost disputes",
  labels: "Shipping labels",
  adjustments: "Adjustments",
  payouts: "Payouts",
};

export default function StatementPage() {
  const statement = useLoaderData<typeof loader>();
  const { period } = statement;
  const { search } = useLocation();
  const rows = [
    { key: "opening", label: "Opening balance", amount: statement.opening, isSum: true },
    ...statement.sums.map((sum) => ({
      key: sum.category,
      label: words[sum.category],
      amount: sum.amount,
      isSum: false,
    })),
    { key: "closing", label: "Closing balance", amount: statement.closing, isSum: true },
  ];
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Payouts", href: "/payouts" },
          { label: "Statements", href: `/payouts/statements${search}` },
          { label: monthText(period) },
        ]}
        title={monthText(period)}
        actions={(["csv", "pdf"] as const).map((format) => (
          <ButtonLink key={format} href={`/statement-files/${period}/${format}${search}`} download>
            {format.toUpperCase()}
          </ButtonLink>
        ))}
      />
      <dl className="max-w-lg">
        {rows.map((row) => (
          <div
            key={row.key}
            className={`flex justify-between gap-6 border-b py-2.5 ${row.isSum ? "font-semibold" : ""}`}
          >
            <dt>{row.label}</dt>
            <dd className="figures">
              <Price money={row.amount} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-8">
        <Section
          title="Lines"
          description={
            statement.lineCount > statement.lines.length
              ? `The first ${statement.lines.length.toLocaleString("en-US")} of ${statement.lineCount.toLocaleString("en-US")}; the files have all of them.`
              : undefined
          }
        >
          <Table
            caption={`Lines of ${monthText(period)}, oldest first`}
            rows={statement.lines}
            rowKey={(line) => line.id}
            empty={<EmptyState heading="h3" title="Nothing moved in this month." />}
            columns={[
              {
                key: "note",
                header: "What",
                isName: true,
                cell: (line) => <span className="wrap-anywhere">{line.note}</span>,
              },
              { key: "category", header: "Kind", cell: (line) => words[line.category] },
              {
                key: "order",
                header: "Order",
                cell: (line) => <span className="figures whitespace-nowrap">{line.sellerOrderNumber ?? "–"}</span>,
              },
              { key: "at", header: "When", cell: (line) => <DateTime value={line.occurredAt} style="short" /> },
              { key: "amount", header: "Amount", align: "end", cell: (line) => <Price money={line.amount} /> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
