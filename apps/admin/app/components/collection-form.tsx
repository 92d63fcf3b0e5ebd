import type { StaffCategoryRowView } from "@emporia/contracts/categories";
import type { StaffCollectionView } from "@emporia/contracts/collections";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { categoryOptions } from "~/lib/category-tree";

const labels = {
  name: "Name",
  slug: "Address",
  description: "Description",
  products: "Products",
  productLines: "Products",
  seoTitle: "Title for search engines",
  seoDescription: "Description for search engines",
  "rule.categoryId": "Category",
  "rule.tag": "Tag",
  "rule.priceMin": "Costs at least",
  "rule.priceMax": "Costs at most",
};

/** What a collection is called, whether shoppers see it, and what belongs to it. */
export function CollectionForm({
  collection,
  tree,
}: {
  collection: StaffCollectionView;
  tree: readonly StaffCategoryRowView[];
}) {
  const form = useFieldErrors();
  const busy = useBusy();
  const { rule } = collection;
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="intent" value="save" />
      <div className="mb-6 empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <Section isSplit title="Details">
        <div className="flex flex-col gap-5">
          <Field name="name" label="Name" required error={form.error("name")}>
            <Input maxLength={80} defaultValue={form.value("name", collection.name)} />
          </Field>
          <Field name="slug" label="Address" hint="The last part of its address." error={form.error("slug")}>
            <Input maxLength={80} spellCheck={false} defaultValue={form.value("slug", collection.slug)} />
          </Field>
          <Field name="description" label="Description" required={false} error={form.error("description")}>
            <Textarea rows={3} maxLength={2000} defaultValue={form.value("description", collection.description)} />
          </Field>
          <Field name="seoTitle" label={labels.seoTitle} required={false} error={form.error("seoTitle")}>
            <Input maxLength={200} defaultValue={form.value("seoTitle", collection.seoTitle ?? "")} />
          </Field>
          <Field
            name="seoDescription"
            label={labels.seoDescription}
            required={false}
            error={form.error("seoDescription")}
          >
            <Textarea
              rows={2}
              maxLength={500}
              defaultValue={form.value("seoDescription", collection.seoDescription ?? "")}
            />
          </Field>
          <Checkbox
            name="isVisible"
            label="Shoppers see it"
            defaultChecked={form.checked("isVisible", collection.isVisible)}
          />
        </div>
      </Section>
      {rule === null ? (
        <Section isSplit title="Products" description="In the order in which shoppers see them.">
          <Field
            name="productLines"
            label="Addresses of the products"
            hint="One to a line. The last part does, and so does a whole link."
            error={form.error("products") ?? form.error("productLines")}
          >
            <Textarea
              rows={Math.min(16, Math.max(5, collection.products.length + 1))}
              spellCheck={false}
              defaultValue={form.value("productLines", collection.products.map(({ slug }) => slug).join("\n"))}
            />
          </Field>
        </Section>
      ) : (
        <Section isSplit title="Rule" description="All that is filled in has to hold.">
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <Field
              name="rule.categoryId"
              label="Category"
              required={false}
              hint="With all below it."
              error={form.error("rule.categoryId")}
            >
              <Select
                placeholder="Any category"
                defaultValue={form.value("rule.categoryId", rule.categoryId ?? "")}
                options={categoryOptions(tree)}
              />
            </Field>
            <Field name="rule.tag" label="Tag" required={false} error={form.error("rule.tag")}>
              <Input maxLength={60} defaultValue={form.value("rule.tag", rule.tag ?? "")} />
            </Field>
            <Field name="rule.priceMin" label="Costs at least" required={false} error={form.error("rule.priceMin")}>
              <MoneyInput currency="USD" defaultValue={form.value("rule.priceMin") ?? rule.priceMin ?? undefined} />
            </Field>
            <Field name="rule.priceMax" label="Costs at most" required={false} error={form.error("rule.priceMax")}>
              <MoneyInput currency="USD" defaultValue={form.value("rule.priceMax") ?? rule.priceMax ?? undefined} />
            </Field>
            <Field
              name="attributeLines"
              label="Attributes"
              required={false}
              hint="One to a line, as in material:oak."
              error={form.error("rule.attributes")}
              className="sm:col-span-2"
            >
              <Textarea
                rows={3}
                spellCheck={false}
                defaultValue={form.value("attributeLines", rule.attributes.join("\n"))}
              />
            </Field>
            {rule.sellerIds.map((sellerId) => (
              <input key={sellerId} type="hidden" name="rule.sellerIds[]" value={sellerId} />
            ))}
          </div>
        </Section>
      )}
      <div className="border-t py-5">
        <Button type="submit" variant="primary" loading={busy("save", "Saving…")}>
          Save
        </Button>
      </div>
    </Form>
  );
}
