import type { BulkFilter } from "@emporia/contracts/bulk-edits";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { LacksField } from "~/components/product/lacks-field";
import type { CategoryGroup } from "~/lib/categories";

/** Which products are meant; it lives in the address. */
export function ProductFilter({ filter, groups }: { filter: BulkFilter; groups: readonly CategoryGroup[] }) {
  return (
    <FilterForm label="Find products" placeholder="Name or SKU" query={filter.query}>
      <Field name="status" label="Status" hideLabel className="w-36">
        <Select
          defaultValue={filter.status ?? ""}
          options={[
            { value: "", label: "Any status" },
            { value: "PUBLISHED", label: "Published" },
            { value: "DRAFT", label: "Drafts" },
            { value: "ARCHIVED", label: "Archived" },
          ]}
        />
      </Field>
      <Field name="stock" label="Stock" hideLabel className="w-40">
        <Select
          defaultValue={filter.stock ?? ""}
          options={[
            { value: "", label: "Any stock" },
            { value: "low", label: "Low or none left" },
            { value: "out", label: "None left" },
          ]}
        />
      </Field>
      <LacksField lacks={filter.lacks} />
      <Field name="categoryId" label="Category" hideLabel className="w-48">
        <Select defaultValue={filter.categoryId ?? ""} placeholder="Any category">
          <CategoryOptions groups={groups} />
        </Select>
      </Field>
      <Field name="tag" label="Tag" hideLabel className="w-36">
        <Input defaultValue={filter.tag} placeholder="Any tag" maxLength={60} />
      </Field>
    </FilterForm>
  );
}

export function CategoryOptions({ groups }: { groups: readonly CategoryGroup[] }) {
  return groups.map((group) => (
    <optgroup key={group.label} label={group.label}>
      {group.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </optgroup>
  ));
}
