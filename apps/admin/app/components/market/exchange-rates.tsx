import type { StaffMarketView } from "@emporia/contracts/markets";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { ArrowLeftRight } from "lucide-react";

type Conversion = NonNullable<StaffMarketView["conversion"]>;
type Rate = Conversion["rates"][number];

/** The rates at which prices become this market's, with a form for the next one and a way to stop. */
export function ExchangeRates({
  market: { currency, conversion },
  home,
  mayWrite,
}: {
  market: StaffMarketView;
  /** Its currency, as three letters. */
  home: string;
  mayWrite: boolean;
}) {
  const rates = conversion?.rates ?? [];
  return (
    <div className="grid gap-6">
      {mayWrite && <RateForm key={rates.length} currency={currency} home={home} stepAmount={conversion?.stepAmount} />}
      <Table
        caption={`Exchange rates of ${currency}`}
        rows={rates}
        rowKey={(rate) => rate.id}
        empty={
          <EmptyState icon={<ArrowLeftRight />} title={`Nothing is converted into ${currency} yet.`}>
            Only what sellers have priced in it is for sale here.
          </EmptyState>
        }
        columns={[
          {
            key: "rate",
            header: "Rate",
            isName: true,
            cell: (rate) => `1 ${home} = ${rate.rate} ${currency}`,
          },
          { key: "from", header: "From", cell: (rate) => <DateTime value={rate.validFrom} style="both" /> },
          { key: "state", header: "State", cell: (rate) => <RateState rate={rate} conversion={conversion} /> },
        ]}
      />
      {mayWrite && conversion && !conversion.isStopped && <Stop currency={currency} />}
    </div>
  );
}

function RateState({ rate, conversion }: { rate: Rate; conversion: Conversion | null }) {
  if (rate.isEnded) return <Badge>Ended</Badge>;
  const live = conversion?.rates.filter((each) => !each.isEnded) ?? [];
  const inForce = live.find((each) => each.rate === conversion?.rate);
  if (inForce === undefined || live.indexOf(rate) < live.indexOf(inForce)) return <Badge tone="info">To come</Badge>;
  return rate === inForce ? <Badge tone="good">In force</Badge> : <Badge>Before</Badge>;
}

function RateForm({ currency, home, stepAmount }: { currency: string; home: string; stepAmount: number | undefined }) {
  const said = useFieldErrorsOf("intent", "set-rate");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-2xl items-start gap-5 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <FormErrors failure={said.failure} />
      </div>
      <input type="hidden" name="currency" value={currency} />
      <Field name="rate" label={`${currency} for 1 ${home}`} hint="Such as 0.92." error={said.error("rate")}>
        <Input inputMode="decimal" autoComplete="off" maxLength={20} defaultValue={said.value("rate")} />
      </Field>
      <Field
        name="validFrom"
        label="From, in UTC"
        hint="Empty: from now on."
        required={false}
        error={said.error("validFrom")}
      >
        <Input type="datetime-local" defaultValue={said.value("validFrom")?.replace(/:00Z$/, "")} />
      </Field>
      <Field
        name="stepAmount"
        label="Prices are multiples of"
        hint={`In the smallest units of ${currency}: 5 makes 18.39 to 18.40.`}
        error={said.error("stepAmount")}
      >
        <Input type="number" min={1} max={100_000} defaultValue={said.value("stepAmount", String(stepAmount ?? 1))} />
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" name="intent" value="set-rate" variant="primary" loading={busy("set-rate", "Saving…")}>
          Set the rate
        </Button>
      </div>
    </Form>
  );
}

function Stop({ currency }: { currency: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="currency" value={currency} />
      <ConfirmButton
        variant="ghost"
        name="intent"
        value="stop"
        question={{
          title: `Convert nothing into ${currency} any more?`,
          consequence: `What sellers have not priced in ${currency} themselves is no longer for sale there, and rates that were to come do not come. What was ordered keeps its price.`,
          confirmLabel: "Stop converting",
        }}
      >
        Stop converting
      </ConfirmButton>
    </Form>
  );
}
