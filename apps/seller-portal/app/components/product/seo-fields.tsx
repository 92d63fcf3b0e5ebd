import type { OwnProductView } from "@emporia/contracts/catalog";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useState } from "react";
import { plainDescription } from "~/lib/description";

/** The address and the words for search engines, with a look at what they make of them. */
export function SeoFields({ product, form }: { product: OwnProductView | undefined; form: FormState }) {
  const [title, setTitle] = useState(form.value("seo.title", product?.seo.title ?? "") ?? "");
  const [text, setText] = useState(form.value("seo.description", product?.seo.description ?? "") ?? "");
  const [slug, setSlug] = useState(form.value("slug", product?.slug ?? "") ?? "");
  const plain = plainDescription(product?.description ?? "");
  return (
    <div className="flex flex-col gap-5">
      <div aria-hidden="true" className="rounded-md border bg-surface px-4 py-3">
        <p className="truncate text-[0.8125rem] text-muted">emporia › products › {slug || "your-product"}</p>
        <p className="truncate text-lg text-info">{title || product?.name || "The name of your product"}</p>
        <p className="line-clamp-2 text-sm text-muted wrap-anywhere">
          {text || plain || "The beginning of its description."}
        </p>
      </div>
      <Field
        name="slug"
        label="Address"
        required={false}
        hint="The last part of its address. Old addresses keep leading here."
        error={form.error("slug")}
      >
        <Input
          maxLength={160}
          spellCheck={false}
          autoComplete="off"
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
        />
      </Field>
      <Field
        name="seo.title"
        label="Title"
        required={false}
        hint={`${title.length} characters; about 60 are shown.`}
        error={form.error("seo.title")}
      >
        <Input maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field
        name="seo.description"
        label="Description"
        required={false}
        hint={`${text.length} characters; about 155 are shown.`}
        error={form.error("seo.description")}
      >
        <Textarea rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </div>
  );
}
