import { ledgerAccountNames } from "@emporia/contracts/ledger";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { LedgerTabs } from "~/components/ledger-tabs";
import { apiFor } from "~/lib/api.server";
import { accountWord, postingWord } from "~/lib/ledger";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const account = ledgerAccountNames.find((name) => name === params.get("account"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const on = /^\d{4}-\d{2}-\d{2}$/.exec(params.get("on") ?? "")?.[0];
  const { ledger } = apiFor(request, context);
  const [balances, postings] = await page(
    request,
    Promise.all([
      ledger.balances.query({ at: on ? `${on}T23:59:59.999Z` : undefined }),
      ledger.postings.query({ account, query, cursor: cursorOf(params), limit: 20 }),
    ]),
  );
  return { balances, postings, account, query, on, accounts: [...ledgerAccountNames] };
}

export const meta: MetaFunction = () => [{ title: "Ledger · Emporia Admin" }];

export default function LedgerPage() {
  const { balances, postings, account, query, on, accounts } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader
        title="Ledger"
        description="Every cent that moved is in two accounts. The sum of all of them is nothing, at any instant."
      >
        <LedgerTabs />
      </PageHeader>
      <Form className="mb-6 flex flex-wrap items-end gap-3">
        {account && <input type="hidden" name="account" value={account} />}
        {query && <input type="hidden" name="query" value={query} />}
        <Field name="on" label="As of the end of" className="w-48">
          <Input key={on} type="date" defaultValue={on} />
        </Field>
        <Button type="submit">Show</Button>
        {on && <ButtonLink href={pathname}>Now</ButtonLink>}
      </Form>
      {balances.currencies.length === 0 && <EmptyState title="Nothing was posted by then." />}
      {balances.currencies.map((each) => (
        <Section
          key={each.currency}
          title={`Balances in ${each.currency}`}
          description={
            <>
              As of <DateTime value={balances.at} style="both" />. Debits <Price money={each.debit} />, credits{" "}
              <Price money={each.credit} />.
            </>
          }
          action={
            <Badge
              tone={each.difference.amount === 0 ? "good" : "bad"}
              shape={each.difference.amount === 0 ? "tick" : "cross"}
            >
              {each.difference.amount === 0 ? "Balanced" : "Not balanced"}
            </Badge>
          }
        >
          <Table
            caption={`Balances of the accounts in ${each.currency}`}
            rows={each.accounts}
            rowKey={(row) => row.account}
            columns={[
              {
                key: "account",
                header: "Account",
                isName: true,
                cell: (row) => (
                  <Link
                    href={`/ledger?account=${row.account}${on ? `&on=${on}` : ""}`}
                    className="inline-flex min-h-9 items-center underline underline-offset-4"
                  >
                    {accountWord(row.account)}
                  </Link>
                ),
              },
              { key: "side", header: "Side", cell: (row) => (row.side === "debit" ? "Debit" : "Credit") },
              { key: "balance", header: "Balance", align: "end", cell: (row) => <Price money={row.balance} /> },
            ]}
          />
        </Section>
      ))}
      <Section title="Postings">
        <FilterForm label="Find a posting" placeholder="Order number or words" query={query} keep={{ on }}>
          <Field name="account" label="Account" hideLabel className="w-56">
            <Select
              defaultValue={account ?? ""}
              options={[
                { value: "", label: "Every account" },
                ...accounts.map((value) => ({ value, label: accountWord(value) })),
              ]}
            />
          </Field>
        </FilterForm>
        {postings.items.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            heading="h3"
            title="No posting matches."
            action={<ButtonLink href={pathname}>Show all postings</ButtonLink>}
          />
        ) : (
          <ul className="border-t">
            {postings.items.map((posting) => (
              <Posting key={posting.id} posting={posting} />
            ))}
          </ul>
        )}
        <CursorPages label="Postings" nextCursor={postings.nextCursor} />
      </Section>
    </>
  );
}

type PostingData = ReturnType<typeof useLoaderData<typeof loader>>["postings"]["items"][number];

function Posting({ posting }: { posting: PostingData }) {
  return (
    <li className="grid gap-x-8 gap-y-3 border-b py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="min-w-0">
        <h3 className="text-[0.9375rem] font-medium wrap-anywhere">{posting.description}</h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <span>{postingWord(posting.kind)}</span>
          <DateTime value={posting.occurredAt} style="both" />
          {posting.orderId && (
            <Link
              href={`/orders/${posting.orderId}`}
              className="figures inline-flex min-h-9 items-center underline underline-offset-4"
            >
              {posting.orderNumber}
            </Link>
          )}
        </p>
        <code className="text-xs text-muted break-all">{posting.key}</code>
      </div>
      <dl className="min-w-0 text-sm">
        {posting.entries.map((entry, index) => (
          <div key={`${entry.account}-${index.toString()}`} className="flex flex-wrap justify-between gap-x-4 py-0.5">
            <dt className="min-w-0 wrap-anywhere">
              {accountWord(entry.account)}
              {entry.sellerName && <span className="text-muted">, {entry.sellerName}</span>}
            </dt>
            <dd className="figures ml-auto">
              {entry.amount.amount < 0 ? "Credit " : "Debit "}
              <Price money={{ ...entry.amount, amount: Math.abs(entry.amount.amount) }} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
