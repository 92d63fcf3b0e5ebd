import type { SavedProductView } from "@emporia/contracts/catalog";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { Download, Layers, PackagePlus, Plus, SearchX, Upload } from "lucide-react";
import { ProductFilter } from "~/components/bulk/product-filter";
import { SavedViews } from "~/components/product-list/saved-views";
import { StatusCell } from "~/components/product-list/status-cell";
import { StockCell } from "~/components/product-list/stock-cell";
import { TickedBar, tickedForm } from "~/components/product-list/ticked-bar";
import { apiFor } from "~/lib/api.server";
import { bulkFilterOf, filterParams, isFilter, sortOf } from "~/lib/bulk-filter";
import { categoryGroups } from "~/lib/categories";
import { wordsOfAnswer } from "~/lib/list-answer";
import { actOnList } from "~/lib/product-list.server";
import { openingParams } from "~/lib/product-views";
import { useCounts, useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { productIds: _, ...filter } = bulkFilterOf(params);
  const sort = sortOf(params);
  const api = apiFor(request, context);
  const views = (await page(request, api.catalog.own.views.list.query())).items;
  const opening = openingParams(params, views);
  if (opening) throw redirect(`/products?${opening}`);
  const [products, tree] = await page(
    request,
    Promise.all([
      api.catalog.own.list.query({ ...filter, sort, cursor: cursorOf(params), limit: 25 }),
      api.categories.list.query(),
    ]),
  );
  const current = views.find(({ id }) => id === params.get("view"));
  const isChanged = current && `${filterParams({ ...filter, sort })}` !== `${filterParams(ordered(current.filter))}`;
  return {
    ...{ products, filter, sort, views, current, isChanged: isChanged ?? false },
    groups: categoryGroups(tree),
    cursor: cursorOf(params) ?? "",
  };
}

/** A filter with its parts in the order in which an address has them. */
function ordered(filter: SavedProductView["filter"]) {
  const params = filterParams(filter);
  return { ...bulkFilterOf(params), sort: sortOf(params) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  return page(request, actOnList(apiFor(request, context), form, new URL(request.url).searchParams));
}

export const meta: MetaFunction = () => [{ title: "Products · Emporia Seller" }];

const words = { PUBLISHED: "Published", DRAFT: "Drafts", ARCHIVED: "Archived" } as const;
const order = ["PUBLISHED", "DRAFT", "ARCHIVED"] as const;

export default function ProductsPage() {
  const { products, filter, sort, views, current, isChanged, groups, cursor } = useLoaderData<typeof loader>();
  const { status, query } = filter;
  const { pathname, search } = useLocation();
  const counts = useCounts();
  const mayWrite = useMay("products:write");
  const isFiltered = isFilter(filter);
  const address = filterParams(filter);
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
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <ButtonLink href={`/product-files/export?${address}`} icon={<Download />} download>
              Export{isFiltered && " these"}
            </ButtonLink>
            {mayWrite && (
              <ButtonLink href={`/products/bulk?${address}`} icon={<Layers />}>
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
            {
              href: `${pathname}${withParams(search, { status: undefined }) || "?view=none"}`,
              label: "All",
              isCurrent: !status,
            },
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
      <SavedViews views={views} current={current} isChanged={isChanged} isFiltered={isFiltered || sort !== undefined} />
      <ProductFilter
        key={current?.id}
        filter={filter}
        groups={groups}
        hasStatus={false}
        sort={{ value: sort }}
        keep={{ status, view: current?.id ?? "none" }}
      />
      <ListAnswer />
      <Table
        caption={`Products, ${{ created: "the newest first", name: "by name", updated: "those changed last first" }[sort ?? "updated"]}`}
        rows={products.items}
        rowKey={(product) => product.id}
        select={mayWrite ? { name: "productIds", rowName: (product) => product.name, form: tickedForm } : undefined}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title="No product matches."
              action={<ButtonLink href={`${pathname}?view=none`}>Show all products</ButtonLink>}
            >
              {query ? `Nothing here is called “${query}”.` : "There is none of which all of this is true."}
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
            className: "sm:max-w-0 sm:w-[38%]",
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
          {
            key: "status",
            header: "Status",
            cell: (product) => <StatusCell product={product} mayWrite={mayWrite} />,
          },
          {
            key: "stock",
            header: "Stock",
            align: "end",
            cell: (product) => <StockCell product={product} mayWrite={mayWrite} />,
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
      {mayWrite && products.items.length > 0 && (
        <TickedBar
          pageKey={`${address}${cursor}`}
          hasMore={products.nextCursor !== null || cursor !== ""}
          isFiltered={isFiltered}
        />
      )}
      <CursorPages label="Products" nextCursor={products.nextCursor} />
    </>
  );
}

/** What became of what was done to several products, or without JavaScript to one. */
function ListAnswer() {
  const answer = useActionData<typeof action>();
  const words = answer && wordsOfAnswer(answer);
  if (!words) return null;
  return (
    <Alert tone={words.tone} className="mb-4" title={words.title}>
      {words.text}
    </Alert>
  );
}
