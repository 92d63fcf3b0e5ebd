import type { FormState } from "@emporia/ui/lib/form-result";
import { countryName } from "@emporia/ui/lib/regions";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { taxCountries } from "~/lib/tax";

/** A country, and a state of it that may have rules of its own. */
export function PlaceFields({ form }: { form: FormState }) {
  return (
    <>
      <Field name="country" label="Country" error={form.error("country")}>
        <Select
          defaultValue={form.value("country", "US")}
          options={taxCountries.map((value) => ({ value, label: countryName(value) }))}
        />
      </Field>
      <Field
        name="state"
        label="State"
        required={false}
        hint="Its code, such as CA. Empty for the whole country."
        error={form.error("state")}
      >
        <Input maxLength={20} autoComplete="off" defaultValue={form.value("state")} />
      </Field>
    </>
  );
}
