import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Boxes, History, MapPin, SearchX } from "lucide-react";
import { StockText } from "~/components/stock-text";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const stock = (["low", "out"] as const).find((each) => each === params.get("stock"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const products = await page(
    request,
    apiFor(request, context).catalog.own.list.query({ stock, query, cursor: cursorOf(params), limit: 50 }),
  );
  return { products, stock, query };
}

export const meta: MetaFunction = () => [{ title: "Inventory · Emporia Seller" }];

export default function InventoryPage() {
  const { products, stock, query } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const tabs = [
    { value: undefined, label: "All" },
    { value: "low", label: "Low or none left" },
    { value: "out", label: "None left" },
  ];
  return (
    <>
      <PageHeader
        title="Inventory"
        description="On hand is what you counted, reserved is promised to orders, available is the difference."
        actions={
          <>
            <ButtonLink href="/inventory/locations" icon={<MapPin />}>
              Locations
            </ButtonLink>
            <ButtonLink href="/inventory/movements" icon={<History />}>
              History
            </ButtonLink>
          </>
        }
      >
        <TabLinks
          label="Products by stock"
          tabs={tabs.map(({ value, label }) => ({
            href: `${pathname}${withParams(search, { stock: value })}`,
            label,
            isCurrent: stock === value,
          }))}
        />
      </PageHeader>
      <FilterForm label="Find a product" placeholder="Name or SKU" query={query} keep={{ stock }} />
      <Table
        caption="Products and how many of each there are"
        rows={products.items}
        rowKey={(product) => product.id}
        empty={
          stock && !query ? (
            <EmptyState
              icon={<Boxes />}
              title="Nothing runs low."
              action={<ButtonLink href={pathname}>Show all products</ButtonLink>}
            >
              Variants appear here when as few are left as their threshold says.
            </EmptyState>
          ) : (
            <EmptyState
              icon={<SearchX />}
              title="No product here."
              action={<ButtonLink href={pathname}>Show all products</ButtonLink>}
            />
          )
        }
        columns={[
          {
            key: "name",
            header: "Product",
            isName: true,
            className: "sm:max-w-0 sm:w-1/2",
            cell: (product) => (
              <Link
                href={`/inventory/${product.id}`}
                prefetch="intent"
                className="group flex min-h-11 min-w-0 items-center gap-3"
              >
                <Picture media={product.picture} sizes="44px" isDecorative className="size-11 shrink-0 rounded-md" />
                <span className="line-clamp-2 min-w-0 wrap-anywhere underline-offset-4 group-hover:underline">
                  {product.name}
                </span>
              </Link>
            ),
          },
          {
            key: "variants",
            header: "Variants",
            align: "end",
            cell: (product) => product.variantCount.toLocaleString("en-US"),
          },
          { key: "onHand", header: "On hand", align: "end", cell: (product) => product.onHand.toLocaleString("en-US") },
          {
            key: "reserved",
            header: "Reserved",
            align: "end",
            cell: (product) => Math.max(0, product.onHand - product.available).toLocaleString("en-US"),
          },
          {
            key: "available",
            header: "Available",
            align: "end",
            cell: (product) => (
              <>
                <StockText available={product.available} variantCount={1} />
                {product.lowVariantCount > 0 && product.available > 0 && (
                  <span className="block text-xs text-warn">{lowText(product)}</span>
                )}
              </>
            ),
          },
        ]}
      />
      <CursorPages label="Products" nextCursor={products.nextCursor} />
    </>
  );
}

function lowText({ lowVariantCount, variantCount }: { lowVariantCount: number; variantCount: number }): string {
  if (variantCount === 1) return "Low";
  return `${lowVariantCount.toLocaleString("en-US")} of ${variantCount.toLocaleString("en-US")} low`;
}
