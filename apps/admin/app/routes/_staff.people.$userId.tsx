import { staffCloseAccountInput } from "@emporia/contracts/accounts";
import { banUserInput } from "@emporia/contracts/identity";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { BanForm } from "~/components/ban-form";
import { CloseAccountForm } from "~/components/close-account-form";
import { Fact } from "~/components/fact";
import { OrdersTable } from "~/components/orders-table";
import { PersonBadge } from "~/components/person-badge";
import { PersonCredit } from "~/components/person-credit";
import { apiFor } from "~/lib/api.server";
import { useMay, useSelf } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const person = await page(request, api.users.staff.get.query({ userId: params.userId ?? "" }));
  // A role without orders still sees the person.
  // Those of a closed account are no longer found by its address.
  const orders = person.closedAt
    ? undefined
    : await api.orders.staff.list.query({ query: person.email.slice(0, 100), limit: 8 }).catch(() => undefined);
  const credit = await api.storeCredit.ofShopper.query({ userId: person.id, limit: 8 }).catch(() => undefined);
  return { person, orders: orders?.items, credit };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).users;
  const form = await readForm(request);
  const done = (word: string) => () => redirect(`/people/${params.userId}?done=${word}`);
  switch (form.get("intent")) {
    case "ban":
      return submit(form, banUserInput, (input) => staff.ban.mutate(input).then(done("banned")));
    case "close":
      return submit(form, staffCloseAccountInput, (input) =>
        apiFor(request, context).accounts.closeAs.mutate(input).then(done("closed")),
      );
    case "unban":
      return submit(form, banUserInput, (input) => staff.unban.mutate(input).then(done("unbanned")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.person.firstName} ${data.person.lastName}` : "Person"} · Emporia Admin` },
];

export default function PersonPage() {
  const { person, orders, credit } = useLoaderData<typeof loader>();
  const self = useSelf();
  const mayBan = useMay("people:ban");
  const mayBanStaff = useMay("staff:ban");
  const mayAdjust = useMay("ledger:write");
  const name = `${person.firstName} ${person.lastName}`;
  const canDecide = mayBan && !person.closedAt && person.id !== self.id && (person.staffRole === null || mayBanStaff);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "People", href: "/people" }, { label: name }]}
        title={<span className="line-clamp-3">{name}</span>}
        badge={<PersonBadge person={person} />}
      />
      {person.closedAt && (
        <Alert tone="info" className="mb-6" title="This account is closed.">
          <p className="text-muted">
            Since <DateTime value={person.closedAt} style="both" />. Orders keep what they were placed with.
          </p>
        </Alert>
      )}
      {person.bannedAt && (
        <Alert tone="warn" className="mb-6" title="This person is banned.">
          <p className="text-muted">
            Since <DateTime value={person.bannedAt} style="both" />
          </p>
          <p className="mt-1 whitespace-pre-line wrap-anywhere">{person.banReason}</p>
        </Alert>
      )}
      <StatRow>
        <Stat label="Orders" value={person.orderCount.toLocaleString("en-US")} />
        <Stat label="Shops" value={person.memberships.length.toLocaleString("en-US")} />
        <Stat label="Account since" value={<DateTime value={person.createdAt} style="short" />} />
      </StatRow>
      <div className="mt-8">
        <Section isSplit title="Person">
          <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
            <Fact label="E-mail">
              {person.email}
              <span className="block text-muted">{person.emailVerified ? "Confirmed" : "Not confirmed"}</span>
            </Fact>
            <Fact label="Phone">{person.phone ?? "Not given"}</Fact>
            {person.memberships.length > 0 && (
              <Fact label="Sells as">
                {person.memberships.map((shop) => (
                  <Link
                    key={shop.sellerId}
                    href={`/sellers/${shop.sellerId}`}
                    className="flex min-h-9 items-center underline underline-offset-4"
                  >
                    {shop.shopName}
                  </Link>
                ))}
              </Fact>
            )}
          </dl>
        </Section>
        {canDecide && (
          <Section isSplit title="Decide" description="Every decision is written down with your name.">
            <BanForm key={person.bannedAt} person={person} />
            {person.staffRole === null && person.memberships.length === 0 && <CloseAccountForm person={person} />}
          </Section>
        )}
        {credit && (
          <PersonCredit credit={credit} email={person.email} mayAdjust={mayAdjust && person.closedAt === null} />
        )}
        {orders && (
          <Section title="Orders">
            <OrdersTable
              caption={`Orders of ${name}`}
              orders={orders}
              empty={
                <EmptyState heading="h3" title="Nothing bought yet." className="py-8 sm:py-10">
                  Orders with this e-mail address appear here.
                </EmptyState>
              }
            />
          </Section>
        )}
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is nobody at this address." }} />;
}
