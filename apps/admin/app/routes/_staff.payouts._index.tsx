import { payoutStatuses } from "@emporia/contracts/payouts";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Landmark } from "lucide-react";
import { PayoutTabs } from "~/components/payout-tabs";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const status = payoutStatuses.find((each) => each === params.get("status"));
  const { payouts } = apiFor(request, context);
  const list = await page(request, payouts.staff.list.query({ status, cursor: cursorOf(params), limit: 30 }));
  return { list, status };
}

export const meta: MetaFunction = () => [{ title: "Payouts · Emporia Admin" }];

const faces = {
  PENDING: { word: "Being sent", tone: "neutral", shape: "ring" },
  IN_TRANSIT: { word: "On its way", tone: "info", shape: "half" },
  PAID: { word: "Arrived", tone: "good", shape: "tick" },
  FAILED: { word: "Came back", tone: "bad", shape: "back" },
} as const;

export default function PayoutsPage() {
  const { list, status } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader
        title="Payouts"
        description="From sellers' Stripe accounts to their banks. One that comes back is on the seller's balance again, with a mail to them and a pause of a week."
        actions={
          status === "FAILED" ? (
            <ButtonLink href={pathname}>Show all</ButtonLink>
          ) : (
            <ButtonLink href={`${pathname}?status=FAILED`}>Only those that came back</ButtonLink>
          )
        }
      >
        <PayoutTabs />
      </PageHeader>
      <Table
        caption="Payouts, newest first"
        rows={list.items}
        rowKey={(payout) => payout.id}
        empty={
          <EmptyState icon={<Landmark />} title={status ? "None came back." : "No payout yet."}>
            The next run shows what each shop has and when it is paid.
          </EmptyState>
        }
        columns={[
          {
            key: "shop",
            header: "Shop",
            isName: true,
            cell: (payout) => (
              <Link
                href={`/sellers/${payout.sellerId}`}
                className="inline-flex min-h-9 items-center underline underline-offset-4 wrap-anywhere"
              >
                {payout.shopName}
              </Link>
            ),
          },
          { key: "at", header: "Begun", cell: (payout) => <DateTime value={payout.createdAt} style="both" /> },
          {
            key: "status",
            header: "Status",
            cell: (payout) => (
              <span className="flex flex-col gap-1 max-sm:items-end">
                <Badge tone={faces[payout.status].tone} shape={faces[payout.status].shape}>
                  {faces[payout.status].word}
                </Badge>
                {payout.failureMessage && <span className="text-xs text-muted">{payout.failureMessage}</span>}
              </span>
            ),
          },
          { key: "by", header: "By", cell: (payout) => (payout.isScheduled ? "Schedule" : "Hand") },
          {
            key: "stripe",
            header: "At Stripe",
            cell: (payout) => <code className="text-xs text-muted break-all">{payout.stripePayoutId ?? "–"}</code>,
          },
          { key: "amount", header: "Amount", align: "end", cell: (payout) => <Price money={payout.amount} /> },
        ]}
      />
      <CursorPages label="Payouts" nextCursor={list.nextCursor} />
    </>
  );
}
