import type { ShopperGroupView } from "@emporia/contracts/shopper-groups";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { moneyText } from "@emporia/ui/lib/money-text";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { SearchX, Users } from "lucide-react";
import { PromotionTabs } from "~/components/promotion-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const query = params.get("query")?.trim().slice(0, 80) || undefined;
  const wanted = { query, cursor: cursorOf(params), limit: 25 };
  return { groups: await page(request, apiFor(request, context).shopperGroups.list.query(wanted)), query };
}

export const meta: MetaFunction = () => [{ title: "Groups of shoppers · Emporia Admin" }];

function ruleText({ rule }: ShopperGroupView): string {
  if (!rule) return "By name only";
  const parts = [
    ...(rule.orders === null ? [] : [rule.orders === 1 ? "1 order" : `${rule.orders.toLocaleString("en-US")} orders`]),
    ...(rule.amount === null ? [] : [`${moneyText(rule.amount)} spent`]),
  ];
  return `${parts.join(" and ")} within ${rule.days === 1 ? "a day" : `${rule.days.toLocaleString("en-US")} days`}`;
}

export default function GroupsPage() {
  const { groups, query } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("promotions:write");
  return (
    <>
      <PageHeader
        title="Groups of shoppers"
        description="Whom a promotion of the platform can be for: who is named, and who bought enough. A shopper is in a group once they are signed in."
        actions={
          mayWrite && (
            <ButtonLink variant="primary" size="sm" href="/promotions/groups/new">
              New group
            </ButtonLink>
          )
        }
      >
        <PromotionTabs />
      </PageHeader>
      <FilterForm label="Find a group" placeholder="Part of a name" query={query} />
      <Table
        caption="Groups of shoppers, newest first"
        rows={groups.items}
        rowKey={(group) => group.id}
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title={`No group matches “${query}”.`}
              action={
                <ButtonLink href={`${pathname}${withParams(search, { query: undefined })}`}>
                  Show all of them
                </ButtonLink>
              }
            >
              Search by a part of its name.
            </EmptyState>
          ) : (
            <EmptyState icon={<Users />} title="No group yet.">
              Regulars, the press, who came back after a year: begin the first.
            </EmptyState>
          )
        }
        columns={[
          {
            key: "name",
            header: "Name",
            isName: true,
            cell: ({ id, name }) => (
              <Link
                href={`/promotions/groups/${id}`}
                prefetch="intent"
                className="inline-flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline"
              >
                {name}
              </Link>
            ),
          },
          { key: "rule", header: "Who is in it", cell: ruleText },
          {
            key: "members",
            header: "Named",
            align: "end",
            cell: ({ memberCount }) => <span className="figures">{memberCount.toLocaleString("en-US")}</span>,
          },
          {
            key: "promotions",
            header: "Promotions",
            align: "end",
            cell: ({ promotions }) =>
              promotions.length === 0 ? <span className="text-muted">None</span> : promotions.length,
          },
        ]}
      />
      <CursorPages label="Groups" nextCursor={groups.nextCursor} />
    </>
  );
}
