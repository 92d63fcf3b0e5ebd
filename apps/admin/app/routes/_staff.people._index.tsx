import { userKinds } from "@emporia/contracts/identity";
import { DateTime } from "@emporia/ui/commerce/date-time";
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
import { SearchX } from "lucide-react";
import { PersonBadge } from "~/components/person-badge";
import { apiFor } from "~/lib/api.server";

const kindWords = { banned: "Banned", sellers: "Sellers", staff: "Staff" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const kind = userKinds.find((each) => each === params.get("kind"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const people = await page(
    request,
    apiFor(request, context).users.staff.list.query({ kind, query, cursor: cursorOf(params), limit: 30 }),
  );
  return { people, kind, query, kinds: [...userKinds] };
}

export const meta: MetaFunction = () => [{ title: "People · Emporia Admin" }];

export default function PeoplePage() {
  const { people, kind, query, kinds } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageHeader title="People">
        <TabLinks
          label="People by kind"
          tabs={[undefined, ...kinds].map((each) => ({
            href: `${pathname}${withParams(search, { kind: each })}`,
            label: each ? kindWords[each] : "All",
            isCurrent: kind === each,
          }))}
        />
      </PageHeader>
      <FilterForm label="Find a person" placeholder="Name or e-mail" query={query} keep={{ kind }} />
      <Table
        caption="People with an account, newest first"
        rows={people.items}
        rowKey={(person) => person.id}
        empty={
          <EmptyState
            icon={<SearchX />}
            title="Nobody here."
            action={<ButtonLink href={pathname}>Show everybody</ButtonLink>}
          >
            {query ? `Nobody was found for “${query}”.` : "Nobody is of this kind at the moment."}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Name",
            isName: true,
            className: "sm:max-w-0 sm:w-[28%]",
            cell: (person) => (
              <Link
                href={`/people/${person.id}`}
                prefetch="intent"
                className="flex min-h-11 min-w-0 flex-col justify-center underline-offset-4 hover:underline"
              >
                <span className="line-clamp-2 wrap-anywhere">{`${person.firstName} ${person.lastName}`}</span>
              </Link>
            ),
          },
          {
            key: "email",
            header: "E-mail",
            className: "sm:max-w-0 sm:w-[34%]",
            cell: (person) => <span className="line-clamp-1 break-all max-sm:text-right">{person.email}</span>,
          },
          { key: "kind", header: "Account", cell: (person) => <PersonBadge person={person} /> },
          {
            key: "orders",
            header: "Orders",
            align: "end",
            cell: (person) => person.orderCount.toLocaleString("en-US"),
          },
          {
            key: "since",
            header: "Since",
            align: "end",
            className: "sm:max-lg:hidden",
            cell: (person) => <DateTime value={person.createdAt} style="short" className="whitespace-nowrap" />,
          },
        ]}
      />
      <CursorPages label="People" nextCursor={people.nextCursor} />
    </>
  );
}
