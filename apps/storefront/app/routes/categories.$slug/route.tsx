import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ProductListing } from "~/components/product-listing";
import { apiFor, readList } from "~/lib/api.server";
import { shortened } from "~/lib/crumbs";
import { extractsOf } from "~/lib/extracts.server";
import { apiFilters, countOf, filtersOf } from "~/lib/filters";
import { breadcrumbLd, listLd } from "~/lib/json-ld";
import { priceDigitsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { categoryPath, startCrumb } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const { category: _, ...filters } = filtersOf(new URL(args.request.url).searchParams, await priceDigitsOf(args));
  const { category, movedTo, ...found } = await readList(
    args,
    { filters, path: new URL(args.request.url).pathname.replace(/\.data$/, "") },
    apiFor(args).catalog.categoryPage.query({ categoryId: args.params.slug ?? "", ...apiFilters(filters) }),
  );
  if (movedTo !== null) throw redirect(categoryPath({ slug: movedTo }), 301);
  return { category, found, filters, extracts: await extractsOf(args, filters, found) };
}

type Category = Awaited<ReturnType<typeof loader>>["category"];

function crumbsOf(category: Category) {
  const above = category.breadcrumbs.filter((crumb) => crumb.id !== category.id);
  return [
    startCrumb,
    ...above.map((crumb) => ({ label: shortened(crumb.name), href: categoryPath(crumb) })),
    { label: category.name },
  ];
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Category not found · Emporia" }];
  const { category, filters, found } = data;
  const origin = originOf(matches);
  return pageMeta({
    origin,
    title: category.seo.title ?? category.name,
    description:
      category.seo.description ||
      category.description ||
      `${category.name} by independent makers, each sent by the shop that made it.`,
    path: categoryPath(category),
    isHidden: countOf(filters) > 0 || filters.cursor !== undefined || filters.q !== undefined || found.total === 0,
    picture: found.items[0]?.picture,
    jsonLd: [
      breadcrumbLd(origin, crumbsOf(category)),
      ...listLd(origin, { ...category, path: categoryPath(category) }, found.items),
    ],
  });
};

export default function CategoryPage() {
  const { category, found, filters, extracts } = useLoaderData<typeof loader>();
  const path = categoryPath(category);
  return (
    <div className="shell relative pt-6">
      <PageHeader title={category.name} description={category.description} crumbs={crumbsOf(category)} />
      {category.children.length > 0 && (
        <nav aria-label={`In ${category.name}`} className="-mt-2 mb-8">
          <ul className="flex flex-wrap gap-2">
            {category.children.map((child) => (
              <li key={child.id} className="max-w-full">
                <Link
                  href={categoryPath(child)}
                  prefetch="intent"
                  className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-full border border-line-strong px-4 text-sm no-underline hover:border-ink hover:bg-surface pointer-coarse:min-h-11"
                >
                  <span className="truncate">{child.name}</span>
                  <span className="figures text-xs text-muted">{child.productCount.toLocaleString("en-US")}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ProductListing
        path={path}
        filters={filters}
        found={found}
        extracts={extracts}
        without={["categories"]}
        empty={
          <EmptyState
            title={`Nothing in ${category.name} just now`}
            action={
              <ButtonLink variant="primary" href="/">
                Look around the hall
              </ButtonLink>
            }
          >
            New things come in every week. The other aisles are full.
          </EmptyState>
        }
      />
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "There is no such category, or it was taken apart. A search may find what was in it." }}
    />
  );
}
