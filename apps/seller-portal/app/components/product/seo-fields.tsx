import type { OwnProductView } from "@emporia/contracts/catalog";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { type RefObject, useEffect, useRef, useState } from "react";
import { plainDescription } from "~/lib/description";

/** The address and the words for search engines, with a look at what they make of them. */
export function SeoFields({ product, form }: { product: OwnProductView | undefined; form: FormState }) {
  const [title, setTitle] = useState(form.value("seo.title", product?.seo.title ?? "") ?? "");
  const [text, setText] = useState(form.value("seo.description", product?.seo.description ?? "") ?? "");
  const [slug, setSlug] = useState(form.value("slug", product?.slug ?? "") ?? "");
  const own = useRef<HTMLDivElement>(null);
  const written = useWritten(own, {
    name: form.value("name", product?.name) ?? "",
    description: form.value("description", product?.description) ?? "",
  });
  const plain = plainDescription(written.description);
  return (
    <div ref={own} className="flex flex-col gap-5">
      <div aria-hidden="true" className="rounded-md border bg-surface px-4 py-3">
        <p className="truncate text-[0.8125rem] text-muted">emporia › products › {slug || "your-product"}</p>
        <p className="truncate text-lg text-info">{title || written.name || "The name of your product"}</p>
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

/** Name and description as they stand in the form around, while they are written. */
function useWritten(own: RefObject<HTMLElement>, initial: { name: string; description: string }) {
  const [written, setWritten] = useState(initial);
  useEffect(() => {
    const form = own.current?.closest("form");
    const read = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      const { name, value } = target;
      if (name === "name" || name === "description") setWritten((before) => ({ ...before, [name]: value }));
    };
    form?.addEventListener("input", read);
    return () => form?.removeEventListener("input", read);
  }, [own]);
  return written;
}
