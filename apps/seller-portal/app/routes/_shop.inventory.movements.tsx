import type { movementKinds } from "@emporia/contracts/inventory";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { History } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const productId = params.get("product") ?? undefined;
  return page(
    request,
    apiFor(request, context).inventory.movements.query({ productId, cursor: cursorOf(params), limit: 50 }),
  );
}

export const meta: MetaFunction = () => [{ title: "History of stock · Emporia Seller" }];

const kinds: Record<(typeof movementKinds)[number], string> = {
  counted: "Counted",
  adjusted: "Counted",
  imported: "From a file",
  deducted: "Sold",
  returned: "Came back",
  transferred: "Moved",
};

export default function MovementsPage() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Inventory", href: "/inventory" }, { label: "History" }]}
        title="History of stock"
        description="Everything that came and went, the latest first. Nothing is ever taken out of this list."
      />
      <Table
        caption="Movements of stock"
        rows={items}
        rowKey={(movement) => movement.id}
        empty={
          <EmptyState
            icon={<History />}
            title="Nothing has moved yet."
            action={<ButtonLink href="/inventory">Go to the inventory</ButtonLink>}
          >
            Counts, sales and transfers appear here.
          </EmptyState>
        }
        columns={[
          {
            key: "product",
            header: "Product",
            isName: true,
            className: "sm:max-w-0 sm:w-1/3",
            cell: (movement) => (
              <Link
                href={`/inventory/${movement.productId}`}
                className="group flex min-h-11 min-w-0 flex-col justify-center"
              >
                <span className="line-clamp-2 wrap-anywhere underline-offset-4 group-hover:underline">
                  {movement.productName}
                </span>
                {(movement.variantTitle || movement.sku) && (
                  <span className="truncate text-sm text-muted">{movement.variantTitle || movement.sku}</span>
                )}
              </Link>
            ),
          },
          {
            key: "what",
            header: "What happened",
            cell: (movement) => (
              <span className="block min-w-0">
                {kinds[movement.kind]}
                <span className="block text-sm wrap-anywhere text-muted">
                  {movement.sellerOrderId ? (
                    <Link href={`/orders/${movement.sellerOrderId}`}>{movement.orderNumber}</Link>
                  ) : (
                    movement.reason
                  )}
                </span>
              </span>
            ),
          },
          { key: "location", header: "Location", cell: (movement) => movement.locationName },
          {
            key: "quantity",
            header: "Change",
            align: "end",
            cell: (movement) => (
              <span className="figures font-medium">
                {movement.quantity > 0 ? "+" : "−"}
                {Math.abs(movement.quantity).toLocaleString("en-US")}
              </span>
            ),
          },
          {
            key: "after",
            header: "On hand after",
            align: "end",
            cell: (movement) => movement.onHandAfter.toLocaleString("en-US"),
          },
          {
            key: "when",
            header: "When and who",
            align: "end",
            cell: (movement) => (
              <span className="block text-sm whitespace-nowrap">
                <DateTime value={movement.occurredAt} style="both" />
                <span className="block text-muted">{movement.actor}</span>
              </span>
            ),
          },
        ]}
      />
      <CursorPages label="Movements" nextCursor={nextCursor} />
    </>
  );
}
