import { ComplaintsTable, ReturnsTable } from "@emporia/ui/commerce/return-tables";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { PackageOpen, Undo2 } from "lucide-react";
import { apiFor } from "~/lib/api.server";

const tabs = ["open", "under_way", "closed", "complaints"] as const;
const tabWords = { open: "To answer", under_way: "Under way", closed: "Closed", complaints: "Complaints" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = tabs.find((each) => each === params.get("tab")) ?? "open";
  const { staff } = apiFor(request, context).returns;
  const cursor = cursorOf(params);
  if (tab === "complaints") {
    const complaints = await page(request, staff.complaints.query({ cursor }));
    return { tab, complaints, returns: null, nextCursor: complaints.nextCursor };
  }
  const returns = await page(request, staff.list.query({ tab, cursor }));
  return { tab, complaints: null, returns, nextCursor: returns.nextCursor };
}

export const meta: MetaFunction = () => [{ title: "Returns · Emporia Admin" }];

export default function ReturnsPage() {
  const { tab, returns, complaints, nextCursor } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageHeader
        title="Returns and complaints"
        actions={
          <ButtonLink href="/returns/withdrawal" icon={<Undo2 />}>
            Right of withdrawal
          </ButtonLink>
        }
      >
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
          withShop
          empty={
            <EmptyState
              icon={<PackageOpen />}
              title={tab === "open" ? "No shop has a return to answer." : "No returns here."}
            >
              Staff can answer in a shop's stead; it is written down who did.
            </EmptyState>
          }
        />
      )}
      {complaints && (
        <ComplaintsTable
          complaints={complaints.items}
          hrefOf={(row) => `/orders/${row.orderId}#complaint`}
          withShop
          empty={
            <EmptyState icon={<PackageOpen />} title="Nobody has asked us to decide.">
              When a shop refuses or does not answer, the shopper can.
            </EmptyState>
          }
        />
      )}
      <CursorPages label="Returns" nextCursor={nextCursor} />
    </>
  );
}
