import type { OwnSellerView } from "@emporia/contracts/sellers";
import { countryName, usStateNames } from "@emporia/ui/lib/regions";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";

const countries = "US CA GB IE DE FR NL BE AT CH ES PT IT DK SE NO FI PL AU NZ JP".split(" ");

const labels = {
  shopName: "Shop name",
  tagline: "Tagline",
  description: "Your story",
  businessType: "Business type",
  city: "City",
  state: "State",
  country: "Country",
};

/** The questions of an application, filled in from an earlier one. */
export function ApplicationFields({ before }: { before?: OwnSellerView | undefined }) {
  const form = useFieldErrors();
  return (
    <div className="flex flex-col gap-6">
      <FormErrors failure={form.failure} labels={labels} />
      <Field
        name="shopName"
        label={labels.shopName}
        required
        hint="As shoppers will see it. You can change it later."
        error={form.error("shopName")}
      >
        <Input autoComplete="organization" maxLength={80} defaultValue={form.value("shopName", before?.shopName)} />
      </Field>
      <Field
        name="tagline"
        label={labels.tagline}
        required={false}
        hint="One line under the name, such as “Stoneware for every day”."
        error={form.error("tagline")}
      >
        <Input maxLength={160} defaultValue={form.value("tagline", before?.tagline)} />
      </Field>
      <Field
        name="description"
        label={labels.description}
        required
        hint="What you make, how, and since when. A few sentences are enough; shoppers read them on your page."
        error={form.error("description")}
      >
        <Textarea rows={6} maxLength={5000} defaultValue={form.value("description", before?.description)} />
      </Field>
      <RadioGroup
        legend={labels.businessType}
        name="businessType"
        defaultValue={form.value("businessType", before?.businessType ?? "individual") ?? "individual"}
        error={form.error("businessType")}
        options={[
          {
            value: "individual",
            label: "I sell on my own",
            hint: "A sole proprietor, under your own name or a trade name.",
          },
          { value: "llc", label: "A limited liability company", hint: "An LLC or its like." },
          { value: "corporation", label: "A corporation", hint: "An Inc. or its like." },
        ]}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Field name="city" label={labels.city} required error={form.error("city")}>
          <Input autoComplete="address-level2" maxLength={120} defaultValue={form.value("city", before?.city)} />
        </Field>
        <Field name="state" label="State or region" required={false} error={form.error("state")}>
          <Input
            autoComplete="address-level1"
            maxLength={120}
            list="states"
            defaultValue={form.value("state", before?.state)}
          />
        </Field>
        <datalist id="states">
          {usStateNames.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
        <Field name="country" label={labels.country} required error={form.error("country")}>
          <Select
            autoComplete="country"
            defaultValue={form.value("country", before?.country ?? "US")}
            options={countries.map((value) => ({ value, label: countryName(value) }))}
          />
        </Field>
      </div>
    </div>
  );
}
