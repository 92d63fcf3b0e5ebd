import type { CheckoutView } from "@emporia/contracts/checkout";
import type { AddressView, PostalAddressView } from "@emporia/contracts/identity";
import { AddressForm, addressLabels } from "@emporia/ui/commerce/address-form";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Form, useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useSending } from "./use-sending";

/** The two forms: an address of the book, and a new one. */
const BOOK = "booked-address";
const NEW = "new-address";

export interface AddressStepProps {
  checkout: CheckoutView;
  addresses: readonly AddressView[];
  isSignedIn: boolean;
  form: FormState;
}

export function AddressStep({ checkout, addresses, isSignedIn, form }: AddressStepProps) {
  const isSending = useSending("address");
  const { countries } = checkout;
  const hasBook = addresses.length > 0;
  const said = form.value("intent") === "address" ? form : undefined;
  const isNewOpen = said !== undefined && said.value("addressId") === undefined;
  return (
    <div className="flex flex-col gap-6">
      {!isSignedIn && (
        <p className="text-[0.9375rem] text-muted">
          No account is needed. If you have one,{" "}
          <Link
            href={`/login?next=${encodeURIComponent("/checkout")}`}
            className="text-ink underline underline-offset-4"
          >
            sign in
          </Link>{" "}
          to use the addresses you saved.
        </p>
      )}
      {said?.failure?.code === "ADDRESS_DOUBTFUL" ? (
        <Doubt form={isNewOpen || !hasBook ? NEW : BOOK} message={said.formError ?? ""} />
      ) : (
        <FormErrors
          failure={said?.failure}
          focus="field"
          labels={{ email: "E-mail", ...addressLabels("shippingAddress"), ...addressLabels("billingAddress") }}
        />
      )}
      {hasBook && (
        <Form id={BOOK} method="post" className="flex flex-col gap-5">
          <input type="hidden" name="intent" value="address" />
          <RadioGroup
            legend="Your addresses"
            name="addressId"
            defaultValue={said?.value("addressId") ?? bookedId(addresses, checkout)}
            options={addresses.map((address) => ({
              value: address.id,
              label: `${address.firstName} ${address.lastName}, ${address.line1}`,
              hint: `${[address.line2, address.city].filter(Boolean).join(", ")}, ${address.state} ${address.postalCode}`,
              aside: address.label,
            }))}
          />
          <Button
            type="submit"
            variant="primary"
            size="lg"
            className="self-start"
            loading={isSending && "Finding ways to send it…"}
          >
            Send it there
          </Button>
        </Form>
      )}
      <NewAddress isOpen={!hasBook || isNewOpen} canFold={hasBook}>
        <Form id={NEW} method="post" noValidate className="flex flex-col gap-6">
          <input type="hidden" name="intent" value="address" />
          {!isSignedIn && (
            <Field
              label="E-mail"
              name="email"
              required
              hint="For the confirmation and the news of your parcels."
              error={said?.error("email")}
            >
              <Input
                type="email"
                autoComplete="email"
                inputMode="email"
                defaultValue={said?.value("email") ?? checkout.email ?? ""}
              />
            </Field>
          )}
          <AddressForm
            legend="Shipping address"
            prefix="shippingAddress"
            countries={countries}
            section="shipping"
            address={checkout.shippingAddress ?? undefined}
            form={said}
          />
          {isSignedIn && (
            <Checkbox
              name="saveAddress"
              label="Keep this address for next time"
              defaultChecked={said?.checked("saveAddress")}
            />
          )}
          <div data-reveals="billing">
            <Checkbox
              name="billsElsewhere"
              label="The card belongs to another address"
              defaultChecked={said?.checked("billsElsewhere") ?? billsElsewhere(checkout)}
            />
          </div>
          <div data-revealed="billing">
            <AddressForm
              legend="Billing address"
              prefix="billingAddress"
              countries={countries}
              section="billing"
              address={billsElsewhere(checkout) ? (checkout.billingAddress ?? undefined) : undefined}
              form={said}
            />
          </div>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            className="self-start"
            loading={isSending && "Finding ways to send it…"}
          >
            Go on to shipping
          </Button>
        </Form>
      </NewAddress>
    </div>
  );
}

/** A parcel may not arrive there: the shopper takes what is suggested, or keeps what they wrote. It works without scripts. */
function Doubt({ form, message }: { form: string; message: string }) {
  const { suggestion = null } = useActionData<{ suggestion?: PostalAddressView | null }>() ?? {};
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      role="alert"
      aria-labelledby="doubt"
      className="flex flex-col gap-4 rounded-md bg-warn-wash px-5 py-4"
    >
      <div>
        <h3 id="doubt" className="text-base font-medium">
          Is this address right?
        </h3>
        <p className="mt-1 text-[0.9375rem] wrap-anywhere">{message}</p>
      </div>
      {suggestion && (
        <div>
          <p className="mb-1 text-sm text-muted">We suggest</p>
          <AddressLines address={suggestion} />
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        {suggestion && (
          <Button type="submit" form={form} name="suggestion" value={JSON.stringify(suggestion)} variant="primary">
            Use the suggested address
          </Button>
        )}
        <Button type="submit" form={form} name="asWritten" value="true">
          Send it as I wrote it
        </Button>
      </div>
      {!suggestion && <p className="text-sm text-muted">Or correct it below.</p>}
    </section>
  );
}

function NewAddress({ isOpen, canFold, children }: { isOpen: boolean; canFold: boolean; children: React.ReactNode }) {
  if (!canFold) return children;
  return (
    <details open={isOpen} className="border-t pt-4">
      <summary className="inline-flex min-h-11 items-center text-[0.9375rem] underline underline-offset-4 hover:text-accent-ink">
        Send it to another address
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  );
}

const keyOf = (address: CheckoutView["shippingAddress"]) =>
  address &&
  [address.firstName, address.lastName, address.line1, address.line2 ?? "", address.city, address.postalCode].join("|");

function billsElsewhere({ shippingAddress, billingAddress }: CheckoutView): boolean {
  return billingAddress !== null && keyOf(billingAddress) !== keyOf(shippingAddress);
}

function bookedId(addresses: readonly AddressView[], { shippingAddress }: CheckoutView): string | undefined {
  const chosen = addresses.find((address) => keyOf(address) === keyOf(shippingAddress));
  return (chosen ?? addresses.find((address) => address.isDefault) ?? addresses[0])?.id;
}

AddressStep.Done = function AddressDone({ checkout }: { checkout: CheckoutView }) {
  return (
    <>
      <p className="wrap-anywhere">{checkout.email}</p>
      {checkout.shippingAddress && <AddressLines address={checkout.shippingAddress} />}
      {billsElsewhere(checkout) && checkout.billingAddress && (
        <p className="mt-1 wrap-anywhere">
          Billed to {checkout.billingAddress.firstName} {checkout.billingAddress.lastName},{" "}
          {checkout.billingAddress.line1}
        </p>
      )}
    </>
  );
};
