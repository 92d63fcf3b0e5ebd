import type { StoreCreditView } from "@emporia/contracts/store-credit";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WalletCards } from "lucide-react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const cursor = cursorOf(new URL(args.request.url).searchParams)?.slice(0, 500) || undefined;
  return { credit: await read(args, apiFor(args).storeCredit.get.query({ limit: 20, cursor })) };
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your store credit" });

export default function CreditPage() {
  const { credit } = useLoaderData<typeof loader>();
  const { items, nextCursor } = credit.movements;
  return (
    <>
      <h1 className="text-title">Your store credit</h1>
      {credit.balances.length === 0 ? (
        <EmptyState
          icon={<WalletCards />}
          title="You have no store credit yet"
          action={<ButtonLink href="/account/orders">Your orders</ButtonLink>}
        >
          When you send something back you can have the money as store credit: it is here at once, and every shop takes
          it.
        </EmptyState>
      ) : (
        <>
          <p className="mt-2 max-w-prose text-muted">Use it at the checkout, where you say how you pay.</p>
          <ul className="mt-6 flex flex-wrap gap-4">
            {credit.balances.map((balance) => (
              <li key={balance.currency} className="min-w-56 grow rounded-lg bg-sunken p-6 sm:grow-0">
                <Balance balance={balance} />
              </li>
            ))}
          </ul>
          <section aria-labelledby="movements" className="mt-10">
            <h2 id="movements" className="mb-2 text-xl">
              What came and went
            </h2>
            <ul className="divide-y divide-line border-y">
              {items.map((movement) => (
                <li key={movement.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
                  <div className="min-w-0 grow basis-64">
                    <p className="wrap-anywhere">{movement.text}</p>
                    <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                      <DateTime value={movement.occurredAt} style="short" />
                      {movement.orderId && (
                        <Link
                          href={`/account/orders/${movement.orderId}`}
                          className="figures inline-flex min-h-9 items-center underline underline-offset-4 pointer-coarse:min-h-11"
                        >
                          {movement.orderNumber}
                        </Link>
                      )}
                    </p>
                  </div>
                  <p className={movement.amount.amount > 0 ? "figures font-medium text-good" : "figures font-medium"}>
                    {movement.amount.amount > 0 && "+"}
                    <Price money={movement.amount} />
                  </p>
                </li>
              ))}
            </ul>
            <CursorPages label="Store credit" nextCursor={nextCursor} />
          </section>
        </>
      )}
    </>
  );
}

function Balance({ balance }: { balance: StoreCreditView["balances"][number] }) {
  return (
    <>
      <p className="text-sm text-muted">You can spend</p>
      <p className="mt-1">
        <Price money={balance.available} display className="text-2xl" />
      </p>
      {balance.held.amount > 0 && (
        <p className="mt-2 text-sm text-muted">
          <Price money={balance.held} /> more is held for an order whose payment is under way.
        </p>
      )}
    </>
  );
}
