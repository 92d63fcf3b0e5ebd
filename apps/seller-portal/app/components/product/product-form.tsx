import type { CategoryNodeView, OwnProductView } from "@emporia/contracts/catalog";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, buttonClass } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmDialog } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form, useActionData, useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useBusy } from "~/components/form-busy";
import { categoryGroups } from "~/lib/categories";
import type { Difference } from "~/lib/conflict";
import { isHtml, textOfDescription } from "~/lib/description";
import {
  combinationsOf,
  draftsOf,
  fitVariants,
  isChanged,
  isWeightUnit,
  type OptionDraft,
  offPageText,
  optionsFrom,
  optionsText,
  picturesFrom,
  returnedDrafts,
  unitOf,
  type VariantDraft,
  weightUnits,
} from "~/lib/product-draft";
import { AttributeFields } from "./attribute-fields";
import { ConflictTable } from "./conflict-table";
import { OptionsEditor } from "./options-editor";
import { PicturesEditor } from "./pictures-editor";
import { SeoFields } from "./seo-fields";
import { TagsInput } from "./tags-input";
import { VariantGrid } from "./variant-grid";

const maxRows = 2000;
/** Rows of the grid that are shown at once; the others are sent as one text, and only when they changed. */
const pageRows = 50;
const fieldLabels = {
  name: "Name",
  description: "Description",
  categoryId: "Category",
  tags: "Tags",
  slug: "Address",
  "seo.title": "Title for search engines",
  "seo.description": "Description for search engines",
};

export interface ProductFormProps {
  product?: OwnProductView | undefined;
  categories: readonly CategoryNodeView[];
}

/** A product, all of it, in one form. It works without JavaScript; with it, options make rows as they are typed. */
export function ProductForm({ product, categories }: ProductFormProps) {
  const form = useFieldErrors();
  const answer = useActionData<{ differences?: Difference[] }>();
  const busy = useBusy();
  const returned = form.failure?.values;
  const [options, setOptions] = useState<OptionDraft[]>(() =>
    returned ? optionsFrom(returned) : (product?.options ?? []),
  );
  const [variants, setVariants] = useState<VariantDraft[]>(() => {
    const known = product ? draftsOf(product) : [];
    const drafts = returned ? returnedDrafts(returned, known) : known;
    return drafts.length > 0 ? drafts : fitVariants([], []);
  });
  const [was] = useState(() => new Map(product && draftsOf(product).map((draft) => [draft.id, draft])));
  const isPartial = product !== undefined && (was.size > pageRows || variants.length > pageRows);
  const [page, setPage] = useState(0);
  const offPage = useRef<HTMLInputElement>(null);
  const lastPage = Math.max(0, Math.ceil(variants.length / pageRows) - 1);
  const from = Math.min(page, lastPage) * pageRows;
  /** Writes down the rows that are not shown, just before the form is sent. */
  function writeOffPage() {
    if (!offPage.current) return;
    const rows = variants.map((draft, at) => ({ at, draft }));
    const isShown = (at: number) => at >= from && at < from + pageRows;
    offPage.current.value = offPageText(
      rows.filter(({ at, draft }) => !isShown(at) && (!isPartial || isChanged(draft, was.get(draft.id)))),
    );
  }
  const [pictures, setPictures] = useState(() => {
    const typed = new Map(returned && picturesFrom(returned).map(({ mediaId, alt }) => [mediaId, alt]));
    return (product?.pictures ?? []).map((picture) => ({ ...picture, alt: typed.get(picture.id) ?? picture.alt }));
  });
  const [unit, setUnit] = useState(() => {
    const given = form.value("weightUnit");
    return isWeightUnit(given) ? given : unitOf(product);
  });
  const [categoryId, setCategoryId] = useState(() => form.value("categoryId", product?.categoryId ?? "") ?? "");
  const [isGrid, setGrid] = useState(false);
  useEffect(() => setGrid(true), []);
  const { touch, blocker, settle } = useUnsaved(form.failure !== undefined);
  const [tooMany, setTooMany] = useState<number | undefined>(undefined);

  function changeOptions(next: OptionDraft[]) {
    touch();
    setOptions(next);
    const count = combinationsOf(next.filter((option) => option.values.length > 0)).length;
    setTooMany(count > maxRows ? count : undefined);
    if (count > maxRows) return;
    setVariants((before) => fitVariants(next, before));
  }
  const changeVariant = useCallback(
    (at: number, change: Partial<VariantDraft>) =>
      setVariants((before) => before.map((variant, index) => (index === at ? { ...variant, ...change } : variant))),
    [],
  );
  const removeVariant = useCallback(
    (at: number) => {
      touch();
      setVariants((before) => before.filter((_, index) => index !== at));
    },
    [touch],
  );
  const missing = product?.missingToPublish ?? [];
  const isPublished = product?.status === "PUBLISHED";
  const isConflict = form.failure?.code === "PRODUCT_CHANGED";
  const conflict = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.failure?.code === "PRODUCT_CHANGED") conflict.current?.focus();
  }, [form.failure]);
  const description = textOfDescription(form.value("description", product?.description) ?? "");
  const labels = {
    ...fieldLabels,
    ...Object.fromEntries(product?.attributes.map(({ code, name }) => [`attributes.${code}`, name]) ?? []),
    ...Object.fromEntries(
      (form.failure ? variants : []).flatMap((variant, at) =>
        Object.entries({
          price: "Price",
          compareAtPrice: "Compare at",
          sku: "SKU",
          quantity: "On hand",
          weightGrams: "Weight",
          lowStockThreshold: "Runs low from",
        }).map(([field, label]) => [
          `variants.${at}.${field}`,
          [variant.options.join(" / "), label].filter(Boolean).join(", "),
        ]),
      ),
    ),
  };

  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      onChange={touch}
      onSubmit={() => {
        writeOffPage();
        settle();
      }}
    >
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      <input type="hidden" name="version" value={form.value("version", product ? String(product.version) : "")} />
      <input type="hidden" name="grid" value={String(isGrid)} />
      <input type="hidden" name="partial" value={String(isPartial)} />
      <input ref={offPage} type="hidden" name="offPage" />
      {isPartial &&
        [...was.keys()]
          .filter((id) => !variants.some((variant) => variant.id === id))
          .map((id) => <input key={id} type="hidden" name="removedVariantIds[]" value={id} />)}
      <input type="hidden" name="optionsWas" value={optionsText(options)} />
      <input type="hidden" name="taxable" value={String(product?.taxable ?? true)} />
      {isConflict ? (
        <div ref={conflict} tabIndex={-1}>
          <Alert
            tone="bad"
            title="Somebody saved this product while you were writing."
            className="mb-6"
            action={
              <span className="flex flex-wrap gap-2">
                {product && (
                  <a
                    href={`/products/${product.id}`}
                    target="_blank"
                    rel="noreferrer"
                    className={buttonClass({ size: "sm" })}
                  >
                    See their version
                  </a>
                )}
                <Button
                  type="submit"
                  name="intent"
                  value="overwrite"
                  size="sm"
                  variant="danger"
                  loading={busy("overwrite", "Saving…")}
                >
                  Save mine instead
                </Button>
              </span>
            }
          >
            Nothing you typed is lost: it is all still here, and nothing of it has been saved yet.
            {answer?.differences && answer.differences.length > 0 && (
              <ConflictTable differences={answer.differences} categories={categories} />
            )}
          </Alert>
        </div>
      ) : (
        <div className="mb-6 empty:hidden">
          <FormErrors failure={form.failure} labels={labels} />
        </div>
      )}
      {product && !isPublished && (
        <Alert
          tone={missing.length > 0 ? "info" : "good"}
          className="mb-8"
          title={missing.length > 0 ? "Before it can be published" : "Ready to be published"}
        >
          {missing.length > 0 && (
            <ul className="mt-1 list-disc pl-4">
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
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
              value={categoryId}
              onChange={(event) => setCategoryId(event.target.value)}
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
            <TagsInput defaultValue={(returned ? form.all("tags") : (product?.tags ?? [])).join(", ")} />
          </Field>
        </div>
      </Section>
      <Section isSplit title="Specification" description="Shoppers compare and filter by it.">
        <AttributeFields product={product} categoryId={categoryId} form={form} />
      </Section>
      <Section isSplit title="Pictures" description="The first is the cover. Square ones look best.">
        <PicturesEditor
          form={form}
          pictures={pictures}
          onChange={(change) => {
            touch();
            setPictures((before) => change(before));
          }}
        />
      </Section>
      <Section isSplit title="Options" description="When it comes in several sizes, colours or the like.">
        <OptionsEditor options={options} form={form} onChange={changeOptions} />
        {tooMany && (
          <Alert
            tone="warn"
            className="mt-4"
            title={`These options make ${tooMany.toLocaleString("en-US")} combinations.`}
          >
            {maxRows} are as many as fit here. Take some values out, or import the product from a file.
          </Alert>
        )}
      </Section>
      <Section title={variants.length === 1 ? "Price and stock" : `Variants, ${variants.length}`}>
        <VariantGrid
          variants={variants}
          from={from}
          count={pageRows}
          pictures={pictures}
          unit={unit}
          form={form}
          onChange={changeVariant}
          onChangeAll={(change) => {
            touch();
            setVariants((before) => before.map((variant) => ({ ...variant, ...change })));
          }}
          onRemove={removeVariant}
        />
        {lastPage > 0 && (
          <nav aria-label="Pages of variants" className="mt-4 flex flex-wrap items-center gap-3 text-sm">
            <Button size="sm" disabled={from === 0} onClick={() => setPage(from / pageRows - 1)}>
              Previous {pageRows}
            </Button>
            <span className="figures text-muted" aria-live="polite">
              {from + 1} to {Math.min(from + pageRows, variants.length)} of {variants.length.toLocaleString("en-US")}
            </span>
            <Button size="sm" disabled={from / pageRows === lastPage} onClick={() => setPage(from / pageRows + 1)}>
              Next {pageRows}
            </Button>
            <noscript>The others can be changed with JavaScript, or by a file.</noscript>
          </nav>
        )}
        <div className="mt-5 flex flex-wrap gap-5">
          <Field name="weightUnit" label="Weights are in" className="w-40">
            <Select
              value={unit}
              onChange={(event) => {
                if (isWeightUnit(event.target.value)) setUnit(event.target.value);
              }}
              options={weightUnits.map((value) => ({
                value,
                label: { lb: "Pounds", oz: "Ounces", kg: "Kilograms", g: "Grams" }[value],
              }))}
            />
          </Field>
          <Field name="taxClass" label="Sales tax" className="w-52" error={form.error("taxClass")}>
            <Select
              defaultValue={form.value("taxClass", product?.taxClass ?? "standard")}
              options={[
                { value: "standard", label: "Standard" },
                { value: "clothing", label: "Clothing" },
                { value: "food", label: "Food" },
                { value: "books", label: "Books" },
              ]}
            />
          </Field>
        </div>
      </Section>
      <Section
        isSplit
        title="Search engines"
        description="How it looks among the results. What is left empty is made from the details."
      >
        <SeoFields product={product} form={form} />
        <Checkbox
          name="seo.isHidden"
          label="Hide it from search engines"
          className="mt-3"
          defaultChecked={form.checked("seo.isHidden", product?.seo.isHidden ?? false)}
        />
      </Section>
      <div className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center gap-2 border-t bg-paper px-4 py-3 sm:-mx-8 sm:px-8">
        <Button
          type="submit"
          name="intent"
          value="save"
          variant={isPublished ? "primary" : "secondary"}
          loading={busy("save", "Saving…")}
        >
          {isPublished ? "Save" : product ? "Save draft" : "Save as a draft"}
        </Button>
        {!isPublished && (
          <Button
            type="submit"
            name="intent"
            value="publish"
            variant="primary"
            loading={busy("publish", "Publishing…")}
          >
            Save and publish
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={blocker.state === "blocked"}
        onOpenChange={(isOpen) => {
          if (!isOpen) blocker.reset?.();
        }}
        title="Leave without saving?"
        consequence="What you changed on this page is not saved yet and would be lost."
        confirmLabel="Leave the page"
        cancelLabel="Stay here"
        onConfirm={() => blocker.proceed?.()}
      />
    </Form>
  );
}

/** Asks before a page with unsaved changes is left. */
function useUnsaved(hasFailed: boolean) {
  const isDirty = useRef(hasFailed);
  useEffect(() => {
    if (hasFailed) isDirty.current = true;
  }, [hasFailed]);
  const touch = useCallback(() => {
    isDirty.current = true;
  }, []);
  const settle = useCallback(() => {
    isDirty.current = false;
  }, []);
  useBeforeUnload(
    useCallback((event) => {
      if (isDirty.current) event.preventDefault();
    }, []),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty.current && currentLocation.pathname !== nextLocation.pathname,
  );
  return { touch, settle, blocker };
}
