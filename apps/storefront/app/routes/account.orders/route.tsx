import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrderRows } from "~/components/order-rows";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const cursor = cursorOf(new URL(args.request.url).searchParams)?.slice(0, 500) || undefined;
  const { items, nextCursor } = await read(args, apiFor(args).orders.list.query({ limit: 10, cursor }));
  return { orders: items, nextCursor, isFirst: cursor === undefined };
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your orders" });

export default function OrdersPage() {
  const { orders, nextCursor, isFirst } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="mb-6 text-title">Your orders</h1>
      <h2 className="sr-only">All of them, newest first</h2>
      <OrderRows
        orders={orders}
        empty={
          <EmptyState
            title={isFirst ? "No orders yet" : "No more orders"}
            action={
              isFirst ? (
                <>
                  <ButtonLink variant="primary" href="/search?sort=best_selling">
                    See what others love
                  </ButtonLink>
                  <ButtonLink href="/orders/find">Find an order I placed as a guest</ButtonLink>
                </>
              ) : (
                <ButtonLink href="/account/orders">Back to the newest</ButtonLink>
              )
            }
          >
            What you buy is here from then on, with its parcels.
          </EmptyState>
        }
      />
      <CursorPages label="Orders" nextCursor={nextCursor} />
    </>
  );
}
