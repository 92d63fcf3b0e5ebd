import type { StaffMarketView } from "@emporia/contracts/markets";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { CountryChoice } from "@emporia/ui/remix/country-choice";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** A market's fields; without one those of a new market, whose code and currency are chosen for good. */
export function MarketForm({ market }: { market?: StaffMarketView | undefined }) {
  const said = useFieldErrorsOf("intent", "save");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-3xl gap-5">
      <div className="empty:hidden">
        <FormErrors failure={said.failure} />
      </div>
      <Field name="name" label="Name" hint="Shoppers read it." error={said.error("name")} className="max-w-sm">
        <Input maxLength={60} autoComplete="off" defaultValue={said.value("name", market?.name)} />
      </Field>
      {!market && (
        <>
          <Field
            name="code"
            label="Code"
            hint="Of addresses and of the header x-market, such as eu. It stays."
            error={said.error("code")}
            className="max-w-sm"
          >
            <Input maxLength={20} autoComplete="off" spellCheck={false} defaultValue={said.value("code")} />
          </Field>
          <Field
            name="currency"
            label="Currency"
            hint="Three letters, such as EUR. It stays: carts and orders are in it."
            error={said.error("currency")}
            className="max-w-sm"
          >
            <Input maxLength={3} autoComplete="off" spellCheck={false} defaultValue={said.value("currency")} />
          </Field>
        </>
      )}
      <Field
        name="locale"
        label="Language"
        hint="A code such as de-DE."
        error={said.error("locale")}
        className="max-w-sm"
      >
        <Input
          maxLength={35}
          autoComplete="off"
          spellCheck={false}
          defaultValue={said.value("locale", market?.locale)}
        />
      </Field>
      <Field
        name="pricesIncludeTax"
        label="Prices"
        error={said.error("pricesIncludeTax")}
        hint="What was ordered keeps its tax."
        className="max-w-sm"
      >
        <Select
          defaultValue={said.value("pricesIncludeTax", String(market?.pricesIncludeTax ?? true))}
          options={[
            { value: "true", label: "have tax within" },
            { value: "false", label: "get tax on top" },
          ]}
        />
      </Field>
      {market && !market.isHome && (
        <Checkbox
          name="isOpen"
          label="Open"
          hint="Of a market that is closed carts go home; checkouts that have begun go on."
          error={said.error("isOpen")}
          defaultChecked={(said.value("isOpen") ?? String(market.isOpen)) === "true"}
        />
      )}
      {market?.isHome && <input type="hidden" name="isOpen" value="true" />}
      <CountryChoice
        id="market"
        chosen={said.all("countries", market?.countries)}
        known={market?.countries}
        error={said.error("countries")}
      />
      <div>
        <Button type="submit" name="intent" value="save" variant="primary" loading={busy("save", "Saving…")}>
          {market ? "Save" : "Open the market"}
        </Button>
      </div>
    </Form>
  );
}
