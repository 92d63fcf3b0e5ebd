import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrderRows } from "~/components/order-rows";
import { apiFor, read } from "~/lib/api.server";

export async function loader(args: LoaderFunctionArgs) {
  const api = apiFor(args);
  const [user, orders, addresses] = await read(
    args,
    Promise.all([api.users.me.query(), api.orders.list.query({ limit: 3 }), api.users.addresses.list.query()]),
  );
  return {
    firstName: user.firstName,
    orders: orders.items,
    address: addresses.find((each) => each.isDefault) ?? addresses[0] ?? null,
  };
}

export default function AccountHome() {
  const { firstName, orders, address } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="text-title">Hello, {firstName}</h1>
      <div className="mt-8 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="latest">
          <div className="mb-3 flex items-baseline justify-between gap-4">
            <h2 id="latest" className="text-xl">
              Latest orders
            </h2>
            {orders.length > 0 && (
              <Link
                href="/account/orders"
                className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
              >
                All orders
              </Link>
            )}
          </div>
          <OrderRows
            orders={orders}
            empty={
              <EmptyState
                heading="h3"
                title="No orders yet"
                action={
                  <ButtonLink variant="primary" href="/search?sort=best_selling">
                    See what others love
                  </ButtonLink>
                }
              >
                What you buy is here from then on, with its parcels.
              </EmptyState>
            }
          />
        </section>
        <section aria-labelledby="goes-to" className="rounded-lg bg-sunken p-6">
          <h2 id="goes-to" className="mb-2 text-xl">
            Your parcels go to
          </h2>
          {address ? (
            <AddressLines address={address} />
          ) : (
            <p className="text-muted">You have not saved an address yet.</p>
          )}
          <Link
            href="/account/addresses"
            className="mt-2 inline-flex min-h-11 items-center text-sm underline underline-offset-4"
          >
            {address ? "Change your addresses" : "Add an address"}
          </Link>
        </section>
      </div>
    </>
  );
}
