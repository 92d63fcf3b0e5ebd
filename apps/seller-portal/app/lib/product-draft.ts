import type { OwnProductView } from "@emporia/contracts/catalog";
import { amountText } from "@emporia/ui/lib/money-text";

export interface OptionDraft {
  name: string;
  values: string[];
}

/** A variant as its row of the form holds it: all texts, so that nothing typed is lost. */
export interface VariantDraft {
  id: string;
  options: string[];
  price: string;
  compareAtPrice: string;
  sku: string;
  quantity: string;
  /** What was on hand when the form was opened. */
  quantityWas: string;
  weight: string;
  barcode: string;
  costPerItem: string;
  lowStockThreshold: string;
  backorderDays: string;
  mediaId: string;
  trackQuantity: boolean;
  allowBackorder: boolean;
  taxable: boolean;
  requiresShipping: boolean;
}

export const textFields = [
  "id",
  "price",
  "compareAtPrice",
  "sku",
  "quantity",
  "quantityWas",
  "weight",
  "barcode",
  "costPerItem",
  "lowStockThreshold",
  "backorderDays",
  "mediaId",
] as const satisfies readonly (keyof VariantDraft)[];
export const flagFields = [
  "trackQuantity",
  "allowBackorder",
  "taxable",
  "requiresShipping",
] as const satisfies readonly (keyof VariantDraft)[];

export const weightUnits = ["lb", "oz", "kg", "g"] as const;
export type WeightUnit = (typeof weightUnits)[number];
const grams: Record<WeightUnit, number> = { lb: 453.59237, oz: 28.349523125, kg: 1000, g: 1 };

export function blankVariant(options: string[] = []): VariantDraft {
  return {
    id: "",
    options,
    price: "",
    compareAtPrice: "",
    sku: "",
    quantity: "",
    quantityWas: "",
    weight: "",
    barcode: "",
    costPerItem: "",
    lowStockThreshold: "",
    backorderDays: "",
    mediaId: "",
    trackQuantity: true,
    allowBackorder: false,
    taxable: true,
    requiresShipping: true,
  };
}

export function isWeightUnit(text: unknown): text is WeightUnit {
  return weightUnits.some((unit) => unit === text);
}

/** A weight as a person reads it: 340 g in ounces is "11.99". Nothing for nothing. */
export function weightText(weightGrams: number, unit: WeightUnit): string {
  if (weightGrams === 0) return "";
  return String(Number((weightGrams / grams[unit]).toFixed(unit === "g" ? 0 : unit === "kg" ? 3 : 2)));
}

/** The whole grams that a person meant; undefined when it is no weight. */
export function gramsOf(text: string, unit: WeightUnit): number | undefined {
  const bare = text.trim().replace(",", ".");
  if (bare === "") return 0;
  if (!/^(\d+(\.\d*)?|\.\d+)$/.test(bare)) return undefined;
  return Math.round(Number(bare) * grams[unit]);
}

/** What a person separated by commas or lines, each once. */
export function listOf(text: string): string[] {
  const seen = new Set<string>();
  return text
    .split(/[,\n]/)
    .map((part) => part.trim().replace(/\s+/g, " "))
    .filter((part) => {
      const key = part.toLowerCase();
      if (part === "" || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

export function draftsOf(product: OwnProductView): VariantDraft[] {
  return product.variants.map((variant) => ({
    id: variant.id,
    options: variant.options,
    price: variant.price.amount === 0 ? "" : amountText(variant.price),
    compareAtPrice: variant.compareAtPrice ? amountText(variant.compareAtPrice) : "",
    sku: variant.sku ?? "",
    quantity: String(variant.onHand),
    quantityWas: String(variant.onHand),
    weight: weightText(variant.weightGrams, unitOf(product)),
    barcode: variant.barcode ?? "",
    costPerItem: variant.costPerItem ? amountText(variant.costPerItem) : "",
    lowStockThreshold: String(variant.lowStockThreshold),
    backorderDays: String(variant.backorderDays ?? ""),
    mediaId: variant.mediaId ?? "",
    trackQuantity: variant.trackQuantity,
    allowBackorder: variant.allowBackorder,
    taxable: variant.taxable,
    requiresShipping: variant.requiresShipping,
  }));
}

/** One unit for all variants: that of the first. */
export function unitOf(product: Pick<OwnProductView, "variants"> | undefined): WeightUnit {
  return product?.variants[0]?.weightUnit ?? "lb";
}

type Values = Readonly<Record<string, string | string[] | undefined>>;
const lastOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value);
const allOf = (value: string | string[] | undefined) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The rows of a form that came back, by their dotted names. */
export function draftsFrom(values: Values): VariantDraft[] {
  return indexesIn(values, "variants").map((at) => draftAt(values, at));
}

function draftAt(values: Values, at: number): VariantDraft {
  const draft = blankVariant(allOf(values[`variants.${at}.options`]));
  for (const field of textFields) draft[field] = lastOf(values[`variants.${at}.${field}`]) ?? "";
  for (const field of flagFields)
    draft[field] = (lastOf(values[`variants.${at}.${field}`]) ?? String(draft[field])) === "true";
  return draft;
}

/** All rows of a form that came back: those that it sent over those that are known, in their places. */
export function returnedDrafts(values: Values, known: readonly VariantDraft[]): VariantDraft[] {
  const sent = sentDrafts(values);
  if (lastOf(values.partial) !== "true") return sent.map(({ draft }) => draft);
  const removed = new Set(allOf(values.removedVariantIds));
  const rows = fitVariants(
    optionsFrom(values),
    known.filter(({ id }) => !removed.has(id)),
  );
  for (const { at, draft } of sent) rows[at] = draft;
  return rows;
}

/** The rows that a form sent, those of the page that was shown and those of the others, by their place. */
export function sentDrafts(values: Values): OffPage[] {
  const shown = indexesIn(values, "variants").map((at) => ({ at, draft: draftAt(values, at) }));
  return [...shown, ...offPageFrom(lastOf(values.offPage))].sort((a, b) => a.at - b.at);
}

/** Rows of the grid that are on other pages than the one that is shown, each with its place, as one text of the form. */
export interface OffPage {
  at: number;
  draft: VariantDraft;
}

export function offPageText(rows: readonly OffPage[]): string {
  return JSON.stringify(rows);
}

/** What {@link offPageText} wrote; nothing of a text that somebody else wrote. */
export function offPageFrom(text: string | undefined): OffPage[] {
  if (!text) return [];
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows.flatMap(readOffPage) : [];
  } catch {
    return [];
  }
}

function readOffPage(row: unknown): OffPage[] {
  const { at, draft } = (row ?? {}) as { at?: unknown; draft?: Record<string, unknown> };
  if (typeof at !== "number" || !draft || typeof draft !== "object" || !Array.isArray(draft.options)) return [];
  const read = blankVariant(draft.options.map(String));
  for (const field of textFields) read[field] = String(draft[field] ?? "");
  for (const field of flagFields) read[field] = draft[field] === true;
  return [{ at, draft: read }];
}

/** Whether a row differs from how it was when the form was opened. */
export function isChanged(draft: VariantDraft, was: VariantDraft | undefined): boolean {
  if (!was || was.options.join("\0") !== draft.options.join("\0")) return true;
  return [...textFields, ...flagFields].some((field) => draft[field] !== was[field]);
}

/** The options of a form that came back: as tags, or as a text with commas where there was no JavaScript. */
export function optionsFrom(values: Values): OptionDraft[] {
  return indexesIn(values, "options")
    .map((at) => ({
      name: (lastOf(values[`options.${at}.name`]) ?? "").trim(),
      values: [...allOf(values[`options.${at}.values`]), ...listOf(lastOf(values[`options.${at}.list`]) ?? "")],
    }))
    .filter((option) => option.name !== "" || option.values.length > 0);
}

/** The pictures of a form, in its order, with what each is said to show. */
export function picturesFrom(values: Values): { mediaId: string; alt: string }[] {
  return indexesIn(values, "pictures").flatMap((at) => {
    const mediaId = lastOf(values[`pictures.${at}.mediaId`]);
    return mediaId ? [{ mediaId, alt: lastOf(values[`pictures.${at}.alt`]) ?? "" }] : [];
  });
}

/** A video as its row of the form holds it. */
export interface VideoDraft {
  url: string;
  title: string;
  posterMediaId: string;
  /** How many pictures stand before it; empty for after all. */
  afterPictures: string;
}

/** Whether a video lies with us, so that nobody types where. */
export const isUploaded = ({ url }: Pick<VideoDraft, "url">) => url.startsWith("/media/");

/** Whether it is a 3-D model, which stands among the videos. */
export const isModel = ({ url }: Pick<VideoDraft, "url">) => url.endsWith("/model.glb") && isUploaded({ url });

export function videoDraftsOf(product: OwnProductView | undefined): VideoDraft[] {
  return (product?.videos ?? []).map(({ url, title, posterMediaId, afterPictures }) => ({
    url,
    title,
    posterMediaId: posterMediaId ?? "",
    afterPictures: String(afterPictures ?? ""),
  }));
}

/** The videos of a form, in its order; a row without an address is none. */
export function videosFrom(values: Values): VideoDraft[] {
  return indexesIn(values, "videos").flatMap((at) => {
    const field = (name: keyof VideoDraft) => (lastOf(values[`videos.${at}.${name}`]) ?? "").trim();
    const url = field("url");
    const { title, posterMediaId, afterPictures } = {
      title: field("title"),
      posterMediaId: field("posterMediaId"),
      afterPictures: field("afterPictures"),
    };
    return url === "" ? [] : [{ url, title, posterMediaId, afterPictures }];
  });
}

function indexesIn(values: Values, group: string): number[] {
  const indexes = Object.keys(values).flatMap((name) => {
    const [, at] = new RegExp(`^${group}\\.(\\d{1,4})\\.`).exec(name) ?? [];
    return at === undefined ? [] : [Number(at)];
  });
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** Options in one text, to see whether they were changed. */
export function optionsText(options: readonly { name: string; values: readonly string[] }[]): string {
  return JSON.stringify(options.map(({ name, values }) => [name, values]));
}

/** Every combination of one value for each option, in their order; one empty combination for no options. */
export function combinationsOf(options: readonly OptionDraft[]): string[][] {
  return options.reduce<string[][]>(
    (all, option) => all.flatMap((values) => option.values.map((value) => [...values, value])),
    [[]],
  );
}

export const combinationKey = (values: readonly string[]): string => JSON.stringify(values);

/**
 * The rows for a set of options. What was typed for a combination stays with it; a combination that grew out of another
 * by a new option, or is left over when one goes, takes over what was typed for that.
 */
export function fitVariants(options: readonly OptionDraft[], variants: readonly VariantDraft[]): VariantDraft[] {
  const wanted = combinationsOf(options.filter((option) => option.values.length > 0));
  // By key, because two thousand rows are compared with two thousand.
  const unused = new Map(variants.map((variant) => [combinationKey(variant.options), variant]));
  const exact = wanted.map((values) => {
    const key = combinationKey(values);
    const same = unused.get(key);
    unused.delete(key);
    return same;
  });
  const take = (fits: (variant: VariantDraft) => boolean): VariantDraft | undefined => {
    for (const [key, variant] of unused) {
      if (!fits(variant)) continue;
      unused.delete(key);
      return variant;
    }
    return undefined;
  };
  const ancestors = [...variants];
  return wanted.map((values, at) => {
    const same = exact[at];
    if (same) return same;
    const related = take((variant) => isWithin(variant.options, values) || isWithin(values, variant.options));
    if (related) return { ...related, options: values };
    // Its look is copied from a relative that lives on under another combination; its identity and stock are its own.
    const model = ancestors.find((variant) => variant.options.length > 0 && isWithin(variant.options, values));
    const blank = blankVariant(values);
    const shown = model ?? variants[0];
    return shown
      ? {
          ...blank,
          price: shown.price,
          compareAtPrice: shown.compareAtPrice,
          weight: shown.weight,
          taxable: shown.taxable,
          requiresShipping: shown.requiresShipping,
          trackQuantity: shown.trackQuantity,
        }
      : blank;
  });
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((value) => whole.includes(value));
}
