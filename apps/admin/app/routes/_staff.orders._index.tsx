import { orderStatuses } from "@emporia/contracts/orders";
import { orderStatusWord } from "@emporia/ui/commerce/order-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { OrdersTable } from "~/components/orders-table";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const status = orderStatuses.find((each) => each === params.get("status"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const orders = await page(
    request,
    apiFor(request, context).orders.staff.list.query({ status, query, cursor: cursorOf(params), limit: 30 }),
  );
  return { orders, status, query, statuses: [...orderStatuses] };
}

export const meta: MetaFunction = () => [{ title: "Orders · Emporia Admin" }];

export default function OrdersPage() {
  const { orders, status, query, statuses } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title="Orders" />
      <FilterForm label="Find an order" placeholder="Number, e-mail or shop" query={query}>
        <Field name="status" label="Status" hideLabel className="w-48">
          <Select
            defaultValue={status ?? ""}
            options={[
              { value: "", label: "Every status" },
              ...statuses.map((value) => ({ value, label: orderStatusWord(value) })),
            ]}
          />
        </Field>
      </FilterForm>
      <OrdersTable
        caption="Orders, newest first"
        orders={orders.items}
        empty={
          <EmptyState
            icon={<SearchX />}
            title="No order matches."
            action={<ButtonLink href={pathname}>Show all orders</ButtonLink>}
          >
            {query ? `Nothing was found for “${query}”. ` : ""}Search by order number, by the shopper's e-mail or by
            shop.
          </EmptyState>
        }
      />
      <CursorPages label="Orders" nextCursor={orders.nextCursor} />
    </>
  );
}
