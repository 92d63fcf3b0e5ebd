import { Section } from "@emporia/ui/layout/section";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import type { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { categoryGroups } from "~/lib/categories";
import { isHtml, textOfDescription } from "~/lib/description";
import type { ProductFormProps } from "./product-form";
import { TagsInput } from "./tags-input";

/** Its name, what it is, and where it belongs. */
export function DetailsSection(props: ProductFormProps & { form: FieldErrors; category: CategoryChoice }) {
  const { product, categories, form, category } = props;
  const description = textOfDescription(form.value("description", product?.description) ?? "");
  const tags = form.failure?.values ? form.all("tags") : (product?.tags ?? []);
  return (
    <Section isSplit title="Details">
      <div className="flex flex-col gap-5">
        <Field name="name" label="Name" required error={form.error("name")}>
          <Input maxLength={255} defaultValue={form.value("name", product?.name)} />
        </Field>
        <Field
          name="description"
          label="Description"
          hint={
            isHtml(description)
              ? "This description has headings, links or tables, so it is written in HTML."
              : "An empty line begins a paragraph, “- ” begins the item of a list."
          }
          error={form.error("description")}
        >
          <Textarea rows={8} maxLength={100_000} defaultValue={description} />
        </Field>
        <Field name="categoryId" label="Category" error={form.error("categoryId")}>
          <Select
            placeholder="Choose a category"
            value={category.id}
            onChange={(event) => category.choose(event.target.value)}
          >
            {categoryGroups(categories).map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field
          name="tags"
          label="Tags"
          required={false}
          hint="With commas between: stoneware, gift, kitchen"
          error={form.error("tags")}
        >
          <TagsInput defaultValue={tags.join(", ")} />
        </Field>
      </div>
    </Section>
  );
}

interface CategoryChoice {
  id: string;
  choose: (id: string) => void;
}

type FieldErrors = ReturnType<typeof useFieldErrors>;
