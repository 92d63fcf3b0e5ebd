import type { PromotionView } from "@emporia/contracts/promotions";
import type { ReactNode } from "react";
import { benefitText } from "../lib/promotion-text";
import { Link } from "../primitives/link";
import { Table } from "../primitives/table";
import { Price } from "./price";
import { PromotionStatusBadge } from "./promotion-status-badge";

export interface PromotionsTableProps {
  promotions: readonly PromotionView[];
  empty: ReactNode;
  /** Says who funds each: where there are several who may. */
  withFunder?: boolean | undefined;
}

/** Promotions with what they take off, how they stand and how they were used. */
export function PromotionsTable({ promotions, empty, withFunder = false }: PromotionsTableProps) {
  return (
    <Table
      caption="Promotions, newest first"
      rows={promotions}
      rowKey={(promotion) => promotion.id}
      empty={empty}
      columns={[
        {
          key: "name",
          header: "Name",
          isName: true,
          cell: ({ id, name }) => (
            <Link
              href={`/promotions/${id}`}
              prefetch="intent"
              className="inline-flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
            >
              {name}
            </Link>
          ),
        },
        {
          key: "code",
          header: "Code",
          cell: ({ code, hasOwnCodes }) =>
            code === null ? (
              <span className="text-muted">{hasOwnCodes ? "One for each" : "By itself"}</span>
            ) : (
              <span className="figures">{code}</span>
            ),
        },
        { key: "benefit", header: "Takes off", cell: benefitText },
        ...(withFunder
          ? [
              {
                key: "funder",
                header: "Funded by",
                cell: ({ seller }: PromotionView) => seller?.name ?? "The platform",
              },
            ]
          : []),
        { key: "status", header: "Status", cell: ({ status }) => <PromotionStatusBadge status={status} /> },
        {
          key: "used",
          header: "Orders",
          align: "end",
          cell: ({ usedCount, usageLimit }) => (
            <span className="figures whitespace-nowrap">
              {usedCount.toLocaleString("en-US")}
              {usageLimit !== null && ` of ${usageLimit.toLocaleString("en-US")}`}
            </span>
          ),
        },
        {
          key: "discounted",
          header: "Taken off",
          align: "end",
          cell: ({ discounted }) =>
            discounted.length === 0 ? (
              <span className="text-muted">Nothing yet</span>
            ) : (
              discounted.map((money) => <Price key={money.currency} money={money} className="block" />)
            ),
        },
      ]}
    />
  );
}
