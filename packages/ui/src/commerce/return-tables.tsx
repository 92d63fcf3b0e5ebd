import type { complaintRowView, returnRowView } from "@emporia/contracts/returns";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Link } from "../primitives/link";
import { Table } from "../primitives/table";
import { DateTime } from "./date-time";
import { ComplaintStatusBadge, complaintReasonWord, ReturnStatusBadge } from "./return-status-badge";

type ReturnRow = z.infer<typeof returnRowView>;
type ComplaintRow = z.infer<typeof complaintRowView>;

const linkClass =
  "figures inline-flex min-h-9 items-center whitespace-nowrap underline-offset-4 hover:underline pointer-coarse:min-h-11";

/** Returns; with the shop's name where there are several. */
export function ReturnsTable(props: { returns: readonly ReturnRow[]; withShop: boolean; empty: ReactNode }) {
  return (
    <Table
      caption="Returns"
      rows={props.returns}
      rowKey={(row) => row.id}
      empty={props.empty}
      columns={[
        {
          key: "number",
          header: "Return",
          isName: true,
          cell: (row) => (
            <Link href={`/returns/${row.id}`} prefetch="intent" className={linkClass}>
              {row.number}
            </Link>
          ),
        },
        ...(props.withShop
          ? [
              {
                key: "shop",
                header: "Shop",
                cell: (row: ReturnRow) => <span className="wrap-anywhere">{row.shopName}</span>,
              },
            ]
          : []),
        { key: "from", header: "From", cell: (row) => <span className="wrap-anywhere">{row.shopper}</span> },
        { key: "items", header: "Items", align: "end", cell: (row) => row.itemCount.toLocaleString("en-US") },
        {
          key: "asked",
          header: "Asked for",
          cell: (row) => <DateTime value={row.requestedAt} style="short" className="whitespace-nowrap" />,
        },
        {
          key: "by",
          header: "Due",
          cell: (row) =>
            row.due ? (
              <>
                <DateTime value={row.due.at} style="short" className="whitespace-nowrap" />
                {row.due.by === "shopper" && <span className="block text-muted">by the shopper</span>}
              </>
            ) : (
              <span className="text-muted">–</span>
            ),
        },
        { key: "status", header: "Status", cell: (row) => <ReturnStatusBadge status={row.status} /> },
      ]}
    />
  );
}

const sides = { shopper: "Shopper", seller: "Shop", staff: "Emporia" } as const;

/** Complaints, each leading to where it is dealt with. */
export function ComplaintsTable(props: {
  complaints: readonly ComplaintRow[];
  hrefOf: (row: ComplaintRow) => string;
  withShop: boolean;
  empty: ReactNode;
}) {
  return (
    <Table
      caption="Complaints"
      rows={props.complaints}
      rowKey={(row) => row.id}
      empty={props.empty}
      columns={[
        {
          key: "order",
          header: "Order",
          isName: true,
          cell: (row) => (
            <Link href={props.hrefOf(row)} prefetch="intent" className={linkClass}>
              {row.number}
            </Link>
          ),
        },
        ...(props.withShop
          ? [
              {
                key: "shop",
                header: "Shop",
                cell: (row: ComplaintRow) => <span className="wrap-anywhere">{row.shopName}</span>,
              },
            ]
          : []),
        { key: "about", header: "About", cell: (row) => complaintReasonWord(row.reason) },
        { key: "last", header: "Last word", cell: (row) => sides[row.lastFrom] },
        {
          key: "opened",
          header: "Opened",
          cell: (row) => <DateTime value={row.openedAt} style="short" className="whitespace-nowrap" />,
        },
        { key: "status", header: "Status", cell: (row) => <ComplaintStatusBadge status={row.status} /> },
      ]}
    />
  );
}
