import type { OwnProductView } from "@emporia/contracts/catalog";
import type { ShippingProfileView } from "@emporia/contracts/shipping";
import type { TaxClassView } from "@emporia/contracts/tax";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import type { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { isWeightUnit, type WeightUnit, weightUnits } from "~/lib/product-draft";

/** What holds for all its variants: the unit of weights, how it is taxed and how it ships. */
export function UnitFields({ product, taxClasses, profiles, form, unit, onUnit }: UnitFieldsProps) {
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
          options={taxClasses
            .filter(({ code, isRetired }) => !isRetired || code === product?.taxClass)
            .map(({ code, name, isRetired }) => ({
              value: code,
              label: isRetired ? `${name} (no longer given)` : name,
            }))}
        />
      </Field>
      {profiles.length > 0 && (
        <Field name="shippingProfileId" label="Ships" className="w-52" error={form.error("shippingProfileId")}>
          <Select
            defaultValue={form.value("shippingProfileId", product?.shippingProfileId ?? "")}
            options={[
              { value: "", label: "Like the rest" },
              ...profiles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      )}
    </div>
  );
}

interface UnitFieldsProps {
  product: OwnProductView | undefined;
  taxClasses: readonly TaxClassView[];
  profiles: readonly ShippingProfileView[];
  form: ReturnType<typeof useFieldErrors>;
  unit: WeightUnit;
  onUnit: (unit: WeightUnit) => void;
}
