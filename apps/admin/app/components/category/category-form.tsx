import type { StaffCategoryView } from "@emporia/contracts/categories";
import { Picture } from "@emporia/ui/commerce/picture";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { useState } from "react";

const labels = {
  name: "Name",
  slug: "Address",
  description: "Description",
  seoTitle: "Title for search engines",
  seoDescription: "Description for search engines",
  mediaId: "Picture",
};

/** What a category is called, what it says of itself and how it looks. */
export function CategoryForm({ category }: { category: StaffCategoryView }) {
  const answer = useFieldErrors();
  const blank = useFieldErrors(undefined);
  const form = answer.value("intent") === "save" ? answer : blank;
  const busy = useBusy();
  const [title, setTitle] = useState(form.value("seoTitle", category.seoTitle ?? "") ?? "");
  const [text, setText] = useState(form.value("seoDescription", category.seoDescription ?? "") ?? "");
  const { picture } = category;
  return (
    <Form method="post" encType="multipart/form-data" noValidate preventScrollReset className="flex flex-col gap-5">
      <input type="hidden" name="intent" value="save" />
      <FormErrors failure={form.failure} labels={labels} />
      <Field name="name" label="Name" required error={form.error("name")}>
        <Input maxLength={80} defaultValue={form.value("name", category.name)} />
      </Field>
      <Field
        name="slug"
        label="Address"
        hint="The last part of its address. Old addresses keep leading here."
        error={form.error("slug")}
      >
        <Input maxLength={80} spellCheck={false} defaultValue={form.value("slug", category.slug)} />
      </Field>
      <Field name="description" label="Description" required={false} error={form.error("description")}>
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("description", category.description)} />
      </Field>
      <div className="flex flex-wrap items-start gap-4">
        {picture && (
          <span className="block w-24 overflow-hidden rounded-md bg-sunken">
            <Picture media={{ ...picture, alt: "" }} sizes="6rem" className="size-full" />
          </span>
        )}
        <Field
          name="picture"
          label={picture ? "Another picture" : "Picture"}
          required={false}
          hint="Stands on the front page. JPEG, PNG, WebP, AVIF or GIF, 20 MB at most."
          error={form.error("mediaId")}
        >
          <input
            id="field-picture"
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
            aria-describedby="field-picture-hint"
            className="min-h-11 max-w-full text-sm"
          />
        </Field>
      </div>
      <div aria-hidden="true" className="rounded-md border bg-surface px-4 py-3">
        <p className="truncate text-[0.8125rem] text-muted">emporia › categories › {category.slug}</p>
        <p className="truncate text-lg text-info">{title || category.name}</p>
        <p className="line-clamp-2 text-sm text-muted wrap-anywhere">
          {text || category.description || `${category.name} by independent makers.`}
        </p>
      </div>
      <Field
        name="seoTitle"
        label="Title for search engines"
        required={false}
        hint={`${title.length} characters; about 60 are shown.`}
        error={form.error("seoTitle")}
      >
        <Input maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field
        name="seoDescription"
        label="Description for search engines"
        required={false}
        hint={`${text.length} characters; about 155 are shown.`}
        error={form.error("seoDescription")}
      >
        <Textarea rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div>
        <Button type="submit" variant="primary" loading={busy("save", "Saving…")}>
          Save
        </Button>
      </div>
    </Form>
  );
}
