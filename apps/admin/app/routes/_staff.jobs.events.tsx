import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Activity, RotateCw } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { counts: await page(request, apiFor(request, context).analytics.events.query()) };
}

export const meta: MetaFunction = () => [{ title: "Events · Emporia Admin" }];

/** Milliseconds as people read them: 140 ms, 2.4 s, 3 min. */
function waited(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000).toLocaleString("en-US")} min`;
}

export default function EventsPage() {
  const { counts } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader
        title="Events"
        description={`What happened in the last ${counts.days} days, and how long it took until mails, search and payments were told.`}
        crumbs={[{ label: "Jobs", href: "/jobs" }, { label: "Events" }]}
        actions={
          <ButtonLink size="sm" href={pathname} icon={<RotateCw />} replace>
            Look again
          </ButtonLink>
        }
      />
      <Table
        caption="Events by type"
        rows={counts.items}
        rowKey={(each) => each.type}
        empty={
          <EmptyState icon={<Activity />} title="Nothing happened.">
            Orders, payments, products and stock appear here as soon as something changes.
          </EmptyState>
        }
        columns={[
          {
            key: "type",
            header: "Event",
            isName: true,
            cell: (each) => <span className="wrap-anywhere">{each.type}</span>,
          },
          { key: "topic", header: "Topic", cell: (each) => each.topic },
          { key: "today", header: "Today", align: "end", cell: (each) => each.today.toLocaleString("en-US") },
          {
            key: "events",
            header: `${counts.days} days`,
            align: "end",
            cell: (each) => each.events.toLocaleString("en-US"),
          },
          { key: "average", header: "Told after", align: "end", cell: (each) => waited(each.averageLagMs) },
          { key: "longest", header: "At most", align: "end", cell: (each) => waited(each.longestLagMs) },
        ]}
      />
    </>
  );
}
