import type { accountDifferencesView } from "@emporia/contracts/ledger";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Section } from "@emporia/ui/layout/section";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import type { z } from "zod";

type Accounts = z.infer<typeof accountDifferencesView>;
type Difference = Accounts["items"][number];

/** Sellers' accounts at Stripe on which something else lies than the books say. */
export function AccountDifferences({ accounts, mayWrite }: { accounts: Accounts; mayWrite: boolean }) {
  const { items } = accounts;
  const open = items.filter((each) => !each.said).length;
  return (
    <Section
      title="Sellers' accounts"
      description={
        accounts.oldestAt ? (
          <>
            What lies on each shop's account at Stripe beside what the books say, each night.{" "}
            {accounts.compared.toLocaleString("en-US")} of {accounts.accounts.toLocaleString("en-US")} were compared,
            the one longest ago on <DateTime value={accounts.oldestAt} style="both" />. What differs once may be on its
            way: only what differs twice is here.
          </>
        ) : (
          "What lies on each shop's account at Stripe is compared with the books tonight for the first time."
        )
      }
      action={
        accounts.compared > 0 && (
          <Badge tone={open === 0 ? "good" : "bad"} shape={open === 0 ? "tick" : "cross"}>
            {open === 0 ? "Agrees" : `${open}${accounts.nextCursor ? " and more" : ""} to look into`}
          </Badge>
        )
      }
    >
      {items.length > 0 && (
        <Table
          caption="Accounts that differ"
          rows={items}
          rowKey={(each) => each.id}
          columns={[
            {
              key: "shop",
              header: "Shop",
              isName: true,
              cell: (each) => (
                <Link href={`/sellers/${each.sellerId}`} className="wrap-anywhere underline underline-offset-4">
                  {each.shopName}
                </Link>
              ),
            },
            {
              key: "account",
              header: "Account",
              cell: (each) => <code className="text-xs text-muted break-all">{each.stripeAccountId}</code>,
            },
            {
              key: "since",
              header: "Since",
              cell: (each) => <DateTime value={each.firstSeenAt} style="short" className="whitespace-nowrap" />,
            },
            {
              key: "said",
              header: "What we say",
              cell: (each) =>
                each.said ? (
                  <span className="wrap-anywhere">
                    {each.said.isWaiting ? "To be booked, waits for approval" : "Explained"}: {each.said.note}
                  </span>
                ) : (
                  "–"
                ),
            },
            { key: "stripe", header: "At Stripe", align: "end", cell: (each) => <Price money={each.stripe} /> },
            { key: "ledger", header: "In the books", align: "end", cell: (each) => <Price money={each.ledger} /> },
          ]}
        />
      )}
      {mayWrite && items.map((each) => !each.said?.isWaiting && <Resolve key={each.id} difference={each} />)}
      <Pagination
        label="Accounts that differ"
        previousHref={undefined}
        nextHref={accounts.nextCursor ? `?accounts=${encodeURIComponent(accounts.nextCursor)}` : undefined}
      />
    </Section>
  );
}

function Resolve({ difference }: { difference: Difference }) {
  const said = useFieldErrorsOf("differenceId", difference.id);
  const { formData } = useNavigation();
  const id = (name: string) => `${name}-${difference.id}`;
  return (
    <details className="mt-3 border-t pt-3" open={said.failure !== undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium underline underline-offset-4">
        {`Resolve: ${difference.shopName}, ${moneyText(difference.stripe)} at Stripe`}
      </summary>
      <Form method="post" noValidate preventScrollReset className="mt-3 flex max-w-2xl flex-col gap-4">
        <FormErrors failure={said.failure} />
        <input type="hidden" name="intent" value="account" />
        <input type="hidden" name="differenceId" value={difference.id} />
        <Field id={id("kind")} name="kind" label="What it is" error={said.error("kind")}>
          <Select
            defaultValue={said.value("kind", "again")}
            options={[
              { value: "again", label: "Ask Stripe once more" },
              { value: "booked", label: "As Stripe says: to be booked, once somebody else approves" },
              { value: "explained", label: "Explained, and it stays so" },
            ]}
          />
        </Field>
        <Field id={id("note")} name="note" label="Why" error={said.error("note")}>
          <Input autoComplete="off" maxLength={1000} defaultValue={said.value("note")} />
        </Field>
        <div>
          <Button type="submit" size="sm" loading={formData?.get("differenceId") === difference.id && "Saving…"}>
            Resolve it
          </Button>
        </div>
      </Form>
    </details>
  );
}
