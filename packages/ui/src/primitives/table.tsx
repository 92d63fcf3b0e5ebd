import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "../lib/cx";
import { useHydrated } from "../lib/hydrated";
import { Checkbox } from "./checkbox";
import { Link } from "./link";
import { Skeleton } from "./skeleton";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, in figures of one width. */
  align?: "start" | "end" | undefined;
  /** The column that names the row; the others are labelled lines under it on a phone. */
  isName?: boolean | undefined;
  hideOnPhone?: boolean | undefined;
  hideHeader?: boolean | undefined;
  sort?: { href: string; direction?: "ascending" | "descending" | undefined } | undefined;
  className?: string | undefined;
}

export interface TableProps<Row> {
  /** What the table holds; read aloud, and seen when `showCaption`. */
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A checkbox before each row, for bulk edits: submits `name` with the row's key. One above them ticks all. */
  select?: { name: string; rowName: (row: Row) => string; form?: string | undefined } | undefined;
  empty?: ReactNode;
  /** Draws this many rows of skeleton instead. */
  loadingRows?: number | undefined;
  /** Draws this instead of rows: an `<ErrorState>`. */
  error?: ReactNode;
  footer?: ReactNode;
}

// Written out because a table laid out as blocks on a phone loses its own.
const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  cell: { role: "cell" },
};

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, select, empty, loadingRows, error } = props;
  if (error) return error;
  if (!loadingRows && rows.length === 0 && empty) return empty;
  return (
    <div className="relative w-full overflow-x-auto">
      <table {...roles.table} aria-busy={loadingRows ? true : undefined} className="block w-full text-sm sm:table">
        <caption className={cx(props.showCaption ? "pb-2 text-left font-medium max-sm:block" : "sr-only")}>
          {caption}
        </caption>
        <thead {...roles.rowgroup} className="max-sm:sr-only">
          <tr {...roles.row} className="border-b">
            {select && (
              <th {...roles.columnheader} scope="col" className="w-11">
                <span className="sr-only">Select</span>
                <TickAll name={select.name} count={rows.length} />
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup} className="block sm:table-row-group">
          {loadingRows
            ? Array.from({ length: loadingRows }, (_, at) => (
                <SkeletonRow key={String(at)} columns={columns} select={Boolean(select)} />
              ))
            : rows.map((row) => (
                <tr
                  {...roles.row}
                  key={rowKey(row)}
                  className="relative block border-b py-3 transition-colors last:border-b-0 hover:bg-sunken/60 has-[input:checked]:bg-accent-wash sm:table-row sm:py-0"
                >
                  {select && (
                    <td {...roles.cell} className="absolute top-1.5 right-0 z-10 sm:static sm:w-11 sm:align-middle">
                      <Checkbox
                        label={`Select ${select.rowName(row)}`}
                        hideLabel
                        name={select.name}
                        value={rowKey(row)}
                        form={select.form}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} hasSelect={Boolean(select)}>
                      {column.cell(row)}
                    </Cell>
                  ))}
                </tr>
              ))}
        </tbody>
        {props.footer}
      </table>
    </div>
  );
}

/** Ticks all rows that are shown, or none; there once JavaScript runs. */
function TickAll({ name, count }: { name: string; count: number }) {
  const own = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState(0);
  const boxes = () => [
    ...(own.current?.closest("table")?.querySelectorAll<HTMLInputElement>(`tbody input[name="${name}"]`) ?? []),
  ];
  useEffect(() => {
    const table = own.current?.closest("table");
    const look = () =>
      setTicked(table?.querySelectorAll(`tbody input[name="${CSS.escape(name)}"]:checked`).length ?? 0);
    look();
    table?.addEventListener("change", look);
    return () => table?.removeEventListener("change", look);
  });
  if (!useHydrated() || count === 0) return null;
  const isAll = ticked === count;
  return (
    <div ref={own}>
      <Checkbox
        label="Select all that are shown"
        hideLabel
        value="all"
        checked={isAll}
        indeterminate={ticked > 0 && !isAll}
        onChange={() => {
          for (const box of boxes()) if (box.checked === isAll) box.click();
        }}
      />
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort, align } = column;
  const Arrow = sort?.direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      {...roles.columnheader}
      scope="col"
      aria-sort={sort?.direction}
      className={cx(
        "h-10 whitespace-nowrap px-3 text-left text-xs font-medium text-muted first:pl-0 last:pr-0",
        align === "end" && "text-right",
        column.className,
      )}
    >
      {sort ? (
        <Link
          href={sort.href}
          preventScrollReset
          className={cx(
            "inline-flex min-h-10 items-center gap-1 no-underline hover:text-ink",
            sort.direction && "text-ink",
          )}
        >
          {column.header}
          <Arrow aria-hidden="true" className={cx("size-3.5", !sort.direction && "opacity-0")} />
        </Link>
      ) : (
        <span className={cx(column.hideHeader && "sr-only")}>{column.header}</span>
      )}
    </th>
  );
}

function Cell<Row>({ column, hasSelect, children }: { column: Column<Row>; hasSelect: boolean; children: ReactNode }) {
  const isEnd = column.align === "end";
  return (
    <td
      {...roles.cell}
      className={cx(
        "px-3 first:pl-0 last:pr-0 max-sm:flex max-sm:min-h-7 max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:px-0",
        "sm:table-cell sm:h-13 sm:py-2 sm:align-middle",
        isEnd && "figures sm:text-right",
        column.isName && cx("font-medium max-sm:pb-1 max-sm:text-[0.9375rem]", hasSelect && "max-sm:pr-12"),
        column.hideOnPhone && "max-sm:hidden",
        column.className,
      )}
    >
      {column.isName || column.hideHeader ? (
        children
      ) : (
        <>
          <span aria-hidden="true" className="shrink-0 whitespace-nowrap text-[0.8125rem] text-muted sm:hidden">
            {column.header}
          </span>
          {/* What a cell is made of stays together beside its label. */}
          <div className="min-w-0 max-sm:text-right sm:contents">{children}</div>
        </>
      )}
    </td>
  );
}

const barWidths = ["w-3/4", "w-1/2", "w-2/3", "w-2/5"];

function SkeletonRow<Row>({ columns, select }: { columns: readonly Column<Row>[]; select: boolean }) {
  return (
    <tr className="block border-b py-3 sm:table-row sm:py-0">
      {select && <td className="hidden sm:table-cell" />}
      {columns.map((column, at) => (
        <td
          key={column.key}
          className={cx(
            "block px-3 py-1 first:pl-0 last:pr-0 max-sm:px-0 sm:table-cell sm:h-13",
            column.hideOnPhone && "max-sm:hidden",
          )}
        >
          <Skeleton
            className={cx("h-3.5 min-w-10", barWidths[at % barWidths.length], column.align === "end" && "sm:ml-auto")}
          />
        </td>
      ))}
    </tr>
  );
}
