import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ProductListing } from "~/components/product-listing";
import { Products } from "~/components/products";
import { ViewSwitch } from "~/components/view-switch";
import { apiFor, readList } from "~/lib/api.server";
import { shortened } from "~/lib/crumbs";
import { extractsOf } from "~/lib/extracts.server";
import { apiFilters, countOf, filtersOf, pagePaths } from "~/lib/filters";
import { breadcrumbLd, listLd } from "~/lib/json-ld";
import { priceDigitsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { collectionPath, startCrumb } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const {
    category: _,
    sellers: __,
    tag: ___,
    ...filters
  } = filtersOf(new URL(args.request.url).searchParams, await priceDigitsOf(args));
  const { collection, ...found } = await readList(
    args,
    { filters, path: new URL(args.request.url).pathname.replace(/\.data$/, "") },
    apiFor(args).collections.page.query({ collectionId: args.params.slug ?? "", ...apiFilters(filters) }),
  );
  return { collection, found, filters, extracts: await extractsOf(args, filters, found) };
}

type Collection = Awaited<ReturnType<typeof loader>>["collection"];

const crumbsOf = (collection: Collection) => [
  startCrumb,
  { label: "Collections", href: "/collections" },
  { label: shortened(collection.name) },
];

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Collection not found · Emporia" }];
  const { collection, filters, found } = data;
  const origin = originOf(matches);
  return pageMeta({
    origin,
    title: collection.seo.title ?? collection.name,
    description: collection.seo.description || collection.description || `${collection.name}, by independent makers.`,
    path: collectionPath(collection),
    isHidden: countOf(filters) > 0 || filters.cursor !== undefined || filters.q !== undefined || found.total === 0,
    picture: collection.picture ?? found.items[0]?.picture,
    jsonLd: [
      breadcrumbLd(origin, crumbsOf(collection)),
      ...listLd(origin, { ...collection, path: collectionPath(collection) }, found.items),
    ],
  });
};

export default function CollectionPage() {
  const { collection, found, filters, extracts } = useLoaderData<typeof loader>();
  const path = collectionPath(collection);
  const empty = (
    <EmptyState
      title={`Nothing in ${collection.name} just now`}
      action={
        <ButtonLink variant="primary" href="/">
          Look around the hall
        </ButtonLink>
      }
    >
      What was in it has sold out or gone. Other shelves are full.
    </EmptyState>
  );
  return (
    <div className="shell relative pt-6">
      <PageHeader title={collection.name} description={collection.description} crumbs={crumbsOf(collection)} />
      {collection.isRule ? (
        <ProductListing
          path={path}
          filters={filters}
          found={found}
          extracts={extracts}
          without={["categories", "sellers"]}
          empty={empty}
        />
      ) : (
        <>
          {found.items.length > 0 && (
            <div className="mb-5 flex justify-end border-b pb-3">
              <ViewSwitch path={path} filters={filters} />
            </div>
          )}
          <Products label={collection.name} filters={filters} items={found.items} extracts={extracts} empty={empty} />
          <div className="mt-10">
            <Pagination label="Products" {...pagePaths(path, filters, found)} />
          </div>
        </>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "There is no such collection, or its time is over. A search may find what was in it." }}
    />
  );
}
