import type { OwnProductView } from "@emporia/contracts/catalog";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import type { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { isWeightUnit, type WeightUnit, weightUnits } from "~/lib/product-draft";

/** What holds for all its variants: the unit of weights, and how it is taxed. */
export function UnitFields({ product, form, unit, onUnit }: UnitFieldsProps) {
  return (
    <div className="mt-5 flex flex-wrap gap-5">
      <Field name="weightUnit" label="Weights are in" className="w-40">
        <Select
          value={unit}
          onChange={(event) => {
            if (isWeightUnit(event.target.value)) onUnit(event.target.value);
          }}
          options={weightUnits.map((value) => ({
            value,
            label: { lb: "Pounds", oz: "Ounces", kg: "Kilograms", g: "Grams" }[value],
          }))}
        />
      </Field>
      <Field name="taxClass" label="Sales tax" className="w-52" error={form.error("taxClass")}>
        <Select
          defaultValue={form.value("taxClass", product?.taxClass ?? "standard")}
          options={[
            { value: "standard", label: "Standard" },
            { value: "clothing", label: "Clothing" },
            { value: "food", label: "Food" },
            { value: "books", label: "Books" },
          ]}
        />
      </Field>
    </div>
  );
}

interface UnitFieldsProps {
  product: OwnProductView | undefined;
  form: ReturnType<typeof useFieldErrors>;
  unit: WeightUnit;
  onUnit: (unit: WeightUnit) => void;
}
