import { PromotionsTable } from "@emporia/ui/commerce/promotions-table";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { SearchX, TicketPercent } from "lucide-react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const wanted = { query, cursor: cursorOf(params), limit: 25 };
  const api = apiFor(request, context).promotions;
  const [promotions, limits] = await page(request, Promise.all([api.list.query(wanted), api.limits.query()]));
  return { promotions, limits, query };
}

export const meta: MetaFunction = () => [{ title: "Coupons · Emporia Seller" }];

export default function PromotionsPage() {
  const { promotions, limits, query } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("promotions:write");
  return (
    <>
      <PageHeader
        title="Coupons"
        description="What shoppers enter to pay less for what your shop sells. Your shop pays for what they take off."
        actions={
          mayWrite && (
            <ButtonLink variant="primary" size="sm" href="/promotions/new">
              New coupon
            </ButtonLink>
          )
        }
      />
      {limits.maxAtOnce !== null && limits.atOnce !== null && (
        <p className="mb-5 text-sm text-muted">
          <span className="figures">
            {limits.atOnce} of {limits.maxAtOnce}
          </span>{" "}
          {limits.maxAtOnce === 1 ? "coupon" : "coupons"} that Emporia lets a shop have at once, on or planned.
        </p>
      )}
      <FilterForm label="Find a coupon" placeholder="Name or code" query={query} />
      <PromotionsTable
        promotions={promotions.items}
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title={`No coupon matches “${query}”.`}
              action={
                <ButtonLink href={`${pathname}${withParams(search, { query: undefined })}`}>
                  Show all of them
                </ButtonLink>
              }
            >
              Search by its name or its code.
            </EmptyState>
          ) : (
            <EmptyState icon={<TicketPercent />} title="No coupon yet.">
              Ten per cent for a newsletter, free shipping for who comes back: make the first one.
            </EmptyState>
          )
        }
      />
      <CursorPages label="Coupons" nextCursor={promotions.nextCursor} />
    </>
  );
}
