import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ShieldCheck } from "lucide-react";
import { ChargebackBadge } from "~/components/chargeback-badge";
import { TabbedList, tabOf } from "~/components/tabbed-list";
import { apiFor } from "~/lib/api.server";

const tabs = [
  { tab: "open", label: "Open", caption: "Open chargebacks, newest first", empty: "No bank asks for anything back." },
  {
    tab: "closed",
    label: "Decided",
    caption: "Decided chargebacks, newest first",
    empty: "No bank has decided anything yet.",
  },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { tab } = tabOf(tabs, params.get("tab"));
  const { chargebacks } = apiFor(request, context);
  return { tab, list: await page(request, chargebacks.list.query({ tab, cursor: cursorOf(params), limit: 30 })) };
}

export const meta: MetaFunction = () => [{ title: "Chargebacks · Emporia Admin" }];

export default function ChargebacksPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const current = tabOf(tabs, tab);
  return (
    <TabbedList
      title="Chargebacks"
      description="Payments that shoppers' banks took back. Until the bank's deadline we can say why a payment was right, once; what the order earned is held meanwhile."
      tabs={tabs}
      current={tab}
      nextCursor={list.nextCursor}
    >
      <Table
        caption={current.caption}
        rows={list.items}
        rowKey={(each) => each.id}
        empty={<EmptyState icon={<ShieldCheck />} title={current.empty} />}
        columns={[
          {
            key: "order",
            header: "Order",
            isName: true,
            cell: (each) => (
              <Link
                href={`/chargebacks/${each.id}`}
                className="figures inline-flex min-h-9 items-center whitespace-nowrap underline underline-offset-4"
              >
                {each.orderNumber}
              </Link>
            ),
          },
          {
            key: "shops",
            header: "Shops",
            cell: (each) => <span className="wrap-anywhere">{each.shops.join(", ")}</span>,
          },
          { key: "reason", header: "Reason", cell: (each) => each.reason.replaceAll("_", " ") },
          { key: "status", header: "Status", cell: (each) => <ChargebackBadge status={each.status} /> },
          {
            key: "due",
            header: tab === "open" ? "Answer until" : "Decided",
            cell: (each) => {
              const at = tab === "open" ? each.evidenceDueAt : each.closedAt;
              return at && !(tab === "open" && each.evidenceSentAt) ? <DateTime value={at} style="short" /> : "–";
            },
          },
          {
            key: "bearer",
            header: tab === "open" ? "If lost, borne by" : "Borne by",
            cell: (each) => (each.status === "won" ? "–" : each.bearer === "seller" ? "The seller" : "The platform"),
          },
          { key: "amount", header: "Amount", align: "end", cell: (each) => <Price money={each.amount} /> },
        ]}
      />
    </TabbedList>
  );
}
