import type { AskedAttributeView, AttributeValue } from "@emporia/contracts/attributes";
import type { OwnProductView } from "@emporia/contracts/catalog";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Skeleton } from "@emporia/ui/primitives/skeleton";
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { loader } from "~/routes/category-attributes";

export interface AttributeFieldsProps {
  product: OwnProductView | undefined;
  /** Empty for none. */
  categoryId: string;
  form: FormState;
}

/** What the chosen category asks for. Without JavaScript it appears once the product is saved in its category. */
export function AttributeFields({ product, categoryId, form }: AttributeFieldsProps) {
  const fetcher = useFetcher<typeof loader>();
  const isSaved = categoryId === (product?.categoryId ?? "");
  const { load } = fetcher;
  useEffect(() => {
    if (!isSaved && categoryId !== "") load(`/category-attributes?categoryId=${encodeURIComponent(categoryId)}`);
  }, [categoryId, isSaved, load]);
  if (categoryId === "")
    return <p className="text-sm text-muted">Choose a category first: each asks for what its shoppers look for.</p>;
  if (!isSaved && fetcher.state === "loading")
    return (
      <div aria-busy="true" className="grid gap-5 sm:grid-cols-2">
        <Skeleton className="h-17" />
        <Skeleton className="h-17" />
      </div>
    );
  const asked = isSaved ? (product?.attributes ?? []) : (fetcher.data?.attributes ?? []);
  if (asked.length === 0) return <p className="text-sm text-muted">This category asks for nothing more.</p>;
  const said = new Map(product?.attributes.map(({ code, value }) => [code, value]));
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {asked.map((attribute) => (
        <Field
          key={attribute.id}
          name={`attributes.${attribute.code}`}
          label={attribute.unit ? `${attribute.name}, in ${attribute.unit}` : attribute.name}
          required={attribute.isRequired ? undefined : false}
          hint={attribute.isRequired ? "Needed to publish." : undefined}
          error={form.error(`attributes.${attribute.code}`)}
        >
          <AttributeControl
            attribute={attribute}
            value={form.value(`attributes.${attribute.code}`, textOf(said.get(attribute.code))) ?? ""}
          />
        </Field>
      ))}
    </div>
  );
}

const textOf = (value: AttributeValue | null | undefined) =>
  value === null || value === undefined ? "" : String(value);

function AttributeControl({ attribute, value }: { attribute: AskedAttributeView; value: string }) {
  if (attribute.kind === "number") return <Input inputMode="decimal" autoComplete="off" defaultValue={value} />;
  const options =
    attribute.kind === "boolean"
      ? [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]
      : attribute.options.map(({ code, label }) => ({ value: code, label }));
  return <Select placeholder="Not said" defaultValue={value} options={options} />;
}
