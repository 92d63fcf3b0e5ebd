import { productStatuses } from "@emporia/contracts/catalog/constants";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ProductStatusBadge } from "@emporia/ui/commerce/product-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, pageLinks, withParams } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Link } from "@emporia/ui/primitives/link";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download, Layers, PackagePlus, Plus, SearchX, Upload } from "lucide-react";
import { LacksField } from "~/components/product/lacks-field";
import { StockText } from "~/components/stock-text";
import { apiFor, page } from "~/lib/api.server";
import { useCounts, useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const status = productStatuses.find((each) => each === params.get("status"));
  const stock = (["low", "out"] as const).find((each) => each === params.get("stock"));
  const lacks = params.get("lacks") === "attributes" ? ("attributes" as const) : undefined;
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const products = await page(
    request,
    apiFor(request, context).catalog.own.list.query({
      status,
      stock,
      lacks,
      query,
      cursor: cursorOf(params),
      limit: 25,
    }),
  );
  return { products, status, stock, lacks, query };
}

export const meta: MetaFunction = () => [{ title: "Products · Emporia Seller" }];

const words = { PUBLISHED: "Published", DRAFT: "Drafts", ARCHIVED: "Archived" } as const;
const order = ["PUBLISHED", "DRAFT", "ARCHIVED"] as const;

export default function ProductsPage() {
  const { products, status, stock, lacks, query } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const counts = useCounts();
  const mayWrite = useMay("products:write");
  const links = pageLinks(pathname, search, products.nextCursor);
  const isFiltered = Boolean(query || stock || lacks || status);
  const add = mayWrite && (
    <ButtonLink href="/products/new" variant="primary" icon={<Plus />}>
      New product
    </ButtonLink>
  );
  const files = mayWrite && (
    <ButtonLink href="/products/import" icon={<Upload />}>
      Import
    </ButtonLink>
  );
  const filter = new URLSearchParams([
    ["status", status ?? ""],
    ["stock", stock ?? ""],
    ["lacks", lacks ?? ""],
    ["query", query ?? ""],
  ]);
  for (const [name, value] of [...filter]) if (value === "") filter.delete(name);
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <ButtonLink href={`/product-files/export?${filter}`} icon={<Download />} download>
              Export{isFiltered && " these"}
            </ButtonLink>
            {mayWrite && (
              <ButtonLink href={`/products/bulk?${filter}`} icon={<Layers />}>
                Change many
              </ButtonLink>
            )}
            {files}
            {add}
          </>
        }
      >
        <TabLinks
          label="Products by status"
          tabs={[
            { href: `${pathname}${withParams(search, { status: undefined })}`, label: "All", isCurrent: !status },
            ...order.map((each) => ({
              href: `${pathname}${withParams(search, { status: each })}`,
              label: words[each],
              count:
                each === "DRAFT" ? counts.draftProducts : each === "PUBLISHED" ? counts.publishedProducts : undefined,
              isCurrent: status === each,
            })),
          ]}
        />
      </PageHeader>
      <FilterForm label="Find a product" placeholder="Name or SKU" query={query} keep={{ status }}>
        <Field name="stock" label="Stock" hideLabel className="w-44">
          <Select
            defaultValue={stock ?? ""}
            options={[
              { value: "", label: "Any stock" },
              { value: "low", label: "Low or none left" },
              { value: "out", label: "None left" },
            ]}
          />
        </Field>
        <LacksField lacks={lacks} />
      </FilterForm>
      <Table
        caption="Products, those changed last first"
        rows={products.items}
        rowKey={(product) => product.id}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title="No product matches."
              action={<ButtonLink href={pathname}>Show all products</ButtonLink>}
            >
              {query
                ? `Nothing here is called “${query}”.`
                : lacks
                  ? "None of these lacks anything that its category requires."
                  : "There is none with this status and stock."}
            </EmptyState>
          ) : (
            <EmptyState icon={<PackagePlus />} title="Your first product" action={add}>
              Begin with a name and a picture. It stays a draft until you publish it.
            </EmptyState>
          )
        }
        columns={[
          {
            key: "name",
            header: "Product",
            isName: true,
            className: "sm:max-w-0 sm:w-[42%]",
            cell: (product) => (
              <Link
                href={`/products/${product.id}`}
                prefetch="intent"
                className="group flex min-h-11 min-w-0 items-center gap-3"
              >
                <Picture media={product.picture} sizes="44px" isDecorative className="size-11 shrink-0 rounded-md" />
                <span className="min-w-0">
                  <span className="line-clamp-2 wrap-anywhere underline-offset-4 group-hover:underline">
                    {product.name}
                  </span>
                  {product.categoryName && (
                    <span className="block truncate text-xs font-normal text-muted">{product.categoryName}</span>
                  )}
                  {product.lackedAttributes.length > 0 && (
                    <span className="line-clamp-2 text-xs font-medium text-warn wrap-anywhere">
                      Lacks {product.lackedAttributes.join(", ")}
                    </span>
                  )}
                </span>
              </Link>
            ),
          },
          { key: "status", header: "Status", cell: (product) => <ProductStatusBadge status={product.status} /> },
          {
            key: "stock",
            header: "Stock",
            align: "end",
            cell: (product) => <StockText available={product.available} variantCount={product.variantCount} />,
          },
          {
            key: "price",
            header: "Price",
            align: "end",
            cell: (product) =>
              product.price ? (
                <Price money={product.price} from={product.hasPriceRange} />
              ) : (
                <span className="text-muted">No price yet</span>
              ),
          },
          {
            key: "updated",
            header: "Changed",
            align: "end",
            hideOnPhone: true,
            className: "max-lg:hidden",
            cell: (product) => (
              <DateTime value={product.updatedAt} style="short" className="whitespace-nowrap text-muted" />
            ),
          },
        ]}
      />
      <Pagination
        label="Products"
        previousHref={links.previousHref}
        nextHref={links.nextHref}
        summary={links.number > 1 || links.nextHref ? `Page ${links.number}` : undefined}
      />
    </>
  );
}
