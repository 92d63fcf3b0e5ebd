import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Landmark } from "lucide-react";
import { PayoutTabs } from "~/components/payout-tabs";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).payouts.staff.preview.query());
}

export const meta: MetaFunction = () => [{ title: "Next payouts · Emporia Admin" }];

const intervals = { daily: "Every day", weekly: "Every week", monthly: "Every month", manual: "When asked for" };

export default function NextPayoutsPage() {
  const { items } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Next run"
        description="What each shop has, and when it is paid. Only what is available at Stripe on that day goes out; the hundred largest are shown."
      >
        <PayoutTabs />
      </PageHeader>
      <Table
        caption="Shops with money, the most available first"
        rows={items}
        rowKey={(row) => row.sellerId}
        empty={
          <EmptyState icon={<Landmark />} title="No shop has anything to be paid.">
            Earnings appear here as soon as something is sold.
          </EmptyState>
        }
        columns={[
          {
            key: "shop",
            header: "Shop",
            isName: true,
            cell: (row) => (
              <Link
                href={`/sellers/${row.sellerId}`}
                className="inline-flex min-h-9 items-center underline underline-offset-4 wrap-anywhere"
              >
                {row.shopName}
              </Link>
            ),
          },
          { key: "interval", header: "How often", cell: (row) => intervals[row.interval] },
          {
            key: "next",
            header: "Next",
            cell: (row) => (row.nextOn ? <DateTime value={row.nextOn} style="short" /> : "–"),
          },
          { key: "pending", header: "Pending", align: "end", cell: (row) => <Price money={row.pending} /> },
          { key: "reserved", header: "Reserved", align: "end", cell: (row) => <Price money={row.reserved} /> },
          { key: "owed", header: "Owes", align: "end", cell: (row) => <Price money={row.owed} /> },
          { key: "available", header: "Available", align: "end", cell: (row) => <Price money={row.available} /> },
        ]}
      />
    </>
  );
}
