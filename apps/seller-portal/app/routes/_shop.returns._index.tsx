import { ComplaintsTable, ReturnsTable } from "@emporia/ui/commerce/return-tables";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { PackageOpen } from "lucide-react";
import { apiFor } from "~/lib/api.server";

const tabs = ["open", "under_way", "closed", "complaints"] as const;
const tabWords = { open: "To answer", under_way: "Under way", closed: "Closed", complaints: "Complaints" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = tabs.find((each) => each === params.get("tab")) ?? "open";
  const { seller } = apiFor(request, context).returns;
  const cursor = cursorOf(params);
  if (tab === "complaints") {
    const complaints = await page(request, seller.complaints.query({ cursor }));
    return { tab, complaints, returns: null, nextCursor: complaints.nextCursor };
  }
  const returns = await page(request, seller.list.query({ tab, cursor }));
  return { tab, complaints: null, returns, nextCursor: returns.nextCursor };
}

export const meta: MetaFunction = () => [{ title: "Returns · Emporia Seller" }];

export default function ReturnsPage() {
  const { tab, returns, complaints, nextCursor } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageHeader title="Returns">
        <TabLinks
          label="Returns by state"
          tabs={tabs.map((each) => ({
            href: `${pathname}${withParams(search, { tab: each === "open" ? undefined : each })}`,
            label: tabWords[each],
            isCurrent: tab === each,
          }))}
        />
      </PageHeader>
      {returns && (
        <ReturnsTable
          returns={returns.items}
          withShop={false}
          empty={
            <EmptyState
              icon={<PackageOpen />}
              title={tab === "open" ? "Nothing waits for your answer." : "No returns here."}
            >
              When a shopper wants to send something back, it stands here and you get a mail.
            </EmptyState>
          }
        />
      )}
      {complaints && (
        <ComplaintsTable
          complaints={complaints.items}
          hrefOf={(row) => `/orders/${row.sellerOrderId}#complaint`}
          withShop={false}
          empty={
            <EmptyState icon={<PackageOpen />} title="Nobody has asked Emporia to decide.">
              Returns that are answered within three days rarely get here.
            </EmptyState>
          }
        />
      )}
      <CursorPages label="Returns" nextCursor={nextCursor} />
    </>
  );
}
