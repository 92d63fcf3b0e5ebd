import { setWithdrawalCountryInput } from "@emporia/contracts/withdrawal";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { countryName } from "@emporia/ui/lib/regions";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Table } from "@emporia/ui/primitives/table";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { items } = await page(request, apiFor(request, context).returns.staff.withdrawalCountries.query());
  return { items: items.toSorted((one, other) => countryName(one.country).localeCompare(countryName(other.country))) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(await readForm(request), setWithdrawalCountryInput, (input) =>
    apiFor(request, context)
      .returns.staff.setWithdrawalCountry.mutate(input)
      .then(() => redirect("/returns/withdrawal?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Right of withdrawal · Emporia Admin" }];

export default function WithdrawalCountriesPage() {
  const { items } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Returns", href: "/returns" }, { label: "Right of withdrawal" }]}
        title="Right of withdrawal"
        description="Where shoppers may withdraw without a reason, counted from the arrival of the last parcel. Shops cannot turn it down."
      />
      <Table
        caption="Countries with a right of withdrawal"
        rows={items}
        rowKey={({ country }) => country}
        empty={<EmptyState icon={<Undo2 />} title="No country gives it." />}
        columns={[
          { key: "country", header: "Country", isName: true, cell: ({ country }) => countryName(country) },
          { key: "code", header: "Code", cell: ({ country }) => <span className="figures">{country}</span> },
          { key: "days", header: "Days", align: "end", cell: ({ days }) => days },
        ]}
      />
      {mayWrite && (
        <div className="mt-8">
          <Section
            isSplit
            title="Change a country"
            description="It counts for orders that are placed from now on. Each order keeps the days that it was placed with."
          >
            <Form key={JSON.stringify(items)} method="post" noValidate className="flex max-w-md flex-col gap-5">
              <FormErrors failure={form.failure} labels={{ country: "Country", days: "Days", reason: "Reason" }} />
              <div className="grid gap-5 sm:grid-cols-2">
                <Field name="country" label="Country" hint="Its code: DE" required error={form.error("country")}>
                  <Input
                    maxLength={2}
                    autoCapitalize="characters"
                    autoComplete="off"
                    defaultValue={form.value("country")}
                  />
                </Field>
                <Field name="days" label="Days" hint="14 to 90; 0 takes it out" required error={form.error("days")}>
                  <Input
                    inputMode="numeric"
                    autoComplete="off"
                    className="figures"
                    defaultValue={form.value("days", "14")}
                  />
                </Field>
              </div>
              <Field name="reason" label="Reason" hint="For the record" required error={form.error("reason")}>
                <Textarea rows={2} maxLength={1000} defaultValue={form.value("reason")} />
              </Field>
              <div>
                <Button type="submit" variant="primary" loading={busy(undefined, "Saving…")}>
                  Save
                </Button>
              </div>
            </Form>
          </Section>
        </div>
      )}
    </>
  );
}
