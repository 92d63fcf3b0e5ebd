import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";

/** A filter for products that lack what their categories have come to require. */
export function LacksField({ lacks }: { lacks: "attributes" | undefined }) {
  return (
    <Field name="lacks" label="What is said of it" hideLabel className="w-52">
      <Select
        defaultValue={lacks ?? ""}
        options={[
          { value: "", label: "Whatever is said" },
          { value: "attributes", label: "Lacks what is required" },
        ]}
      />
    </Field>
  );
}
