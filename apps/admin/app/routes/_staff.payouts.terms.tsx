import { setPlatformTermsInput } from "@emporia/contracts/payouts";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { PayoutTabs } from "~/components/payout-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return (await page(request, apiFor(request, context).payouts.staff.preview.query())).terms;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).payouts;
  return submit(request, setPlatformTermsInput, (input) =>
    staff.setPlatformTerms.mutate(input).then(() => redirect("/payouts/terms?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Payout terms · Emporia Admin" }];

export default function TermsPage() {
  const terms = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Terms"
        description="When sellers are paid, as long as nothing else is agreed with one of them. What was sent before a change keeps its day."
      >
        <PayoutTabs />
      </PageHeader>
      <TermsForm key={JSON.stringify(terms)} terms={terms} />
    </>
  );
}

function TermsForm({ terms }: { terms: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const said = useFieldErrors();
  const { state } = useNavigation();
  const isFixed = !useMay("payouts:write");
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col gap-5">
      <FormErrors failure={said.failure} />
      <Field name="transferAfter" label="Earnings are transferred after" error={said.error("transferAfter")}>
        <Select
          disabled={isFixed}
          defaultValue={said.value("transferAfter", terms.transferAfter)}
          options={[
            { value: "shipment", label: "all of the order was sent" },
            { value: "delivery", label: "all of the order arrived" },
          ]}
        />
      </Field>
      <Field name="transferDays" label="So many days later" error={said.error("transferDays")} className="w-40">
        <Input
          type="number"
          min={0}
          max={90}
          disabled={isFixed}
          defaultValue={said.value("transferDays", String(terms.transferDays))}
        />
      </Field>
      <Field
        name="newSellerDays"
        label="A new shop waits at least so many days"
        hint="From its approval. The hold is shown to the seller with its end."
        error={said.error("newSellerDays")}
        className="w-full sm:w-80"
      >
        <Input
          type="number"
          min={0}
          max={180}
          disabled={isFixed}
          defaultValue={said.value("newSellerDays", String(terms.newSellerDays))}
        />
      </Field>
      <Field name="interval" label="Payouts, unless the seller chooses" error={said.error("interval")}>
        <Select
          disabled={isFixed}
          defaultValue={said.value("interval", terms.interval)}
          options={[
            { value: "daily", label: "every day" },
            { value: "weekly", label: "every Monday" },
            { value: "monthly", label: "on the first of the month" },
            { value: "manual", label: "when the seller asks" },
          ]}
        />
      </Field>
      <Field name="minimumAmount" label="Of at least" error={said.error("minimumAmount")}>
        <MoneyInput
          currency={terms.minimum.currency}
          disabled={isFixed}
          defaultValue={said.value("minimumAmount") ?? terms.minimum.amount}
        />
      </Field>
      {!isFixed && (
        <div>
          <Button type="submit" variant="primary" loading={state === "submitting" && "Saving…"}>
            Save
          </Button>
        </div>
      )}
    </Form>
  );
}
