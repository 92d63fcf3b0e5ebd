import { productStatuses } from "@emporia/contracts/catalog/constants";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ProductStatusBadge, productStatusWord } from "@emporia/ui/commerce/product-status-badge";
import { sellerStatusWord } from "@emporia/ui/commerce/seller-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { PackageSearch, Sparkles } from "lucide-react";
import { ShopFilter } from "~/components/product/shop-filter";
import { apiFor } from "~/lib/api.server";
import { categorySlugOptions } from "~/lib/category-tree";

const moderations = ["waiting", "returned", "taken_down"] as const;
const stocks = ["low", "out"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const text = (name: string, length: number) => params.get(name)?.trim().slice(0, length) || undefined;
  const one = <Value extends string>(name: string, all: readonly Value[]) =>
    all.find((each) => each === params.get(name));
  const filter = {
    query: text("query", 200),
    status: one("status", productStatuses),
    shop: text("shop", 80),
    category: text("category", 80),
    moderation: one("moderation", moderations),
    stock: one("stock", stocks),
  };
  const { catalog, categories } = apiFor(request, context);
  const [products, tree] = await page(
    request,
    Promise.all([
      catalog.staff.list.query({ ...filter, cursor: cursorOf(params), limit: 30 }),
      categories.list.query(),
    ]),
  );
  return { products, filter, categories: categorySlugOptions(tree) };
}

export const meta: MetaFunction = () => [{ title: "Products · Emporia Admin" }];

const moderationWords = { waiting: "Waits for us", returned: "Sent back", taken_down: "Taken down" };
const stockWords = { low: "Running low", out: "Sold out" };

export default function ProductsPage() {
  const { products, filter, categories } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeader
        title="Products"
        description="Of all shops and in every status, those changed last first."
        actions={
          <ButtonLink size="sm" variant="ghost" href="/products/featured" icon={<Sparkles />}>
            Featured
          </ButtonLink>
        }
      >
        <TabLinks
          label="Products by status"
          tabs={[undefined, ...productStatuses].map((each) => ({
            href: `${pathname}${withParams(search, { status: each })}`,
            label: each ? productStatusWord(each) : "All",
            isCurrent: filter.status === each,
          }))}
        />
      </PageHeader>
      <FilterForm
        label="Find a product"
        placeholder="Name, SKU, id or address"
        query={filter.query}
        keep={{ status: filter.status }}
      >
        <div className="grid w-full grid-cols-2 gap-2 *:min-w-0 sm:contents">
          <Field name="moderation" label="Moderation" hideLabel>
            <Select
              placeholder="Any moderation"
              defaultValue={filter.moderation ?? ""}
              options={moderations.map((value) => ({ value, label: moderationWords[value] }))}
            />
          </Field>
          <Field name="stock" label="Stock" hideLabel>
            <Select
              placeholder="Any stock"
              defaultValue={filter.stock ?? ""}
              options={stocks.map((value) => ({ value, label: stockWords[value] }))}
            />
          </Field>
          <Field name="category" label="Category" hideLabel className="sm:max-w-56">
            <Select placeholder="Any category" defaultValue={filter.category ?? ""} options={categories} />
          </Field>
          <ShopFilter shop={filter.shop} />
        </div>
      </FilterForm>
      <Table
        caption="Products, those changed last first"
        rows={products.items}
        rowKey={(product) => product.id}
        empty={
          <EmptyState
            icon={<PackageSearch />}
            title="No product here."
            action={isFiltered && <ButtonLink href={pathname}>Show all products</ButtonLink>}
          >
            {filter.query
              ? `Nothing was found for “${filter.query}”. A part of the name finds it, or the beginning of a SKU.`
              : isFiltered
                ? "No product is like this at the moment."
                : "What shops write down appears here."}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Product",
            isName: true,
            className: "sm:max-w-0 sm:w-[34%]",
            cell: (product) => (
              <Link
                href={`/products/${product.id}`}
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
            key: "shop",
            header: "Shop",
            className: "sm:max-w-0 sm:w-[18%]",
            cell: ({ seller }) => (
              <span className="flex min-w-0 flex-col max-sm:items-end">
                <Link
                  href={`/sellers/${seller.id}`}
                  className="line-clamp-1 wrap-anywhere underline-offset-4 hover:underline"
                >
                  {seller.shopName}
                </Link>
                {seller.status !== "APPROVED" && (
                  <span className="text-xs text-muted">{sellerStatusWord(seller.status)}</span>
                )}
              </span>
            ),
          },
          {
            key: "status",
            header: "Status",
            cell: (product) => (
              <span className="flex flex-wrap gap-1 max-sm:justify-end">
                {product.isTakenDown ? (
                  <Badge tone="bad" shape="bar">
                    Taken down
                  </Badge>
                ) : (
                  <ProductStatusBadge status={product.status} />
                )}
                {product.submission === "WAITING" && (
                  <Badge tone="info" shape="ring">
                    Waits for us
                  </Badge>
                )}
              </span>
            ),
          },
          {
            key: "category",
            header: "Category",
            className: "sm:max-xl:hidden",
            cell: (product) => product.categoryName ?? <span className="text-muted">None</span>,
          },
          {
            key: "available",
            header: "Available",
            align: "end",
            className: "sm:max-lg:hidden",
            cell: (product) => product.available.toLocaleString("en-US"),
          },
          {
            key: "price",
            header: "Price",
            align: "end",
            cell: (product) =>
              product.price ? (
                <Price money={product.price} from={product.hasPriceRange} />
              ) : (
                <span className="text-muted">None</span>
              ),
          },
          {
            key: "changed",
            header: "Changed",
            align: "end",
            className: "sm:max-lg:hidden",
            cell: (product) => <DateTime value={product.updatedAt} style="short" className="whitespace-nowrap" />,
          },
        ]}
      />
      <CursorPages label="Products" nextCursor={products.nextCursor} />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
