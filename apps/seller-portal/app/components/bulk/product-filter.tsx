import type { BulkFilter } from "@emporia/contracts/bulk-edits";
import type { OwnProductSort, ProductLack } from "@emporia/contracts/catalog/constants";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import type { CategoryGroup } from "~/lib/categories";

/** What a product lacks, as one says it. */
export const lackWords: Record<ProductLack, string> = {
  attributes: "Lacks what its category requires",
  picture: "Without a picture",
  description: "Without a description",
  category: "Without a category",
  price: "Without a price",
  sku: "Without a SKU",
  cost: "Without a cost",
};

export interface ProductFilterProps {
  filter: BulkFilter;
  groups: readonly CategoryGroup[];
  /** Whether the status is chosen here; elsewhere it is a tab. */
  hasStatus?: boolean | undefined;
  /** The order, where one can be chosen. */
  sort?: { value: OwnProductSort | undefined } | undefined;
  keep?: Record<string, string | undefined> | undefined;
}

/** Which products are meant; it lives in the address. */
export function ProductFilter({ filter, groups, hasStatus = true, sort, keep = {} }: ProductFilterProps) {
  return (
    <FilterForm label="Find products" placeholder="Name or SKU" query={filter.query} keep={keep}>
      <div className="grid w-full grid-cols-2 gap-2 *:min-w-0 sm:contents">
        {hasStatus && (
          <Field name="status" label="Status" hideLabel className="sm:w-36">
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
        )}
        <Field name="stock" label="Stock" hideLabel className="sm:w-32">
          <Select
            defaultValue={filter.stock ?? ""}
            options={[
              { value: "", label: "Any stock" },
              { value: "in", label: "In stock" },
              { value: "low", label: "Running low" },
              { value: "out", label: "None left" },
            ]}
          />
        </Field>
        <Field name="categoryId" label="Category" hideLabel className="sm:w-36">
          <Select defaultValue={filter.categoryId ?? ""} placeholder="Any category">
            <CategoryOptions groups={groups} />
          </Select>
        </Field>
        <Field name="lacks" label="What is missing" hideLabel className="sm:w-40">
          <Select
            defaultValue={filter.lacks ?? ""}
            options={[
              { value: "", label: "Missing or not" },
              ...Object.entries(lackWords).map(([value, label]) => ({ value, label })),
            ]}
          />
        </Field>
        <Field name="moderation" label="Review" hideLabel className="sm:w-36">
          <Select
            defaultValue={filter.moderation ?? ""}
            options={[
              { value: "", label: "Any review" },
              { value: "waiting", label: "Waits for review" },
              { value: "returned", label: "Came back" },
            ]}
          />
        </Field>
        <Field name="tag" label="Tag" hideLabel className="sm:w-24">
          <Input defaultValue={filter.tag} placeholder="Any tag" maxLength={60} />
        </Field>
        {sort && (
          <Field name="sort" label="Order" hideLabel className="sm:w-40">
            <Select
              defaultValue={sort.value ?? ""}
              options={[
                { value: "", label: "Last changed" },
                { value: "created", label: "Newest" },
                { value: "name", label: "By name" },
              ]}
            />
          </Field>
        )}
      </div>
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
