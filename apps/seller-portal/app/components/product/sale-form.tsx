import type { OwnProductView } from "@emporia/contracts/catalog";
import { dateText } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { moneyText } from "@emporia/ui/lib/money-text";
import { percentText } from "@emporia/ui/lib/promotion-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useFetcher } from "@remix-run/react";
import { useShop } from "~/lib/shop";
import { localOf, zoneWords } from "~/lib/shop-time";

/** Sells the product for less for a while. The prices above stay the regular ones. */
export function SaleForm({
  product,
  maxBasisPoints,
}: {
  product: OwnProductView;
  /** The largest share of a price that Emporia lets shops take off; null without a limit. */
  maxBasisPoints: number | null;
}) {
  const fetcher = useFetcher();
  const form = useFieldErrors(fetcher.data);
  const isBusy = fetcher.state !== "idle";
  const { sale } = product;
  const { timeZone } = useShop();
  if (sale)
    return (
      <fetcher.Form method="post" action="?step=end-sale" className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-[0.9375rem]">
          <strong className="font-medium">
            {sale.percent === null ? `For ${sale.amount ? moneyText(sale.amount) : ""}` : `${sale.percent} % off`}
          </strong>
          {", "}
          {sale.isRunning ? "running" : `from ${dateText(sale.startsAt, "both", timeZone)}`}
          {sale.endsAt ? ` until ${dateText(sale.endsAt, "both", timeZone)}` : " until you end it"}.
        </p>
        <ConfirmButton
          size="sm"
          loading={isBusy && "Ending…"}
          question={{
            title: sale.isRunning ? "End the sale now?" : "Take the sale back?",
            consequence: "The product costs its regular price again.",
            confirmLabel: sale.isRunning ? "End it" : "Take it back",
            tone: "primary",
          }}
        >
          {sale.isRunning ? "End the sale" : "Take it back"}
        </ConfirmButton>
      </fetcher.Form>
    );
  const currency = product.variants[0]?.price.currency ?? "USD";
  return (
    <fetcher.Form method="post" action="?step=sale" noValidate className="flex flex-col items-start gap-5">
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <input type="hidden" name="currency" value={currency} />
      <div className="grid w-full max-w-prose items-start gap-5 sm:grid-cols-2">
        <Field
          name="percent"
          label="Per cent off"
          hint={
            maxBasisPoints === null
              ? "Of each variant's price. Or name one price instead."
              : `Of each variant's price, ${percentText(maxBasisPoints)} at most: a limit of Emporia. Or name one price instead.`
          }
          error={form.error("percent")}
        >
          <Input inputMode="numeric" autoComplete="off" defaultValue={form.value("percent")} />
        </Field>
        <Field
          name="amount"
          label="Or for"
          hint="What costs less than that already stays as it is."
          error={form.error("amount")}
        >
          <MoneyInput currency={currency} defaultValue={form.value("amount")} />
        </Field>
        <Field
          name="startsAt"
          label={`From, in ${zoneWords(timeZone)}`}
          required={false}
          hint="At once when left empty."
          error={form.error("startsAt")}
        >
          <Input type="datetime-local" defaultValue={localOf(form.value("startsAt"), timeZone)} />
        </Field>
        <Field
          name="endsAt"
          label={`Until, in ${zoneWords(timeZone)}`}
          required={false}
          hint="Until you end it when left empty."
          error={form.error("endsAt")}
        >
          <Input type="datetime-local" defaultValue={localOf(form.value("endsAt"), timeZone)} />
        </Field>
      </div>
      <Button type="submit" loading={isBusy && "Starting…"}>
        Start the sale
      </Button>
    </fetcher.Form>
  );
}
