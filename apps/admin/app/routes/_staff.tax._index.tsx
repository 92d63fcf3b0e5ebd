import { type StaffTaxClassView, setTaxRateInput, type TaxRateView, taxRateInput } from "@emporia/contracts/tax";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { usStateNames } from "@emporia/ui/lib/regions";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Landmark, SearchX } from "lucide-react";
import { PlaceFields } from "~/components/place-fields";
import { TaxTabs } from "~/components/tax-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";
import { millionthsOf, placeText, rateText } from "~/lib/tax";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get("query")?.trim().slice(0, 100) || undefined;
  const { tax } = apiFor(request, context);
  const [{ rates }, { classes }] = await page(request, Promise.all([tax.list.query(), tax.staffClasses.query()]));
  const classOf = new Map(classes.map(({ code, name }) => [code, name]));
  const named = rates.map((rate) => ({ ...rate, className: classOf.get(rate.taxClass) ?? rate.taxClass }));
  return {
    rates: query ? named.filter((rate) => isNamed(rate, query)) : named,
    classes,
    isEmpty: rates.length === 0,
    query,
  };
}

type NamedRate = TaxRateView & { className: string };

/** Whether all words are in a rate's place, class or name. */
function isNamed(rate: NamedRate, query: string): boolean {
  const state = rate.country === "US" && usStateNames.find(({ value }) => value === rate.state)?.label;
  const text = [placeText(rate), rate.country, state, rate.className, rate.name].join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { tax } = apiFor(request, context);
  const form = await readForm(request);
  if (form.get("intent") === "remove")
    return submit(form, taxRateInput, (input) => tax.remove.mutate(input).then(() => redirect("/tax?done=removed")));
  form.set("rateMillionths", millionthsOf(String(form.get("rateMillionths") ?? "")));
  return submit(form, setTaxRateInput, (input) => tax.set.mutate(input).then(() => redirect("/tax?done=saved")));
}

export const meta: MetaFunction = () => [{ title: "Tax · Emporia Admin" }];

export default function TaxPage() {
  const { rates, classes, isEmpty, query } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        title="Tax"
        description="What is added, or is within prices, by where a parcel goes. A state’s rate goes before its country’s; where there is none, nothing is taxed. What was ordered keeps its tax."
      >
        <TaxTabs />
      </PageHeader>
      {mayWrite && (
        <Section
          isSplit
          title="Set a rate"
          description="For a place and class that has one already, this replaces it. It counts from the next step of each checkout on."
        >
          <RateForm key={rates.length} classes={classes} />
        </Section>
      )}
      {!isEmpty && <FilterForm label="Find a rate" placeholder="Place, class or name" query={query} />}
      <Table
        caption="Tax rates by place and class"
        rows={rates}
        rowKey={(rate) => `${rate.country}-${rate.state}-${rate.taxClass}`}
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title={`No rate matches “${query}”.`}
              action={<ButtonLink href="/tax">Show all of them</ButtonLink>}
            >
              Search by country, state, class or name.
            </EmptyState>
          ) : (
            <EmptyState icon={<Landmark />} title="Nothing is taxed anywhere yet.">
              Set the rate of a place above.
            </EmptyState>
          )
        }
        columns={[
          { key: "place", header: "Place", isName: true, cell: (rate) => placeText(rate) },
          { key: "class", header: "Class", cell: (rate) => rate.className },
          { key: "name", header: "On invoices", cell: (rate) => <span className="wrap-anywhere">{rate.name}</span> },
          { key: "shipping", header: "Shipping", cell: (rate) => (rate.isShippingTaxed ? "Taxed too" : "Not taxed") },
          { key: "rate", header: "Rate", align: "end", cell: (rate) => rateText(rate.rateMillionths) },
          ...(mayWrite
            ? [
                {
                  key: "remove",
                  header: "Remove",
                  hideHeader: true,
                  cell: (rate: NamedRate) => <Remove rate={rate} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Remove({ rate }: { rate: NamedRate }) {
  const { country, state, taxClass, className } = rate;
  return (
    <Form method="post" preventScrollReset>
      {Object.entries({ country, state, taxClass }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ConfirmButton
        size="sm"
        variant="ghost"
        name="intent"
        value="remove"
        question={{
          title: `Remove ${className.toLowerCase()} in ${placeText(rate)}?`,
          consequence: state
            ? "The country’s own rate is taken there from then on, or nothing where it has none."
            : "Nothing of this class is taxed there from then on, but where a state has a rate of its own.",
          confirmLabel: "Remove it",
        }}
      >
        Remove
        <span className="sr-only">
          {" "}
          {className} in {placeText(rate)}
        </span>
      </ConfirmButton>
    </Form>
  );
}

function RateForm({ classes }: { classes: readonly StaffTaxClassView[] }) {
  const form = useFieldErrorsOf("intent", "set");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-2xl items-start gap-5 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <FormErrors failure={form.failure} />
      </div>
      <PlaceFields form={form} />
      <Field name="taxClass" label="Class" error={form.error("taxClass")}>
        <Select
          defaultValue={form.value("taxClass", "standard")}
          options={classes.map(({ code, name, isRetired }) => ({
            value: code,
            label: isRetired ? `${name} (retired)` : name,
          }))}
        />
      </Field>
      <Field name="rateMillionths" label="Rate, per cent" error={form.error("rateMillionths")}>
        <Input inputMode="decimal" autoComplete="off" maxLength={10} defaultValue={form.value("rateMillionths")} />
      </Field>
      <Field name="name" label="On invoices" hint="Such as California sales tax." error={form.error("name")}>
        <Input maxLength={100} autoComplete="off" defaultValue={form.value("name")} />
      </Field>
      <Field name="isShippingTaxed" label="Shipping" error={form.error("isShippingTaxed")}>
        <Select
          defaultValue={form.value("isShippingTaxed", "false")}
          options={[
            { value: "false", label: "Is not taxed" },
            { value: "true", label: "Is taxed at it too" },
          ]}
        />
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" name="intent" value="set" variant="primary" loading={busy("set", "Saving…")}>
          Set the rate
        </Button>
      </div>
    </Form>
  );
}
