import type { ShippingProfileView, ShippingView, ShippingZoneView } from "@emporia/contracts/shipping";
import { Form, useNavigation } from "@remix-run/react";
import { Truck } from "lucide-react";
import { MoneyInput } from "../commerce/money-input";
import { Price } from "../commerce/price";
import { Section } from "../layout/section";
import { countryName } from "../lib/regions";
import { Alert } from "../primitives/alert";
import { Button } from "../primitives/button";
import { ConfirmButton } from "../primitives/confirm-dialog";
import { EmptyState } from "../primitives/empty-state";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { Table } from "../primitives/table";
import { CountryChoice } from "./country-choice";
import { useFieldErrorsOf } from "./use-field-errors";

const summaryClass =
  "inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11";

type Rate = ShippingZoneView["rates"][number];

interface ShippingZonesProps {
  shipping: ShippingView;
  /** Whose zones are shown and added to; null for the general ones. */
  profile?: ShippingProfileView | null;
  /** New rates are in it. */
  currency: string;
  mayWrite: boolean;
}

/** Where somebody sends to and for how much, and forms to change it; for sellers and for staff. */
export function ShippingZones({ shipping, profile = null, currency, mayWrite }: ShippingZonesProps) {
  const zones = shipping.zones.filter((zone) => zone.profileId === (profile?.id ?? null));
  const fallback = profile ? [] : shipping.fallback;
  return (
    <>
      {zones.length === 0 &&
        (profile ? (
          <EmptyState icon={<Truck />} title={`${profile.name} has no rates of its own yet.`}>
            Until it does, its products are priced with the general zones, in one parcel with the rest.
          </EmptyState>
        ) : fallback.length === 0 ? (
          <EmptyState icon={<Truck />} title="Nothing can be sent anywhere yet.">
            Add a zone, and rates to it.
          </EmptyState>
        ) : (
          <Alert tone="info" title="The platform’s rates count until there is a zone here." className="mb-6" />
        ))}
      {fallback.map((zone) => (
        <Zone key={zone.id} zone={zone} currency={currency} mayWrite={false} />
      ))}
      {zones.map((zone) => (
        <Zone
          key={`${zone.id}-${zone.name}-${zone.rates.length}`}
          zone={zone}
          currency={currency}
          mayWrite={mayWrite}
        />
      ))}
      {mayWrite && (
        <Section
          isSplit
          title="Another zone"
          description="Countries with the same rates. Where two zones fit, the one that names the state counts, otherwise the earlier."
        >
          <ZoneForm key={`${profile?.id}-${zones.length}`} profileId={profile?.id} />
        </Section>
      )}
    </>
  );
}

function Zone({ zone, currency, mayWrite }: { zone: ShippingZoneView; currency: string; mayWrite: boolean }) {
  return (
    <Section
      title={<span className="wrap-anywhere">{zone.name}</span>}
      description={placesOf(zone) === zone.name ? undefined : placesOf(zone)}
      action={mayWrite && <RemoveZone zone={zone} />}
    >
      <Table
        caption={`Rates of ${zone.name}`}
        rows={zone.rates}
        rowKey={(rate) => rate.id}
        empty={
          <EmptyState title="This zone has no rates yet.">
            {mayWrite
              ? "It counts from its first rate on."
              : "It counts from its first rate on; until then another zone does."}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Service",
            isName: true,
            cell: (rate) => <span className="wrap-anywhere">{rate.name}</span>,
          },
          { key: "weight", header: "Up to", align: "end", cell: (rate) => weightOf(rate) },
          { key: "days", header: "Days", align: "end", cell: (rate) => daysOf(rate) },
          {
            key: "free",
            header: "Free over",
            align: "end",
            cell: (rate) => (rate.freeOver ? <Price money={rate.freeOver} /> : "–"),
          },
          {
            key: "amount",
            header: "Price",
            align: "end",
            cell: (rate) => <Price money={rate.amount} isFreeWhenZero />,
          },
          ...(mayWrite
            ? [
                {
                  key: "remove",
                  header: "Remove",
                  hideHeader: true,
                  align: "end" as const,
                  cell: (rate: Rate) => <RemoveRate rate={rate} />,
                },
              ]
            : []),
        ]}
      />
      {mayWrite && (
        <div className="mt-4 grid gap-2">
          <RateForm zone={zone} currency={currency} />
          <ChangeZone zone={zone} />
        </div>
      )}
    </Section>
  );
}

function RateForm({ zone, currency }: { zone: ShippingZoneView; currency: string }) {
  const key = `rate-${zone.id}`;
  const said = useFieldErrorsOf("form", key);
  const sent = useNavigation().formData;
  return (
    <details open={said.failure !== undefined || zone.rates.length === 0}>
      <summary className={summaryClass}>
        Add a rate<span className="sr-only"> to {zone.name}</span>
      </summary>
      <Form
        method="post"
        noValidate
        preventScrollReset
        className="grid max-w-3xl items-start gap-5 pt-2 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors failure={said.failure} />
        </div>
        <input type="hidden" name="form" value={key} />
        <input type="hidden" name="zoneId" value={zone.id} />
        <input type="hidden" name="currency" value={currency} />
        <Field
          id={`${key}-name`}
          name="name"
          label="Service"
          hint="As shoppers choose it, such as Standard. The same service up to the same weight is replaced."
          error={said.error("name")}
        >
          <Input maxLength={60} autoComplete="off" defaultValue={said.value("name")} />
        </Field>
        <Field
          id={`${key}-weight`}
          name="kilograms"
          label="For parcels up to"
          hint="Heavier ones take the next step of the service, or cannot be sent."
          error={said.error("maxWeightGrams")}
        >
          <Input
            inputMode="decimal"
            autoComplete="off"
            after="kg"
            maxLength={10}
            defaultValue={said.value("kilograms")}
          />
        </Field>
        <Field id={`${key}-amount`} name="amount" label="Price" error={said.error("amount")}>
          <MoneyInput currency={currency} defaultValue={said.value("amount")} />
        </Field>
        <Field
          id={`${key}-free`}
          name="freeOver"
          label="Free over"
          required={false}
          hint="When the things in it are worth that much."
          error={said.error("freeOver")}
        >
          <MoneyInput currency={currency} defaultValue={said.value("freeOver")} />
        </Field>
        <Field id={`${key}-min`} name="minDays" label="Takes at least, days" error={said.error("minDays")}>
          <Input inputMode="numeric" autoComplete="off" maxLength={12} defaultValue={said.value("minDays")} />
        </Field>
        <Field id={`${key}-max`} name="maxDays" label="Takes at most, days" error={said.error("maxDays")}>
          <Input inputMode="numeric" autoComplete="off" maxLength={12} defaultValue={said.value("maxDays")} />
        </Field>
        <div className="sm:col-span-2">
          <Button
            type="submit"
            name="intent"
            value="set-rate"
            variant="primary"
            loading={sent?.get("form") === key && "Saving…"}
          >
            Save the rate
          </Button>
        </div>
      </Form>
    </details>
  );
}

function ChangeZone({ zone }: { zone: ShippingZoneView }) {
  const said = useFieldErrorsOf("form", `zone-${zone.id}`);
  return (
    <details open={said.failure !== undefined}>
      <summary className={summaryClass}>
        Change where it is<span className="sr-only">: {zone.name}</span>
      </summary>
      <div className="pt-2">
        <ZoneForm zone={zone} />
      </div>
    </details>
  );
}

function ZoneForm({ zone, profileId }: { zone?: ShippingZoneView; profileId?: string | undefined }) {
  const key = zone ? `zone-${zone.id}` : "zone";
  const said = useFieldErrorsOf("form", key);
  const sent = useNavigation().formData;
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-3xl gap-5">
      <div className="empty:hidden">
        <FormErrors failure={said.failure} />
      </div>
      <input type="hidden" name="form" value={key} />
      {zone && <input type="hidden" name="zoneId" value={zone.id} />}
      {profileId && <input type="hidden" name="profileId" value={profileId} />}
      <Field id={`${key}-name`} name="name" label="Name of the zone" error={said.error("name")} className="max-w-sm">
        <Input maxLength={60} autoComplete="off" defaultValue={said.value("name", zone?.name)} />
      </Field>
      <CountryChoice
        id={key}
        chosen={said.all("countries", zone?.countries)}
        known={zone?.countries}
        error={said.error("countries")}
      />
      <Field
        id={`${key}-states`}
        name="states"
        label="Only these states"
        required={false}
        hint="Of a single country, by their codes: CA, OR, WA. Empty for all of it."
        error={said.error("states") ?? said.error("states.0")}
        className="max-w-sm"
      >
        <Input autoComplete="off" maxLength={600} defaultValue={said.value("states", zone?.states.join(", "))} />
      </Field>
      <div>
        <Button
          type="submit"
          name="intent"
          value={zone ? "update-zone" : "add-zone"}
          variant={zone ? "secondary" : "primary"}
          loading={sent?.get("form") === key && "Saving…"}
        >
          {zone ? "Save the zone" : "Add the zone"}
        </Button>
      </div>
    </Form>
  );
}

function RemoveZone({ zone }: { zone: ShippingZoneView }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="zoneId" value={zone.id} />
      <ConfirmButton
        size="sm"
        variant="ghost"
        name="intent"
        value="remove-zone"
        question={{
          title: `Remove ${zone.name} with its ${zone.rates.length} ${zone.rates.length === 1 ? "rate" : "rates"}?`,
          consequence: `Parcels to ${placesOf(zone)} are priced by another zone that fits, or cannot be sent. What was ordered keeps its price.`,
          confirmLabel: "Remove the zone",
        }}
      >
        Remove the zone<span className="sr-only"> {zone.name}</span>
      </ConfirmButton>
    </Form>
  );
}

function RemoveRate({ rate }: { rate: Rate }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="rateId" value={rate.id} />
      <ConfirmButton
        size="sm"
        variant="ghost"
        name="intent"
        value="remove-rate"
        question={{
          title: `Remove ${rate.name} up to ${weightOf(rate)}?`,
          consequence:
            "Parcels of that weight take the next step of the service, or go without it. What was ordered keeps its price.",
          confirmLabel: "Remove the rate",
        }}
      >
        Remove
        <span className="sr-only">
          {" "}
          {rate.name} up to {weightOf(rate)}
        </span>
      </ConfirmButton>
    </Form>
  );
}

function placesOf({ countries, states }: ShippingZoneView): string {
  const names = countries.map(countryName);
  const shown = names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
  return states.length === 0 ? shown : `${shown}: ${states.join(", ")}`;
}

const weightOf = ({ maxWeightGrams }: Rate) =>
  `${(maxWeightGrams / 1000).toLocaleString("en-US", { maximumFractionDigits: 3 })} kg`;

const daysOf = ({ minDays, maxDays }: Rate) => (minDays === maxDays ? `${minDays}` : `${minDays} to ${maxDays}`);
