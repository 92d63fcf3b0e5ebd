import { resolveAccountDifferenceInput, resolveDifferenceInput } from "@emporia/contracts/ledger";
import type { Money } from "@emporia/contracts/money";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Scale } from "lucide-react";
import { AccountDifferences } from "~/components/account-differences";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { payments, ledger } = apiFor(request, context);
  const cursor = new URL(request.url).searchParams.get("accounts")?.slice(0, 500) || undefined;
  const [{ days }, accounts] = await page(
    request,
    Promise.all([payments.reconciliation.query(), ledger.accountDifferences.query({ limit: 20, cursor })]),
  );
  return { days, accounts };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ledger } = apiFor(request, context);
  const form = await readForm(request);
  if (form.get("intent") === "account")
    return submit(form, resolveAccountDifferenceInput, (input) =>
      ledger.resolveAccountDifference.mutate(input).then(() => redirect("/reconciliation?done=resolved")),
    );
  return submit(form, resolveDifferenceInput, (input) =>
    ledger.resolveDifference.mutate(input).then(() => redirect("/reconciliation?done=resolved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Reconciliation · Emporia Admin" }];

export default function ReconciliationPage() {
  const { days, accounts } = useLoaderData<typeof loader>();
  const mayWrite = useMay("ledger:write");
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description="Every movement at Stripe of the last days beside what the ledger says of it. Each night looks at the day before, and again at every day that does not agree. Days are UTC; Stripe's fees and payouts to our bank are posted by this."
      />
      <AccountDifferences accounts={accounts} mayWrite={mayWrite} />
      {days.length === 0 ? (
        <EmptyState icon={<Scale />} title="No day has been compared yet.">
          The first is compared tonight.
        </EmptyState>
      ) : (
        days.map((day) => <Day key={day.day} day={day} />)
      )}
    </>
  );
}

const words = {
  not_in_books: "Not in the ledger",
  not_at_stripe: "Not at Stripe",
  amounts_differ: "Amounts differ",
};

type DayData = ReturnType<typeof useLoaderData<typeof loader>>["days"][number];
type Difference = DayData["differences"][number];

function Day({ day }: { day: DayData }) {
  const agrees = day.differenceCount === 0;
  const mayWrite = useMay("ledger:write");
  const open = day.differences.filter((difference) => !difference.resolution?.isDone);
  return (
    <Section
      title={day.day}
      description={
        <>
          {day.matchedCount.toLocaleString("en-US")} of {day.transactionCount.toLocaleString("en-US")} movements at
          Stripe are in the ledger as they should be. Looked at <DateTime value={day.checkedAt} style="both" />.
        </>
      }
      action={
        <Badge tone={agrees ? "good" : "bad"} shape={agrees ? "tick" : "cross"}>
          {agrees ? "Agrees" : `${day.differenceCount.toLocaleString("en-US")} to look into`}
        </Badge>
      }
    >
      {day.differences.length > 0 && (
        <Table
          caption={`Differences of ${day.day}`}
          rows={day.differences}
          rowKey={(difference) => difference.id}
          columns={[
            { key: "kind", header: "What", isName: true, cell: (difference) => words[difference.kind] },
            { key: "type", header: "Movement", cell: (difference) => difference.type.replaceAll("_", " ") },
            {
              key: "source",
              header: "Where",
              cell: (difference) => (
                <span className="flex flex-col gap-0.5 max-sm:items-end">
                  {difference.orderId && (
                    <Link href={`/orders/${difference.orderId}`} className="figures underline underline-offset-4">
                      {difference.orderNumber}
                    </Link>
                  )}
                  {difference.sourceId && <code className="text-xs text-muted break-all">{difference.sourceId}</code>}
                </span>
              ),
            },
            {
              key: "said",
              header: "What we say",
              cell: (difference) =>
                difference.resolution ? (
                  <span className="wrap-anywhere">
                    {resolutions[difference.resolution.kind]}
                    {!difference.resolution.isDone && ", waits for approval"}: {difference.resolution.note}
                  </span>
                ) : (
                  "–"
                ),
            },
            { key: "stripe", header: "At Stripe", align: "end", cell: (difference) => amount(difference.stripe) },
            { key: "ledger", header: "In the ledger", align: "end", cell: (difference) => amount(difference.ledger) },
          ]}
        />
      )}
      {mayWrite && open.map((difference) => <Resolve key={difference.id} difference={difference} />)}
    </Section>
  );
}

const resolutions = { linked: "Explained", written_off: "Written off", ignored: "Left as it is" };

/** Says what a difference is. */
function Resolve({ difference }: { difference: Difference }) {
  const said = useFieldErrorsOf("differenceId", difference.id);
  const { formData } = useNavigation();
  const id = (name: string) => `${name}-${difference.id}`;
  return (
    <details className="mt-3 border-t pt-3" open={said.failure !== undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium underline underline-offset-4">
        Resolve: {words[difference.kind]}, {difference.type.replaceAll("_", " ")}
      </summary>
      <Form method="post" noValidate preventScrollReset className="mt-3 flex max-w-2xl flex-col gap-4">
        <FormErrors failure={said.failure} />
        <input type="hidden" name="differenceId" value={difference.id} />
        <Field id={id("kind")} name="kind" label="What it is" error={said.error("kind")}>
          <Select
            defaultValue={said.value("kind", "ignored")}
            options={[
              { value: "linked", label: "Explained by a posting" },
              { value: "written_off", label: "To be written off, once somebody else approves" },
              { value: "ignored", label: "Nothing to look into" },
            ]}
          />
        </Field>
        <Field
          id={id("posting")}
          name="postingKey"
          label="The posting's key"
          required={false}
          hint="Only for one that explains it. It stands under each posting in the ledger."
          error={said.error("postingKey")}
        >
          <Input autoComplete="off" maxLength={200} defaultValue={said.value("postingKey")} />
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

const amount = (money: Money | null) => (money ? <Price money={money} /> : "–");
