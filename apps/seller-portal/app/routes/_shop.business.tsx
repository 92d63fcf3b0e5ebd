import { setBusinessInput } from "@emporia/contracts/sellers";
import { AddressForm, addressLabels } from "@emporia/ui/commerce/address-form";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { countryName, shippingCountries } from "@emporia/ui/lib/regions";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay, useShop } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).sellers.business.query());
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(await readForm(request), setBusinessInput, (input) =>
    apiFor(request, context)
      .sellers.setBusiness.mutate(input)
      .then(() => redirect("/business?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Business · Emporia Seller" }];

export default function BusinessPage() {
  const { business } = useLoaderData<typeof loader>();
  const { country } = useShop();
  const mayWrite = useMay("shop:write");
  const mayWriteTaxId = useMay("balance:write");
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        title="Business"
        description="Who you are to the law. It stands on the invoices that are issued from now on; those that were issued stay as they are."
        crumbs={[{ label: "Shop settings", href: "/settings" }]}
      />
      <Section
        isSplit
        title="Legal name and address"
        description={
          <>
            A VAT number stands there too, if you leave one
            {mayWriteTaxId ? (
              <>
                {" in the "}
                <Link href="/payouts/settings">payout settings</Link>
              </>
            ) : null}
            . An EIN or SSN never does.
          </>
        }
      >
        {mayWrite ? (
          <Form method="post" noValidate className="flex max-w-xl flex-col gap-5">
            <FormErrors failure={form.failure} labels={{ ...addressLabels(), legalName: "Legal name" }} />
            <Field
              name="legalName"
              label="Legal name"
              required
              hint="Of your company as it is registered, or your own name."
              error={form.error("legalName")}
            >
              <Input
                autoComplete="organization"
                maxLength={160}
                defaultValue={form.value("legalName", business?.legalName)}
              />
            </Field>
            <AddressForm
              legend="Address"
              hideLegend
              ofBusiness
              address={business ?? { country }}
              form={form}
              countries={shippingCountries.map((each) => each.value)}
            />
            <div>
              <Button type="submit" variant="primary" loading={busy(undefined, "Saving…")}>
                Save
              </Button>
            </div>
          </Form>
        ) : business ? (
          <address className="text-sm not-italic">
            {[
              business.legalName,
              business.line1,
              business.line2,
              [business.city, business.state, business.postalCode].filter(Boolean).join(" "),
              countryName(business.country),
            ]
              .filter(Boolean)
              .map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
          </address>
        ) : (
          <p className="text-sm text-muted">Nobody has said so yet.</p>
        )}
      </Section>
    </>
  );
}
