import type { ImportView } from "@emporia/contracts/imports";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { Download } from "lucide-react";

const count = (value: number) => value.toLocaleString("en-US");

/** What a check found or an import did, in numbers. */
export function ImportCounts({ run }: { run: ImportView }) {
  const isDone = run.status === "DONE" || run.status === "IMPORTING" || run.status === "CANCELLED";
  return (
    <StatRow>
      <Stat label={isDone ? "Made" : "To be made"} value={count(run.created)} />
      <Stat label={isDone ? "Changed" : "To be changed"} value={count(run.updated)} />
      <Stat label="Same as before" value={count(run.unchanged)} />
      {!run.overwrites && <Stat label="Left as they are" value={count(run.skipped)} />}
      <Stat label="Problems" value={count(run.failed)} />
    </StatRow>
  );
}

/** What could not be read or kept, and the rows to correct. */
export function ImportProblems({ run }: { run: ImportView }) {
  if (run.failed === 0) return null;
  return (
    <Section
      title={run.failed === 1 ? "One problem" : `${count(run.failed)} problems`}
      description="Everything else of the file is good. Correct the rows and bring them again as a file of their own."
      action={
        <ButtonLink href={`/product-files/${run.id}/failed-rows`} size="sm" icon={<Download />} download>
          Download these rows
        </ButtonLink>
      }
    >
      <Table
        caption="Problems by line and column"
        rows={run.problems}
        rowKey={({ line, column }) => `${line} ${column}`}
        columns={[
          {
            key: "message",
            header: "What is wrong",
            isName: true,
            cell: ({ message }) => <span className="wrap-anywhere">{message}</span>,
          },
          { key: "line", header: "Line", align: "end", cell: ({ line }) => count(line) },
          {
            key: "column",
            header: "Column",
            cell: ({ column }) => <span className="wrap-anywhere">{column || "–"}</span>,
          },
          {
            key: "handle",
            header: "Product",
            cell: ({ handle }) => <span className="text-muted wrap-anywhere">{handle || "–"}</span>,
          },
        ]}
      />
      {run.failed > run.problems.length && (
        <p className="mt-3 text-sm text-muted">
          These are the first {count(run.problems.length)}. The file has them all.
        </p>
      )}
    </Section>
  );
}

/** The first products that are made or changed, with what changes. */
export function ImportPreview({ run }: { run: ImportView }) {
  if (run.preview.length === 0) return null;
  const total = run.created + run.updated;
  return (
    <Section
      title={run.status === "CHECKED" || run.status === "CHECKING" ? "What would happen" : "What happened"}
      description={
        total > run.preview.length ? `The first ${count(run.preview.length)} of ${count(total)} products.` : undefined
      }
    >
      <Table
        caption="Products that are made or changed"
        rows={run.preview}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            key: "name",
            header: "Product",
            isName: true,
            className: "sm:w-2/5",
            cell: ({ name, handle }) => (
              <span className="min-w-0 wrap-anywhere">
                {name}
                <span className="block text-xs font-normal text-muted">{handle}</span>
              </span>
            ),
          },
          {
            key: "outcome",
            header: "Outcome",
            cell: ({ outcome }) =>
              outcome === "created" ? (
                <Badge tone="good" shape="dot">
                  New
                </Badge>
              ) : (
                <Badge tone="info" shape="half">
                  Changed
                </Badge>
              ),
          },
          {
            key: "changes",
            header: "Changes",
            hideOnPhone: false,
            cell: ({ changes }) =>
              changes.length === 0 ? (
                <span className="text-muted">–</span>
              ) : (
                <ul className="flex min-w-0 flex-col gap-0.5 max-sm:items-end max-sm:text-right">
                  {changes.map(({ field, before, after }) => (
                    <li key={field} className="wrap-anywhere">
                      <span className="text-muted">{field}:</span>{" "}
                      {before && <del className="text-muted">{before}</del>}{" "}
                      <ins className="no-underline">{after || "nothing"}</ins>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  );
}
