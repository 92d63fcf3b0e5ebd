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
import { PromotionTabs } from "~/components/promotion-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const wanted = { query, cursor: cursorOf(params), limit: 25 };
  return { promotions: await page(request, apiFor(request, context).promotions.staff.list.query(wanted)), query };
}

export const meta: MetaFunction = () => [{ title: "Promotions · Emporia Admin" }];

export default function PromotionsPage() {
  const { promotions, query } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("promotions:write");
  return (
    <>
      <PageHeader
        title="Promotions"
        description="What is taken off, by itself or by a coupon. What the platform funds, sellers get all the same."
        actions={
          mayWrite && (
            <ButtonLink variant="primary" size="sm" href="/promotions/new">
              New promotion
            </ButtonLink>
          )
        }
      >
        <PromotionTabs />
      </PageHeader>
      <FilterForm label="Find a promotion" placeholder="Name or code" query={query} />
      <PromotionsTable
        promotions={promotions.items}
        withFunder
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title={`No promotion matches “${query}”.`}
              action={
                <ButtonLink href={`${pathname}${withParams(search, { query: undefined })}`}>
                  Show all of them
                </ButtonLink>
              }
            >
              Search by its name or its code.
            </EmptyState>
          ) : (
            <EmptyState icon={<TicketPercent />} title="No promotion yet.">
              Ten per cent for everybody, free shipping over fifty dollars, a coupon for the newsletter: make the first.
            </EmptyState>
          )
        }
      />
      <CursorPages label="Promotions" nextCursor={promotions.nextCursor} />
    </>
  );
}
