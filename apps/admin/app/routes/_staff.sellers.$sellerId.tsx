import { DateTime } from "@emporia/ui/commerce/date-time";
import { SellerQuality } from "@emporia/ui/commerce/seller-quality";
import { SellerStatusBadge } from "@emporia/ui/commerce/seller-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ExternalLink, Package, Truck } from "lucide-react";
import { Decisions } from "~/components/decisions";
import { OrdersTable } from "~/components/orders-table";
import { SellerFacts } from "~/components/seller-facts";
import { SellerMoney } from "~/components/seller-money";
import { SellerTermsForm } from "~/components/seller-terms-form";
import { TrustForm } from "~/components/trust-form";
import { apiFor } from "~/lib/api.server";
import { decide } from "~/lib/decide.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const seller = await page(request, api.sellers.staff.get.query({ sellerId: params.sellerId ?? "" }));
  const sellerId = seller.id;
  // A role without orders or the books still sees the seller.
  const [orders, terms, money, quality] = await Promise.all([
    api.orders.staff.list.query({ query: seller.shopName.slice(0, 100), limit: 8 }).catch(() => undefined),
    api.payouts.staff.sellerTerms.query({ sellerId }).catch(() => undefined),
    api.payouts.staff.money.query({ sellerId }).catch(() => undefined),
    page(request, api.sellers.staff.quality.query({ sellerId })),
  ]);
  return { seller, orders: orders?.items, terms, money, quality, storefrontUrl: context.config.storefrontUrl };
}

export function action({ request, context, params }: ActionFunctionArgs) {
  return decide(request, context, (done) => `/sellers/${params.sellerId}?done=${done}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.seller.shopName ?? "Seller"} · Emporia Admin` },
];

export default function SellerPage() {
  const { seller, orders, terms, money, quality, storefrontUrl } = useLoaderData<typeof loader>();
  const mayDecide = useMay("sellers:decide");
  const mayChangeTerms = useMay("payouts:write");
  const maySeeShipping = useMay("markets:read");
  const maySeeProducts = useMay("catalog:read");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Sellers", href: "/sellers" }, { label: seller.shopName }]}
        title={<span className="line-clamp-3">{seller.shopName}</span>}
        badge={<SellerStatusBadge status={seller.status} />}
        description={seller.tagline || undefined}
        actions={
          <>
            {maySeeShipping && (
              <ButtonLink size="sm" variant="ghost" href={`/shipping?seller=${seller.id}`} icon={<Truck />}>
                Shipping
              </ButtonLink>
            )}
            {maySeeProducts && (
              <ButtonLink size="sm" variant="ghost" href={`/products?shop=${seller.shopSlug}`} icon={<Package />}>
                Products
              </ButtonLink>
            )}
            {seller.status === "APPROVED" && (
              <ButtonLink
                size="sm"
                variant="ghost"
                href={`${storefrontUrl}/shops/${seller.shopSlug}`}
                icon={<ExternalLink />}
              >
                See the shop
              </ButtonLink>
            )}
          </>
        }
      />
      {seller.statusReason && seller.status !== "APPROVED" && (
        <Alert tone={seller.status === "PENDING" ? "info" : "warn"} className="mb-6" title="What its owner was told">
          <p className="whitespace-pre-line wrap-anywhere">{seller.statusReason}</p>
        </Alert>
      )}
      <StatRow>
        <Stat label="Products" value={seller.productCount.toLocaleString("en-US")} />
        <Stat label="Orders" value={seller.orderCount.toLocaleString("en-US")} />
        <Stat
          label="Selling since"
          value={seller.verifiedAt ? <DateTime value={seller.verifiedAt} style="short" /> : "Not yet"}
        />
      </StatRow>
      <div className="mt-8">
        <Section isSplit title="Seller">
          <SellerFacts seller={seller} />
        </Section>
        <Section isSplit title="Their story">
          <p className="max-w-prose text-[0.9375rem] whitespace-pre-line wrap-anywhere">{seller.description}</p>
        </Section>
        <Section isSplit title="Quality" description="What search ranks the shop’s products by, a little.">
          <SellerQuality quality={quality} />
        </Section>
        {mayDecide && seller.status === "APPROVED" && (
          <Section isSplit title="Trust">
            <TrustForm seller={seller} />
          </Section>
        )}
        {money && (
          <Section isSplit title="Money" description="What the books owe the shop, and what it owes.">
            <SellerMoney money={money} />
          </Section>
        )}
        {terms && (
          <Section
            isSplit
            title="Transfers"
            description="When what an order earned reaches the shop’s Stripe account. What was sent before a change keeps its day."
          >
            <SellerTermsForm key={JSON.stringify(terms)} sellerId={seller.id} terms={terms} isFixed={!mayChangeTerms} />
          </Section>
        )}
        {mayDecide && (
          <Section isSplit title="Decide" description="Every decision is written down with your name.">
            <Decisions key={seller.status} seller={seller} />
          </Section>
        )}
        {orders && (
          <Section
            title="Orders"
            action={
              <Link
                href={`/orders?query=${encodeURIComponent(seller.shopName.slice(0, 100))}`}
                className="inline-flex min-h-9 items-center text-sm underline underline-offset-4"
              >
                All of them
              </Link>
            }
          >
            <OrdersTable
              caption={`Orders of ${seller.shopName}`}
              orders={orders}
              empty={
                <EmptyState heading="h3" title="Nobody has bought here yet." className="py-8 sm:py-10">
                  The first order appears here.
                </EmptyState>
              }
            />
          </Section>
        )}
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no seller at this address." }} />;
}
