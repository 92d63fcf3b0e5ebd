import type { PostalAddressView } from "@emporia/contracts/identity";
import { useState } from "react";
import type { FormState } from "../lib/form-result";
import { countryName, usStateNames } from "../lib/regions";
import { Field } from "../primitives/field";
import { Input } from "../primitives/input";
import { Select } from "../primitives/select";

export interface AddressFormProps {
  legend: string;
  hideLegend?: boolean | undefined;
  /** Before every name: "shippingAddress" gives "shippingAddress.city". */
  prefix?: string | undefined;
  /** So that the browser fills in the right one. */
  section?: "shipping" | "billing" | undefined;
  address?: Partial<PostalAddressView> | undefined;
  /** What came back from the action: errors and what was typed. */
  form?: FormState | undefined;
  countries?: readonly string[] | undefined;
  /** Of a business: without a person's name and phone. */
  ofBusiness?: boolean | undefined;
}

/** The fields of a postal address, to stand inside a form. */
export function AddressForm(props: AddressFormProps) {
  const { legend, hideLegend, prefix, section, address, form, countries = ["US"], ofBusiness = false } = props;
  const nameOf = (key: keyof PostalAddressView) => (prefix ? `${prefix}.${key}` : key);
  const startOf = (key: keyof PostalAddressView) => form?.value(nameOf(key)) ?? address?.[key] ?? undefined;
  const [country, setCountry] = useState(startOf("country") ?? countries[0] ?? "US");
  const isUs = country === "US";
  const fill = (token: string) => (section ? `${section} ${token}` : token);
  const field = (key: keyof PostalAddressView) => ({ name: nameOf(key), error: form?.error(nameOf(key)) });
  const input = (key: keyof PostalAddressView, token: string) => ({
    autoComplete: fill(token),
    defaultValue: startOf(key),
  });

  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? "sr-only" : "mb-4 font-heading text-lg font-medium"}>{legend}</legend>
      <div className="grid grid-cols-6 gap-x-4 gap-y-5">
        {countries.length === 1 ? (
          <input type="hidden" name={nameOf("country")} value={country} />
        ) : (
          <Field label="Country" required {...field("country")} className="col-span-6">
            <Select
              autoComplete={fill("country")}
              value={country}
              onChange={(event) => setCountry(event.target.value)}
              options={countries.map((code) => ({ value: code, label: countryName(code) }))}
            />
          </Field>
        )}
        {!ofBusiness && (
          <>
            <Field label="First name" required {...field("firstName")} className="col-span-6 sm:col-span-3">
              <Input {...input("firstName", "given-name")} maxLength={80} />
            </Field>
            <Field label="Last name" required {...field("lastName")} className="col-span-6 sm:col-span-3">
              <Input {...input("lastName", "family-name")} maxLength={80} />
            </Field>
          </>
        )}
        <Field label="Address" required {...field("line1")} className="col-span-6">
          <Input {...input("line1", "address-line1")} maxLength={200} />
        </Field>
        <Field label="Apartment, suite" required={false} {...field("line2")} className="col-span-6">
          <Input {...input("line2", "address-line2")} maxLength={200} />
        </Field>
        <Field label="City" required {...field("city")} className="col-span-6 sm:col-span-2">
          <Input {...input("city", "address-level2")} maxLength={120} />
        </Field>
        <Field
          label={isUs ? "State" : "State or province"}
          required={isUs}
          {...field("state")}
          className="col-span-3 sm:col-span-2"
        >
          {isUs ? (
            <Select {...input("state", "address-level1")} placeholder="Choose a state" options={usStateNames} />
          ) : (
            <Input {...input("state", "address-level1")} maxLength={120} />
          )}
        </Field>
        <Field
          label={isUs ? "ZIP code" : "Postal code"}
          required={isUs || undefined}
          {...field("postalCode")}
          className="col-span-3 sm:col-span-2"
        >
          <Input {...input("postalCode", "postal-code")} inputMode={isUs ? "numeric" : "text"} maxLength={20} />
        </Field>
        {!ofBusiness && (
          <Field
            label="Phone"
            required={false}
            hint="Only for the carrier, if there is a problem with the delivery."
            {...field("phone")}
            className="col-span-6"
          >
            <Input {...input("phone", "tel")} type="tel" maxLength={40} />
          </Field>
        )}
      </div>
    </fieldset>
  );
}

/** Field names to the words on their labels, for the error summary. */
export function addressLabels(prefix?: string): Record<string, string> {
  const labels = {
    firstName: "First name",
    lastName: "Last name",
    line1: "Address",
    line2: "Apartment, suite",
    city: "City",
    state: "State",
    postalCode: "ZIP code",
    country: "Country",
    phone: "Phone",
  };
  return Object.fromEntries(Object.entries(labels).map(([key, word]) => [prefix ? `${prefix}.${key}` : key, word]));
}
