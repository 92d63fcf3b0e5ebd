import type { shopShippingView } from "@emporia/contracts/shipping";
import { AddressForm } from "@emporia/ui/commerce/address-form";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { Section } from "@emporia/ui/layout/section";
import { shippingCountries } from "@emporia/ui/lib/regions";
import { Button } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import { useShop } from "~/lib/shop";

type ShopShipping = z.infer<typeof shopShippingView>;

/** Where the shop sends from, and who pays for what comes back. */
export function ShopShippingForms({ shop, mayWrite }: { shop: ShopShipping; mayWrite: boolean }) {
  return (
    <>
      <Section
        isSplit
        title={<span id="sends-from">Sends from</span>}
        description="Stands on shipping labels, and is where things come back to."
      >
        {mayWrite ? (
          <SendsFrom shop={shop} />
        ) : shop.sendsFrom ? (
          <AddressLines address={shop.sendsFrom} withPhone />
        ) : (
          <p className="text-sm text-muted">Nobody has said so yet.</p>
        )}
      </Section>
      {shop.hasCarrierRates && (
        <Section
          isSplit
          title="Prices of parcels"
          description="Carriers are asked for each parcel, with its weight and where it goes. Where they do not answer in time, your zones and rates count."
        >
          {mayWrite ? <RateSourceForm shop={shop} /> : <p className="text-sm">{sourceWords[shop.rateSource]}</p>}
        </Section>
      )}
      <Section
        isSplit
        title="What comes back"
        description="Shoppers read this before they ask to send something back. Returns that were asked for keep what was said then."
      >
        {mayWrite ? <ReturnPostage shop={shop} /> : <p className="text-sm">{postageWords[shop.returnPostage]}</p>}
      </Section>
    </>
  );
}

function SendsFrom({ shop }: { shop: ShopShipping }) {
  const form = useFieldErrorsOf("tool", "sends-from");
  const { country } = useShop();
  const busy = useBusy();
  return (
    <Form method="post" noValidate className="flex max-w-xl flex-col gap-5">
      <FormErrors failure={form.failure} />
      <input type="hidden" name="tool" value="sends-from" />
      <AddressForm
        legend="Sends from"
        hideLegend
        address={shop.sendsFrom ?? { country }}
        form={form}
        countries={shippingCountries.map((country) => country.value)}
      />
      <div>
        <Button type="submit" name="intent" value="sends-from" loading={busy("sends-from", "Saving…")}>
          Save the address
        </Button>
      </div>
    </Form>
  );
}

const sourceWords = { table: "By the zones and rates above", carrier: "By what carriers ask" } as const;

function RateSourceForm({ shop }: { shop: ShopShipping }) {
  const form = useFieldErrorsOf("tool", "rate-source");
  const busy = useBusy();
  return (
    <Form method="post" noValidate className="flex max-w-xl flex-col gap-5">
      <input type="hidden" name="tool" value="rate-source" />
      <RadioGroup
        legend="Who says what a parcel costs"
        name="rateSource"
        defaultValue={form.value("rateSource", shop.rateSource)}
        error={form.error("rateSource")}
        options={[
          { value: "table", label: sourceWords.table },
          {
            value: "carrier",
            label: sourceWords.carrier,
            hint: "Say above where you send from. Nothing is free over an amount then.",
          },
        ]}
      />
      <div>
        <Button type="submit" name="intent" value="rate-source" loading={busy("rate-source", "Saving…")}>
          Save
        </Button>
      </div>
    </Form>
  );
}

const postageWords = {
  fault: "We pay where it is our fault, the shopper otherwise",
  shop: "We always pay",
} as const;

function ReturnPostage({ shop }: { shop: ShopShipping }) {
  const form = useFieldErrorsOf("tool", "postage");
  const busy = useBusy();
  return (
    <Form method="post" noValidate className="flex max-w-xl flex-col gap-5">
      <input type="hidden" name="tool" value="postage" />
      <RadioGroup
        legend="Who pays the postage of a return"
        name="returnPostage"
        defaultValue={form.value("returnPostage", shop.returnPostage)}
        error={form.error("returnPostage")}
        options={[
          {
            value: "fault",
            label: postageWords.fault,
            hint: "Yours: damaged, not as described, the wrong item, or late.",
          },
          { value: "shop", label: postageWords.shop },
        ]}
      />
      <div>
        <Button type="submit" name="intent" value="postage" loading={busy("postage", "Saving…")}>
          Save
        </Button>
      </div>
    </Form>
  );
}
