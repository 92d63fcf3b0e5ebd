import { setTaxRemitterInput, type TaxRemitterView, taxRemitterInput } from "@emporia/contracts/tax";
import { DateTime, dateText } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { monthText } from "@emporia/ui/lib/month";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton, type Question } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Landmark, ReceiptText } from "lucide-react";
import { PlaceFields } from "~/components/place-fields";
import { TaxTabs } from "~/components/tax-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";
import { placeText } from "~/lib/tax";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("month") ?? "";
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : undefined;
  const { tax } = apiFor(request, context);
  const [{ remitters }, report] = await page(
    request,
    Promise.all([tax.remitters.query(), tax.report.query(month ? { month } : {})]),
  );
  return { remitters, report };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { tax } = apiFor(request, context);
  const form = await readForm(request);
  const done = (what: string) => () => redirect(`/tax/remitters?done=${what}`);
  if (form.get("intent") === "remove")
    return submit(form, taxRemitterInput, (input) => tax.removeRemitter.mutate(input).then(done("removed")));
  return submit(form, setTaxRemitterInput, (input) => tax.setRemitter.mutate(input).then(done("saved")));
}

export const meta: MetaFunction = () => [{ title: "Who hands tax over · Emporia Admin" }];

const words = { marketplace: "Emporia, as the marketplace", seller: "The seller" };

export default function TaxRemittersPage() {
  const { remitters, report } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        title="Who hands tax over"
        description="Where a seller hands tax over, it goes to their balance; elsewhere Emporia keeps and owes it. A state goes before its country. Where nothing is said, the tax provider’s word counts, else it is Emporia."
      >
        <TaxTabs />
      </PageHeader>
      {mayWrite && (
        <Section
          isSplit
          title="Say who"
          description="From a day on, by UTC. It counts from the next step of each checkout on; what was ordered stays as it was."
        >
          <RemitterForm key={remitters.length} today={report.month} />
        </Section>
      )}
      <Section title="By place">
        <Table
          caption="Who hands tax over, by place"
          rows={remitters}
          rowKey={(each) => `${each.country}-${each.state}-${each.startsOn}`}
          empty={
            <EmptyState icon={<Landmark />} title="Nothing was said of any place.">
              Emporia hands tax over, but where a tax provider says that it is the seller.
            </EmptyState>
          }
          columns={[
            { key: "place", header: "Place", isName: true, cell: placeText },
            { key: "who", header: "Hands it over", cell: (each) => words[each.remitter] },
            { key: "from", header: "From", cell: (each) => <DateTime value={each.startsOn} style="short" /> },
            { key: "now", header: "In force", cell: (each) => (each.isInForce ? "Yes" : "No") },
            ...(mayWrite
              ? [
                  {
                    key: "remove",
                    header: "Remove",
                    hideHeader: true,
                    align: "end" as const,
                    cell: (each: TaxRemitterView) => <Remove remitter={each} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section
        title={`Tax of ${monthText(report.month)}`}
        description="As the books have it, by where parcels went, less what was given back in the month. By UTC."
      >
        <Form method="get" className="mb-5 flex flex-wrap items-end gap-3">
          <Field name="month" label="Month">
            <Input type="month" defaultValue={report.month} />
          </Field>
          <Button type="submit">Show it</Button>
        </Form>
        <Table
          caption={`Tax of ${monthText(report.month)} by place`}
          rows={report.rows}
          rowKey={(row) => `${row.country}-${row.state}-${row.marketplace.currency}`}
          empty={
            <EmptyState icon={<ReceiptText />} heading="h3" title="No tax was collected in this month.">
              It stands here by place, once something that is taxed was paid for.
            </EmptyState>
          }
          columns={[
            { key: "place", header: "Place", isName: true, cell: placeText },
            {
              key: "ours",
              header: "Emporia hands over",
              align: "end",
              cell: (row) => <Price money={row.marketplace} />,
            },
            { key: "theirs", header: "Sellers hand over", align: "end", cell: (row) => <Price money={row.sellers} /> },
          ]}
        />
      </Section>
    </>
  );
}

function Remove({ remitter }: { remitter: TaxRemitterView }) {
  const { country, state, startsOn } = remitter;
  return (
    <Form method="post" preventScrollReset>
      {Object.entries({ country, state, startsOn }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ConfirmButton
        size="sm"
        variant="ghost"
        name="intent"
        value="remove"
        question={{
          title: `Remove ${placeText(remitter)} from ${dateText(startsOn, "short")}?`,
          consequence: "What was said before counts there again. What was ordered stays as it was.",
          confirmLabel: "Remove it",
        }}
      >
        Remove
        <span className="sr-only"> {placeText(remitter)}</span>
      </ConfirmButton>
    </Form>
  );
}

/** Whose money the tax of a place becomes, before that is said. */
function asking(typed: FormData): Question {
  const place = placeText({ country: String(typed.get("country")), state: String(typed.get("state") ?? "") });
  const who = typed.get("remitter") === "seller" ? "seller" : "marketplace";
  return {
    title: `${who === "seller" ? "Give sellers the tax of" : "Keep the tax of"} ${place}?`,
    consequence: `From ${dateText(String(typed.get("startsOn")), "short")} on, what shoppers pay there as tax ${who === "seller" ? "goes to the sellers’ balances, and they owe it" : "is kept and owed by Emporia"}. What was ordered stays as it was.`,
    confirmLabel: "Say so",
  };
}

function RemitterForm({ today }: { today: string }) {
  const form = useFieldErrorsOf("intent", "set");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-2xl items-start gap-5 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <FormErrors failure={form.failure} />
      </div>
      <PlaceFields form={form} />
      <Field name="remitter" label="Hands it over" error={form.error("remitter")}>
        <Select
          defaultValue={form.value("remitter", "seller")}
          options={[
            { value: "seller", label: words.seller },
            { value: "marketplace", label: words.marketplace },
          ]}
        />
      </Field>
      <Field name="startsOn" label="From" error={form.error("startsOn")}>
        <Input type="date" defaultValue={form.value("startsOn", `${today}-01`)} />
      </Field>
      <Field
        name="reason"
        label="Reason"
        hint="For the record of what staff did."
        error={form.error("reason")}
        className="sm:col-span-2"
      >
        <Input maxLength={500} autoComplete="off" defaultValue={form.value("reason")} />
      </Field>
      <div className="sm:col-span-2">
        <ConfirmButton
          name="intent"
          value="set"
          variant="primary"
          loading={busy("set", "Saving…")}
          needs={["country", "startsOn", "reason"]}
          question={asking}
        >
          Say so
        </ConfirmButton>
      </div>
    </Form>
  );
}
