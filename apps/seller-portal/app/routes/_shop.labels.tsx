import { buyLabelsInput, type LabelQuoteView } from "@emporia/contracts/labels";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { isFormFailure } from "@emporia/ui/lib/form-result";
import { moneyText } from "@emporia/ui/lib/money-text";
import { offerOf } from "@emporia/ui/lib/offer";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { labelForm } from "@emporia/ui/remix/label-form.server";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Printer, Tag } from "lucide-react";
import { useState } from "react";
import { daysOf } from "~/components/labels/label-section";
import { apiFor } from "~/lib/api.server";

const MOST = 25;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = [...new Set(new URL(request.url).searchParams.getAll("order"))];
  const parcels = asked.slice(0, MOST).map((sellerOrderId) => ({ sellerOrderId }));
  const { seller } = apiFor(request, context).labels;
  const quotes = parcels.length > 0 ? (await page(request, seller.quote.query({ parcels }))).items : [];
  return { quotes, isCut: asked.length > MOST, key: crypto.randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { seller } = apiFor(request, context).labels;
  return submit(labelForm(await readForm(request)), buyLabelsInput, (input) => seller.buy.mutate(input));
}

export const meta: MetaFunction = () => [{ title: "Shipping labels · Emporia Seller" }];

/** Labels for several orders at once, each a parcel with all that is left to send. */
export default function LabelsPage() {
  const { quotes, isCut, key } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const failure = isFormFailure(done) ? done : undefined;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Orders", href: "/orders?tab=to_ship" }, { label: "Shipping labels" }]}
        title="Shipping labels"
        description="One parcel for each order, with all that is left to send, at the weight of its contents. A parcel of another size gets its label on its order’s page."
      />
      {failure && (
        <Alert
          tone="bad"
          title={failure.formError ?? Object.values(failure.fieldErrors).flat().join(" ")}
          className="mb-5"
        />
      )}
      {isCut && <Alert tone="info" title={`The first ${MOST} are here. Come back for the others.`} className="mb-5" />}
      {done && "items" in done ? (
        <Outcome items={done.items} />
      ) : quotes.length === 0 ? (
        <EmptyState
          icon={<Tag />}
          title="No order was chosen."
          action={<ButtonLink href="/orders?tab=to_ship">Choose orders to send</ButtonLink>}
        >
          Tick the orders that are to get a label.
        </EmptyState>
      ) : (
        <BuyForm quotes={quotes} formKey={key} />
      )}
    </>
  );
}

function BuyForm({ quotes, formKey }: { quotes: readonly LabelQuoteView[]; formKey: string }) {
  const busy = useBusy();
  const offered = quotes.filter((quote) => quote.rates.length > 0);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const rates = offered.map(
    (quote) => quote.rates.find((rate) => offerOf(rate) === chosen[quote.sellerOrderId]) ?? quote.rates[0],
  );
  const currencies = new Set(rates.map((rate) => rate?.price.currency ?? ""));
  const [currency] = currencies;
  const sum = rates.reduce((total, rate) => total + (rate?.price.amount ?? 0), 0);
  const many = offered.length === 1 ? "the label" : `${offered.length} labels`;
  return (
    <Form method="post">
      <input type="hidden" name="key" value={formKey} />
      <ul className="divide-y divide-line border-y">
        {quotes.map((quote) => {
          const at = offered.indexOf(quote);
          return (
            <li key={quote.sellerOrderId} className="grid gap-x-6 gap-y-2 py-4 md:grid-cols-[minmax(0,1fr)_22rem]">
              <div className="min-w-0 text-sm">
                <Link
                  href={`/orders/${quote.sellerOrderId}`}
                  className="figures font-medium underline underline-offset-4"
                >
                  {quote.number}
                </Link>
                <p className="wrap-anywhere">{quote.shipTo}</p>
                <p className="text-muted wrap-anywhere">
                  {quote.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}
                  {quote.weightGrams > 0 && `, ${(quote.weightGrams / 1000).toLocaleString("en-US")} kg`}
                </p>
              </div>
              {quote.refusal !== null ? (
                <p className="text-sm font-medium text-bad">{quote.refusal}</p>
              ) : (
                <div>
                  <input type="hidden" name={`parcels.${at}.sellerOrderId`} value={quote.sellerOrderId} />
                  <Select
                    name={`parcels.${at}.offer`}
                    aria-label={`Service for ${quote.number}`}
                    defaultValue={offerOf(quote.rates[0])}
                    onChange={(event) => setChosen({ ...chosen, [quote.sellerOrderId]: event.target.value })}
                    options={quote.rates.map((rate) => ({
                      value: offerOf(rate),
                      label: [`${moneyText(rate.price)}, ${rate.name}`, daysOf(rate)].filter(Boolean).join(", "),
                    }))}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {offered.length > 0 && (
        <div className="mt-5 flex flex-wrap items-center gap-4">
          <Button type="submit" variant="primary" loading={busy(undefined, "Buying…")}>
            Buy {many}
          </Button>
          {currencies.size === 1 && currency && (
            <p className="text-sm text-muted">
              <span className="figures font-medium text-ink">{moneyText({ amount: sum, currency })}</span> in all, kept
              from what you earn.
            </p>
          )}
        </div>
      )}
    </Form>
  );
}

type Bought = {
  number: string;
  sellerOrderId: string;
  refusal: string | null;
  label: { id: string; status: string; service: string; trackingNumber: string | null } | null;
};

function Outcome({ items }: { items: readonly Bought[] }) {
  const bought = items.filter((item) => item.label?.status === "BOUGHT").length;
  return (
    <>
      <Alert
        tone={bought === items.length ? "good" : "warn"}
        title={bought === items.length ? "All of them are bought." : `${bought} of ${items.length} are bought.`}
        className="mb-5"
      >
        Print them here, and mark each parcel as shipped on its order’s page once it leaves.
      </Alert>
      <ul className="divide-y divide-line border-y">
        {items.map(({ sellerOrderId, number, label, refusal }) => (
          <li key={sellerOrderId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 text-sm">
            <span className="min-w-0">
              <Link
                href={`/orders/${sellerOrderId}#labels`}
                className="figures font-medium underline underline-offset-4"
              >
                {number}
              </Link>
              {label?.trackingNumber && (
                <span className="block text-muted wrap-anywhere">
                  {label.service}, <span className="figures">{label.trackingNumber}</span>
                </span>
              )}
              {refusal && <span className="block font-medium text-bad">{refusal}</span>}
              {label?.status === "BUYING" && <span className="block text-muted">The carrier is still making it.</span>}
            </span>
            {label?.status === "BOUGHT" && (
              <ButtonLink size="sm" href={`/label-files/${label.id}`} icon={<Printer />} download>
                Print
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
