import type { CategoryNodeView, OwnProductView } from "@emporia/contracts/catalog";
import type { ShippingProfileView } from "@emporia/contracts/shipping";
import type { TaxClassView } from "@emporia/contracts/tax";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { LeaveQuestion } from "~/components/leave-question";
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
  videoDraftsOf,
  videosFrom,
} from "~/lib/product-draft";
import { AttributeFields } from "./attribute-fields";
import { DetailsSection } from "./details-section";
import { OptionsEditor } from "./options-editor";
import { PicturesEditor } from "./pictures-editor";
import { ConflictNotice, MissingNotice } from "./product-notices";
import { SaveBar } from "./save-bar";
import { SeoFields } from "./seo-fields";
import { UnitFields } from "./unit-fields";
import { useUnsaved } from "./use-unsaved";
import { VariantGrid } from "./variant-grid";
import { VariantPages } from "./variant-pages";
import { VideosEditor } from "./videos-editor";

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
export function ProductForm(
  props: ProductFormProps & { taxClasses: readonly TaxClassView[]; profiles: readonly ShippingProfileView[] },
) {
  const { product, categories, taxClasses, profiles } = props;
  const form = useFieldErrors();
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
  const [videos, setVideos] = useState(() => (returned ? videosFrom(returned) : videoDraftsOf(product)));
  const [unit, setUnit] = useState(() => {
    const given = form.value("weightUnit");
    return isWeightUnit(given) ? given : unitOf(product);
  });
  const [categoryId, setCategoryId] = useState(() => form.value("categoryId", product?.categoryId ?? "") ?? "");
  const [isGrid, setGrid] = useState(false);
  useEffect(() => setGrid(true), []);
  const { touch, isDirty, settle } = useUnsaved(form.failure !== undefined);
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
  useCountedElsewhere(product, setVariants);
  const isPublished = product?.status === "PUBLISHED";
  // Staff have it: what is said of that stands above the form.
  const isLookedAt = product?.moderation?.status === "WAITING";
  const isConflict = form.failure?.code === "PRODUCT_CHANGED";
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
          backorderDays: "Backorders ship in",
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
      {form.failure && isConflict ? (
        <ConflictNotice product={product} categories={categories} failure={form.failure} />
      ) : (
        <div className="mb-6 empty:hidden">
          <FormErrors failure={form.failure} labels={labels} />
        </div>
      )}
      {product && !isPublished && !isLookedAt && <MissingNotice missing={product.missingToPublish} />}
      <DetailsSection
        product={product}
        categories={categories}
        form={form}
        category={{ id: categoryId, choose: setCategoryId }}
      />
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
      <Section
        isSplit
        title="Videos and 3-D models"
        description="An MP4 of yours, or one on YouTube or Vimeo or elsewhere on the web, or a GLB that shoppers can turn. They see a still until they start it."
      >
        <VideosEditor
          form={form}
          videos={videos}
          pictures={pictures}
          onChange={(next) => {
            touch();
            setVideos(next);
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
          sale={product?.sale ?? null}
          form={form}
          onChange={changeVariant}
          onChangeAll={(change) => {
            touch();
            setVariants((before) => before.map((variant) => ({ ...variant, ...change })));
          }}
          onRemove={removeVariant}
        />
        <VariantPages from={from} count={variants.length} rows={pageRows} onPage={setPage} />
        <UnitFields
          product={product}
          taxClasses={taxClasses}
          profiles={profiles}
          form={form}
          unit={unit}
          onUnit={setUnit}
        />
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
      <SaveBar product={product} />
      <LeaveQuestion isDirty={isDirty} />
    </Form>
  );
}

/** What was counted elsewhere on the page stands in rows whose count was not typed over. */
function useCountedElsewhere(
  product: OwnProductView | undefined,
  setVariants: (change: (before: VariantDraft[]) => VariantDraft[]) => void,
) {
  useEffect(() => {
    if (!product) return;
    const counts = new Map(product.variants.map(({ id, onHand }) => [id, String(onHand)]));
    setVariants((before) =>
      before.map((draft) => {
        const counted = counts.get(draft.id);
        const isTyped = draft.quantity !== draft.quantityWas;
        if (counted === undefined || isTyped || counted === draft.quantity) return draft;
        return { ...draft, quantity: counted, quantityWas: counted };
      }),
    );
  }, [product, setVariants]);
}
