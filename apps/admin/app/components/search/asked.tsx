import type { searchReportView } from "@emporia/contracts/search";
import { Section } from "@emporia/ui/layout/section";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Table } from "@emporia/ui/primitives/table";
import { Search, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import type { z } from "zod";

type Report = z.infer<typeof searchReportView>;

/** What people searched for: what most, and what found nothing. */
export function Asked({ report }: { report: Report }) {
  return (
    <Section
      title="What people look for"
      description={`In the last ${report.days} days, by how often. Words only: who asked is not kept, and what looks like an address or a number is left out.`}
    >
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Queries
          caption="Asked most"
          rows={report.top}
          empty={
            <EmptyState icon={<Search />} title="Nobody has searched yet.">
              Queries stand here a few seconds after they were asked.
            </EmptyState>
          }
        />
        <Queries
          caption="Found nothing"
          rows={report.nothingFound}
          empty={
            <EmptyState icon={<SearchX />} title="Everything that was looked for was found.">
              What finds nothing stands here: a synonym may lead it to what there is.
            </EmptyState>
          }
        />
      </div>
    </Section>
  );
}

function Queries({ caption, rows, empty }: { caption: string; rows: Report["top"]; empty: ReactNode }) {
  return (
    <Table
      caption={caption}
      showCaption
      rows={rows}
      rowKey={(row) => row.query}
      empty={empty}
      columns={[
        {
          key: "query",
          header: "Query",
          isName: true,
          cell: (row) => <span className="wrap-anywhere">{row.query}</span>,
        },
        { key: "asked", header: "Asked", align: "end", cell: (row) => row.asked.toLocaleString("en-US") },
        {
          key: "found",
          header: "Found",
          align: "end",
          cell: (row) => (
            <>
              {row.found.toLocaleString("en-US")}
              {row.redirected > 0 && (
                <span className="block text-xs text-muted">{row.redirected.toLocaleString("en-US")} led to a page</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
