import type { LabelQuoteView, LabelRateView, LabelsView } from "@emporia/contracts/labels";
import { LabelList } from "@emporia/ui/commerce/label-list";
import { Price } from "@emporia/ui/commerce/price";
import { Section } from "@emporia/ui/layout/section";
import { offerOf } from "@emporia/ui/lib/offer";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";

export interface AskedPrices {
  quote: LabelQuoteView;
  size: { weightGrams?: number | undefined; lengthCm: number; widthCm: number; heightCm: number };
  errors: Record<string, string>;
  /** Makes a second press the same purchase. */
  key: string;
}

interface LabelSectionProps {
  labels: LabelsView;
  asked: AskedPrices | null;
  /** Whether something waits to be sent. */
  isOpen: boolean;
  mayShip: boolean;
}

/** The labels of an order, and how to get one more. */
export function LabelSection({ labels, asked, isOpen, mayShip }: LabelSectionProps) {
  const mayBuy = labels.isOffered && isOpen && mayShip;
  if (labels.items.length === 0 && !mayBuy) return null;
  return (
    <Section
      title={<span id="labels">Shipping labels</span>}
      description={
        labels.isTest
          ? "These are for trying out: no carrier takes them, and no money moves but in the books."
          : "What a label costs is kept from what you earn."
      }
    >
      {labels.items.length > 0 && (
        <LabelList labels={labels.items}>
          {(label) => mayShip && <LabelActions label={label} canSend={isOpen && label.returnId === null} />}
        </LabelList>
      )}
      {mayBuy && (
        <div className={labels.items.length > 0 ? "mt-5" : undefined}>
          {labels.needsAddress ? (
            <Alert
              tone="info"
              title="Say where you send from first."
              action={
                <ButtonLink size="sm" href="/shipping#sends-from">
                  Enter the address
                </ButtonLink>
              }
            >
              Labels carry your address, and parcels that cannot be delivered come back to it.
            </Alert>
          ) : (
            <>
              <PricesForm asked={asked} />
              {asked && Object.keys(asked.errors).length === 0 && <BuyForm key={asked.key} asked={asked} />}
            </>
          )}
        </div>
      )}
    </Section>
  );
}

function LabelActions({ label, canSend }: { label: LabelsView["items"][number]; canSend: boolean }) {
  const busy = useBusy();
  if (label.status !== "BOUGHT") return null;
  return (
    <Form method="post" className="mt-2 flex flex-wrap items-center gap-2">
      <input type="hidden" name="labelId" value={label.id} />
      <ButtonLink size="sm" href={`/label-files/${label.id}`} icon={<Printer />} download>
        Print
      </ButtonLink>
      {!label.isUsed && canSend && (
        <Button type="submit" name="intent" value="send-label" size="sm" loading={busy("send-label", "Marking…")}>
          Mark as shipped
        </Button>
      )}
      {label.isVoidable && (
        <ConfirmButton
          name="intent"
          value="void-label"
          size="sm"
          variant="ghost"
          loading={busy("void-label", "Giving it back…")}
          question={{
            title: `Give the label ${label.trackingNumber} back?`,
            consequence: "It cannot be used then. What it cost is yours again once the carrier agrees.",
            confirmLabel: "Give it back",
          }}
        >
          Give back
        </ConfirmButton>
      )}
    </Form>
  );
}

function PricesForm({ asked }: { asked: AskedPrices | null }) {
  const size = asked?.size ?? { lengthCm: 30, widthCm: 22, heightCm: 10 };
  const grams = size.weightGrams ?? asked?.quote.weightGrams;
  const sides = [
    ["lengthCm", "Length"],
    ["widthCm", "Width"],
    ["heightCm", "Height"],
  ] as const;
  return (
    <Form action="#labels" preventScrollReset className="flex flex-wrap items-end gap-3">
      <Field name="kilograms" label="Weight, packed" error={asked?.errors.kilograms} className="w-36">
        <Input
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          after="kg"
          placeholder="Contents"
          defaultValue={grams ? String(grams / 1000) : undefined}
        />
      </Field>
      {sides.map(([name, label]) => (
        <Field key={name} name={name} label={label} error={asked?.errors[name]} className="w-28">
          <Input inputMode="numeric" autoComplete="off" maxLength={12} after="cm" defaultValue={String(size[name])} />
        </Field>
      ))}
      <Button type="submit">{asked ? "Ask again" : "See prices"}</Button>
    </Form>
  );
}

function BuyForm({ asked }: { asked: AskedPrices }) {
  const form = useFieldErrorsOf("tool", "label");
  const busy = useBusy();
  const { quote, size, key } = asked;
  if (quote.refusal !== null)
    return <Alert tone="warn" title={quote.refusal} className="mt-5" action={needsAddressLink(quote.refusal)} />;
  return (
    <Form method="post" noValidate className="mt-5 flex flex-col gap-4">
      <FormErrors failure={form.failure} labels={{ offer: "Service" }} focus="summary" />
      <input type="hidden" name="tool" value="label" />
      <input type="hidden" name="key" value={key} />
      {size.weightGrams !== undefined && <input type="hidden" name="weightGrams" value={size.weightGrams} />}
      <input type="hidden" name="lengthCm" value={size.lengthCm} />
      <input type="hidden" name="widthCm" value={size.widthCm} />
      <input type="hidden" name="heightCm" value={size.heightCm} />
      <RadioGroup
        legend={`A parcel with ${quote.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}`}
        name="offer"
        required
        options={quote.rates.map(rateOption)}
        defaultValue={form.value("offer", offerOf(quote.rates[0]))}
        error={form.error("service")}
      />
      <div>
        <Button type="submit" name="intent" value="buy-label" variant="primary" loading={busy("buy-label", "Buying…")}>
          Buy the label
        </Button>
      </div>
    </Form>
  );
}

const needsAddressLink = (refusal: string) =>
  refusal.includes("where you send from") && (
    <Link href="/shipping#sends-from" className="underline underline-offset-4">
      Enter the address
    </Link>
  );

const rateOption = (rate: LabelRateView) => ({
  value: offerOf(rate),
  label: rate.name,
  hint: daysOf(rate),
  aside: <Price money={rate.price} />,
});

export function daysOf({ minDays, maxDays }: Pick<LabelRateView, "minDays" | "maxDays">): string | undefined {
  if (maxDays === null) return undefined;
  const days = minDays === null || minDays === maxDays ? `${maxDays}` : `${minDays} to ${maxDays}`;
  return `${days} ${days === "1" ? "day" : "days"}`;
}
