import type { SellerOrderView } from "@emporia/contracts/orders";
import { Button } from "@emporia/ui/primitives/button";
import { Field, fieldId } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

type Item = SellerOrderView["items"][number];

const carriers = ["USPS", "UPS", "FedEx", "DHL", "Canada Post", "Royal Mail"];
/** What can be sent: not what waits for the shopper to agree that it is taken out. */
export const openQuantity = (item: Item): number =>
  item.quantity - item.cancelledQuantity - item.shippedQuantity - item.heldQuantity;

/** One parcel: who carries it, its number, and how many of each item are in it. */
export function ShipForm({ items }: { items: readonly Item[] }) {
  const form = useFieldErrorsOf("tool", "");
  const busy = useBusy();
  const open = items.filter((item) => openQuantity(item) > 0);
  const labels = Object.fromEntries(open.map((item, at) => [`items.${at}.quantity`, item.name]));
  return (
    <Form method="post" noValidate className="flex flex-col gap-5">
      <FormErrors
        failure={form.failure}
        labels={{ carrier: "Carrier", trackingNumber: "Tracking number", trackingUrl: "Tracking page", ...labels }}
        focus={form.formError ? "summary" : "field"}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="carrier" label="Carrier" required error={form.error("carrier")}>
          <Input list="carriers" maxLength={60} autoComplete="off" defaultValue={form.value("carrier")} />
        </Field>
        <datalist id="carriers">
          {carriers.map((carrier) => (
            <option key={carrier} value={carrier} />
          ))}
        </datalist>
        <Field name="trackingNumber" label="Tracking number" required error={form.error("trackingNumber")}>
          <Input maxLength={100} autoComplete="off" spellCheck={false} defaultValue={form.value("trackingNumber")} />
        </Field>
        <Field
          name="trackingUrl"
          label="Tracking page"
          required={false}
          hint="Its address, if the carrier has one: https://…"
          error={form.error("trackingUrl")}
          className="sm:col-span-2"
        >
          <Input
            type="url"
            inputMode="url"
            maxLength={500}
            autoComplete="off"
            defaultValue={form.value("trackingUrl")}
          />
        </Field>
      </div>
      <fieldset>
        <legend className="text-sm font-medium">In this parcel</legend>
        <p className="text-[0.8125rem] text-muted">Take something down to 0 to send it later.</p>
        <ul className="mt-2 border-t">
          {open.map((item, at) => {
            const name = `items.${at}.quantity`;
            const left = openQuantity(item);
            return (
              <li key={item.id} className="border-b py-2">
                <input type="hidden" name={`items.${at}.orderItemId`} value={item.id} />
                <div className="flex items-center gap-4">
                  <label htmlFor={fieldId(name)} className="min-w-0 grow text-sm">
                    <span className="line-clamp-2 wrap-anywhere">{item.name}</span>
                    {item.variantTitle && <span className="text-muted wrap-anywhere">{item.variantTitle}</span>}
                  </label>
                  <span className="flex shrink-0 items-center gap-2">
                    <Input
                      id={fieldId(name)}
                      name={name}
                      type="number"
                      inputMode="numeric"
                      min={0}
                      max={left}
                      step={1}
                      defaultValue={form.value(name, String(left))}
                      aria-invalid={form.error(name) ? true : undefined}
                      aria-describedby={`${fieldId(name)}-left`}
                      className="figures w-20 text-right"
                    />
                    <span id={`${fieldId(name)}-left`} className="figures w-12 text-sm text-muted">
                      of {left}
                    </span>
                  </span>
                </div>
                {form.error(name) && <p className="mt-1 text-[0.8125rem] font-medium text-bad">{form.error(name)}</p>}
              </li>
            );
          })}
        </ul>
        {form.error("items") && <p className="mt-2 text-[0.8125rem] font-medium text-bad">{form.error("items")}</p>}
      </fieldset>
      <div>
        <Button
          type="submit"
          name="intent"
          value="ship"
          variant="primary"
          loading={busy("ship", "Marking as shipped…")}
        >
          Mark as shipped
        </Button>
      </div>
    </Form>
  );
}
