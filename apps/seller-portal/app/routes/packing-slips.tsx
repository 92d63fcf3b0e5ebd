import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { FileDown, Printer } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.getAll("order");
  const { seller } = apiFor(request, context).orders;
  return page(request, seller.packingSlips.query({ sellerOrderIds: asked.length > 0 ? asked : undefined }));
}

export const meta: MetaFunction = () => [{ title: "Packing slips · Emporia Seller" }];

type Slip = Awaited<ReturnType<typeof loader>>["items"][number];

/** A sheet of paper for each parcel. On paper there is nothing else on the page. */
export default function PackingSlipsPage() {
  const { items } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <main id="main" className="mx-auto max-w-[46rem] px-5 py-8 print:max-w-none print:p-0">
      <header className="mb-8 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <h1 className="text-xl">
          {items.length === 1 ? "A packing slip" : `${items.length.toLocaleString("en-US")} packing slips`}
        </h1>
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="ghost" href="/orders?tab=to_ship">
            Back to the orders
          </ButtonLink>
          {items.length > 0 && (
            <ButtonLink href={`/packing-papers/slips${search}`} icon={<FileDown />} download>
              As PDF
            </ButtonLink>
          )}
          {items.length > 0 && (
            <Button variant="primary" icon={<Printer />} onClick={() => window.print()}>
              Print
            </Button>
          )}
        </div>
        <noscript>
          <p className="w-full text-sm text-muted">Print this page from your browser’s menu.</p>
        </noscript>
      </header>
      {items.length === 0 ? (
        <EmptyState title="Nothing waits to be packed.">What is to be sent has its slip here.</EmptyState>
      ) : (
        <ul className="flex flex-col gap-8 print:gap-0">
          {items.map((slip) => (
            <li key={slip.shipmentId ?? slip.id} className="break-after-page last:break-after-auto">
              {slip.isDisputed && (
                <Alert tone="warn" title="The payment of this order is disputed" className="mb-3 print:hidden">
                  <p>
                    Look at <Link href={`/orders/${slip.id}`}>{slip.number}</Link> before you send it.
                  </p>
                </Alert>
              )}
              <PackingSlip slip={slip} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

function PackingSlip({ slip }: { slip: Slip }) {
  const units = slip.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <article aria-label={`Packing slip of ${slip.number}`} className="border p-6 sm:p-8 print:border-0 print:p-0">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 border-b pb-5">
        <div className="min-w-0">
          <h2 className="text-xl wrap-anywhere">{slip.shop.name}</h2>
          <p className="text-sm text-muted">{slip.shop.place}</p>
        </div>
        <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">Order</dt>
          <dd className="figures font-medium">{slip.number}</dd>
          <dt className="text-muted">Placed on</dt>
          <dd>
            <DateTime value={slip.placedAt} />
          </dd>
          <dt className="text-muted">Sent by</dt>
          <dd className="wrap-anywhere">{slip.shippingMethod}</dd>
        </dl>
      </header>
      <div className="py-5">
        <h3 className="mb-1 text-sm text-muted">Goes to</h3>
        <AddressLines address={slip.shippingAddress} />
      </div>
      <table className="w-full text-sm">
        <caption className="sr-only">What is in the parcel</caption>
        <thead>
          <tr className="border-y text-left">
            <th scope="col" className="w-14 py-2 pr-4 text-right font-medium">
              Units
            </th>
            <th scope="col" className="py-2 font-medium">
              Item
            </th>
            <th scope="col" className="py-2 pl-4 text-right font-medium">
              SKU
            </th>
          </tr>
        </thead>
        <tbody>
          {slip.items.map((item) => (
            <tr key={item.id} className="break-inside-avoid border-b align-top">
              <td className="figures py-2 pr-4 text-right font-medium">{item.quantity}</td>
              <td className="py-2 wrap-anywhere">
                {item.name}
                {item.variantTitle && <span className="block text-muted">{item.variantTitle}</span>}
                {item.way && <span className="block text-muted">By {item.way}</span>}
              </td>
              <td className="figures py-2 pl-4 text-right text-muted wrap-anywhere">{item.sku ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-sm text-muted">
        {units === 1 ? "One thing" : `${units.toLocaleString("en-US")} things`} in this parcel. Questions, or something
        to send back? Open your order by the link in its confirmation.
      </p>
    </article>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      searchAction={null}
      homeHref="/orders"
      sentences={{ 404: "There is no such packing slip in your shop." }}
    />
  );
}
