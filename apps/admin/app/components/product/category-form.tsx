import type { StaffProductView } from "@emporia/contracts/staff-products";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Select, type SelectOption } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Puts a product into the category in which shoppers would look for it. */
export function ProductCategoryForm({
  product,
  categories,
}: {
  product: Pick<StaffProductView, "name" | "category">;
  categories: readonly SelectOption[];
}) {
  const form = useFieldErrorsOf("intent", "recategorise");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-4">
      <input type="hidden" name="intent" value="recategorise" />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <p className="text-[0.9375rem] wrap-anywhere">
        {product.category ? `It is in ${product.category.path}.` : "It is in no category."}
      </p>
      <Field name="category" label="Put it into" error={form.error("category")} className="w-full">
        <Select placeholder="Choose a category" defaultValue={form.value("category") ?? ""} options={categories} />
      </Field>
      <Field
        id="category-reason"
        name="reason"
        label="Reason"
        hint="Its seller reads it word for word."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={2} maxLength={1000} defaultValue={form.value("reason") ?? ""} />
      </Field>
      <Button type="submit" loading={busy("recategorise", "Moving it…")}>
        Put it there
        <span className="sr-only">: {product.name}</span>
      </Button>
    </Form>
  );
}
