import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { reportReasonShort } from "@emporia/ui/lib/report-words";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Flag } from "lucide-react";
import { TabbedList, tabOf } from "~/components/tabbed-list";
import { apiFor } from "~/lib/api.server";

const tabs = [
  { tab: "open", status: "OPEN", label: "Open", empty: "No report is open." },
  { tab: "upheld", status: "UPHELD", label: "Were right", empty: "No report was right yet." },
  { tab: "dismissed", status: "DISMISSED", label: "Dismissed", empty: "No report was dismissed yet." },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { tab, status } = tabOf(tabs, params.get("tab"));
  const { reports } = apiFor(request, context);
  return { tab, list: await page(request, reports.list.query({ status, cursor: cursorOf(params), limit: 30 })) };
}

export const meta: MetaFunction = () => [{ title: "Reports · Emporia Admin" }];

export default function ReportsPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const current = tabOf(tabs, tab);
  return (
    <TabbedList
      title="Reports"
      description={`What people say is wrong with products, ${tab === "open" ? "the longest waiting" : "what was decided last"} first. Who gave an address is told what was decided and why.`}
      tabs={tabs}
      current={tab}
      nextCursor={list.nextCursor}
    >
      <Table
        caption={`Reports: ${current.label.toLowerCase()}`}
        rows={list.items}
        rowKey={(each) => each.id}
        empty={
          <EmptyState icon={<Flag />} title={current.empty}>
            On every product’s page shoppers can say what is wrong with it.
          </EmptyState>
        }
        columns={[
          {
            key: "product",
            header: "Product",
            isName: true,
            className: "sm:max-w-0 sm:w-[40%]",
            cell: (each) => (
              <Link
                href={`/reports/${each.id}`}
                prefetch="intent"
                className="group flex min-h-11 min-w-0 items-center gap-3"
              >
                <Picture
                  media={each.product.picture}
                  sizes="44px"
                  isDecorative
                  className="size-11 shrink-0 rounded-md"
                />
                <span className="line-clamp-2 min-w-0 wrap-anywhere underline-offset-4 group-hover:underline">
                  {each.product.name}
                </span>
              </Link>
            ),
          },
          { key: "reason", header: "Reason", cell: (each) => reportReasonShort[each.reason] },
          {
            key: "shop",
            header: "Shop",
            className: "sm:max-w-48",
            cell: (each) => (
              <Link
                href={`/sellers/${each.seller.id}`}
                className="line-clamp-1 wrap-anywhere underline-offset-4 hover:underline max-sm:text-right"
              >
                {each.seller.shopName}
              </Link>
            ),
          },
          {
            key: "shown",
            header: "State",
            cell: (each) => (
              <Badge tone={each.product.isShown ? "info" : "neutral"}>
                {each.product.isShown ? "Shown" : each.product.id === null ? "Deleted" : "Not shown"}
              </Badge>
            ),
          },
          {
            key: "open",
            header: "Open of it",
            align: "end",
            cell: (each) => <span className="figures">{each.openCount.toLocaleString("en-US")}</span>,
          },
          {
            key: "since",
            header: "Reported",
            align: "end",
            cell: (each) => <DateTime value={each.reportedAt} style="short" className="whitespace-nowrap" />,
          },
        ]}
      />
    </TabbedList>
  );
}
