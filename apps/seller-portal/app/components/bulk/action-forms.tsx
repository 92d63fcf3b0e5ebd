import type { BulkFilter } from "@emporia/contracts/bulk-edits";
import type { ShippingProfileView } from "@emporia/contracts/shipping";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { CategoryOptions } from "~/components/bulk/product-filter";
import type { CategoryGroup } from "~/lib/categories";

export const actionTypes = ["price", "stock", "tags", "category", "status", "shipping"] as const;
export type ActionType = (typeof actionTypes)[number];

const words: Record<ActionType, string> = {
  price: "Price",
  stock: "Stock",
  tags: "Tags",
  category: "Category",
  status: "Status",
  shipping: "Shipping",
};

export interface ActionFormProps {
  type: ActionType;
  filter: BulkFilter;
  groups: readonly CategoryGroup[];
  profiles: readonly ShippingProfileView[];
  hrefOf: (type: ActionType) => string;
}

/** What shall become of the products that the filter finds: one kind of change at a time. */
export function ActionForm({ type, filter, groups, profiles, hrefOf }: ActionFormProps) {
  const form = useFieldErrors();
  const busy = useBusy();
  const fields: Record<ActionType, ReactNode> = {
    price: <PriceFields />,
    stock: <StockFields />,
    tags: <TagFields />,
    category: <CategoryFields groups={groups} />,
    status: <StatusFields />,
    shipping: <ShippingFields profiles={profiles} />,
  };
  return (
    <div>
      <TabLinks
        label="What to change"
        tabs={actionTypes.map((each) => ({ href: hrefOf(each), label: words[each], isCurrent: each === type }))}
      />
      <Form key={type} method="post" className="mt-6 flex flex-col gap-5">
        <FormErrors failure={form.failure} labels={{ filter: "Products" }} />
        <input type="hidden" name="action.type" value={type} />
        {Object.entries(filter).map(([name, value]) =>
          Array.isArray(value)
            ? value.map((each) => <input key={each} type="hidden" name={`filter.${name}[]`} value={each} />)
            : value && <input key={name} type="hidden" name={`filter.${name}`} value={value} />,
        )}
        <div className="flex flex-wrap items-start gap-4">{fields[type]}</div>
        <div>
          <Button type="submit" variant="primary" loading={busy(undefined, "Looking…")}>
            See what would change
          </Button>
        </div>
      </Form>
    </div>
  );
}

function PriceFields() {
  const form = useFieldErrors();
  return (
    <>
      <Field name="action.mode" label="How" className="w-52">
        <Select
          defaultValue={form.value("action.mode", "percent")}
          options={[
            { value: "percent", label: "By percent" },
            { value: "add", label: "By an amount" },
            { value: "set", label: "To an amount" },
          ]}
        />
      </Field>
      <Field
        name="action.value"
        label="By how much, or to what"
        required
        hint="-10 lowers by ten percent or dollars."
        error={form.error("action.value")}
        className="w-56"
      >
        <Input inputMode="decimal" defaultValue={form.value("action.value", "")} />
      </Field>
      <Field name="action.rounding" label="Rounded" className="w-56">
        <Select
          defaultValue={form.value("action.rounding", "cent")}
          options={[
            { value: "cent", label: "To the cent" },
            { value: "whole", label: "To the whole" },
            { value: "99", label: "To the nearest .99" },
            { value: "95", label: "To the nearest .95" },
          ]}
        />
      </Field>
    </>
  );
}

function StockFields() {
  const form = useFieldErrors();
  return (
    <>
      <Field name="action.mode" label="How" className="w-52">
        <Select
          defaultValue={form.value("action.mode", "add")}
          options={[
            { value: "add", label: "Add, or take off" },
            { value: "set", label: "Set to" },
          ]}
        />
      </Field>
      <Field
        name="action.value"
        label="Units"
        required
        hint="-5 takes five off. What is not counted stays so."
        error={form.error("action.value")}
        className="w-56"
      >
        <Input inputMode="numeric" defaultValue={form.value("action.value", "")} />
      </Field>
    </>
  );
}

function TagFields() {
  const form = useFieldErrors();
  return (
    <>
      <Field
        name="action.add"
        label="Add"
        hint="Separated by commas."
        error={form.error("action.add")}
        className="w-72 max-w-full"
      >
        <Input defaultValue={form.value("action.add", "")} />
      </Field>
      <Field name="action.remove" label="Take away" error={form.error("action.remove")} className="w-72 max-w-full">
        <Input defaultValue={form.value("action.remove", "")} />
      </Field>
    </>
  );
}

function CategoryFields({ groups }: { groups: readonly CategoryGroup[] }) {
  const form = useFieldErrors();
  return (
    <Field
      name="action.categoryId"
      label="Category"
      required
      error={form.error("action.categoryId")}
      className="w-80 max-w-full"
    >
      <Select defaultValue={form.value("action.categoryId", "")} placeholder="Choose a category">
        <CategoryOptions groups={groups} />
      </Select>
    </Field>
  );
}

function StatusFields() {
  const form = useFieldErrors();
  return (
    <Field name="action.status" label="Status" className="w-60" error={form.error("action.status")}>
      <Select
        defaultValue={form.value("action.status", "PUBLISHED")}
        options={[
          { value: "PUBLISHED", label: "Published" },
          { value: "ARCHIVED", label: "Archived" },
        ]}
      />
    </Field>
  );
}

function ShippingFields({ profiles }: { profiles: readonly ShippingProfileView[] }) {
  const form = useFieldErrors();
  return (
    <Field
      name="action.shippingProfileId"
      label="Ships"
      hint={profiles.length === 0 ? "Make a shipping profile under Shipping first." : undefined}
      error={form.error("action.shippingProfileId")}
      className="w-60"
    >
      <Select
        defaultValue={form.value("action.shippingProfileId", "")}
        options={[
          { value: "", label: "Like the rest" },
          ...profiles.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Field>
  );
}
