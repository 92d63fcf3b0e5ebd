import { PageHeader } from "@emporia/ui/layout/page-header";
import { SearchForm } from "@emporia/ui/layout/site-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ProductListing } from "~/components/product-listing";
import { apiFor, readList } from "~/lib/api.server";
import { extractsOf } from "~/lib/extracts.server";
import { apiFilters, filtersOf, pathOf, refined } from "~/lib/filters";
import { priceDigitsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { categoryPath } from "~/lib/paths";
import { originOf, useRootData } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const filters = filtersOf(new URL(args.request.url).searchParams, await priceDigitsOf(args));
  try {
    const found = await apiFor(args).catalog.search.query(apiFilters(filters));
    if (found.redirect) throw redirect(found.redirect.path);
    return { filters, found, extracts: await extractsOf(args, filters, found) };
  } catch (error) {
    if (error instanceof Response) throw error;
    // An old link to a shop or a category that is gone still finds the rest.
    if (filters.category || filters.sellers) {
      throw redirect(pathOf("/search", refined(filters, { category: undefined, sellers: undefined })));
    }
    return readList(args, { filters, path: "/search" }, Promise.reject<never>(error));
  }
}

function titleOf(q: string | undefined): string {
  return q ? `Results for “${q}”` : "Everything in the hall";
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: titleOf(data?.filters.q),
    description: "Search everything that the shops of Emporia make.",
    path: "/search",
    isHidden: Boolean(data?.filters.q) || Boolean(data?.filters.cursor),
  });

export default function SearchPage() {
  const { filters, found, extracts } = useLoaderData<typeof loader>();
  const { q } = filters;
  return (
    <div className="shell relative pt-6">
      <PageHeader title={titleOf(q)}>
        {found.didYouMean && (
          <p className="text-[0.9375rem]">
            {found.items.length === 0 ? "Did you mean " : "Or did you mean "}
            <Link
              href={pathOf("/search", { q: found.didYouMean })}
              className="font-medium text-accent-ink underline underline-offset-4"
            >
              {found.didYouMean}
            </Link>
            ?
          </p>
        )}
      </PageHeader>
      <ProductListing
        path="/search"
        filters={filters}
        found={found}
        extracts={extracts}
        empty={<NothingFound q={q} didYouMean={found.didYouMean} />}
      />
    </div>
  );
}

function NothingFound({ q, didYouMean }: { q: string | undefined; didYouMean: string | null }) {
  const nav = useRootData()?.nav ?? [];
  return (
    <EmptyState
      title={q ? `Nothing found for “${q.length > 60 ? `${q.slice(0, 60)}…` : q}”` : "The shelves are empty"}
      action={
        <>
          {didYouMean && (
            <ButtonLink variant="primary" href={pathOf("/search", { q: didYouMean })}>
              Search for “{didYouMean}”
            </ButtonLink>
          )}
          {q && <ButtonLink href={pathOf("/search", { q, withSoldOut: true })}>Look among what is sold out</ButtonLink>}
        </>
      }
    >
      <p>Try fewer or plainer words, or walk through the aisles.</p>
      <ul aria-label="Aisles" className="mt-4 flex flex-wrap justify-center gap-2">
        {nav.map((each) => (
          <li key={each.slug}>
            <Link
              href={categoryPath(each)}
              className="inline-flex min-h-10 items-center rounded-full border border-line-strong px-4 text-sm text-ink no-underline hover:border-ink hover:bg-surface pointer-coarse:min-h-11"
            >
              {each.name}
            </Link>
          </li>
        ))}
      </ul>
      <div className="mx-auto mt-6 max-w-md text-left">
        <SearchForm label="Search again" />
      </div>
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
