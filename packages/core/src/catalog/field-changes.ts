import { isDeepStrictEqual } from "node:util";
import { type ProductContent, type VariantContent, type VariantState, variantTitle } from "./product-content";
import { amountText } from "./product-file/cells";
import type { ProductChange } from "./save-products";
import { videoUrls } from "./video-address";

/** One thing that changes, as a person reads it. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

const MAX_CHANGES = 8;

/** What a change makes different in a product, the first few. */
export function fieldChanges({ current, content, status }: ProductChange): FieldChange[] {
  if (!current) return [];
  const changes: FieldChange[] = [];
  const add = (field: string, before: string, after: string) => {
    if (before !== after) changes.push({ field, before: shortened(before), after: shortened(after) });
  };
  add("Name", current.name, content.name);
  add("Status", current.status, status);
  add("Description", plain(current.description), plain(content.description));
  add("Tags", current.tags.join(", "), content.tags.join(", "));
  add("Details", specText(current.specs), specText(content.specs));
  if (current.categoryId !== content.categoryId)
    changes.push({ field: "Category", before: "", after: content.categoryId === null ? "None" : "Another one" });
  add("Tax class", current.taxClass, content.taxClass);
  if ((current.shippingProfileId ?? null) !== (content.shippingProfileId ?? null))
    changes.push({
      field: "Shipping",
      before: "",
      after: content.shippingProfileId ? "Another profile" : "Like the rest",
    });
  add("SEO title", current.seoTitle ?? "", content.seoTitle ?? "");
  add("SEO description", current.seoDescription ?? "", content.seoDescription ?? "");
  const shown = (pictures: readonly { mediaId: string; alt: string }[]) =>
    pictures.map(({ mediaId, alt }) => ({ mediaId, alt }));
  if (!isDeepStrictEqual(shown(current.pictures), shown(content.pictures)))
    changes.push({ field: "Pictures", before: `${current.pictures.length}`, after: `${content.pictures.length}` });
  add("Videos", videoText(current.videos), videoText(content.videos));
  const before = new Map(current.variants.map((variant) => [variant.id, variant]));
  for (const variant of content.variants) {
    const same = variant.id === undefined ? undefined : before.get(variant.id);
    if (!same) changes.push({ field: variantTitle(variant.optionValues), before: "", after: "New variant" });
    else for (const { field, before: was, after } of variantChanges(same, variant)) add(field, was, after);
    if (same) before.delete(same.id);
  }
  for (const { optionValues } of before.values())
    changes.push({ field: variantTitle(optionValues), before: "There", after: "Taken away" });
  return changes.slice(0, MAX_CHANGES);
}

function variantChanges(before: VariantState, after: VariantContent): FieldChange[] {
  const name = before.optionValues.length === 0 ? "" : ` of ${variantTitle(before.optionValues)}`;
  const onOff = (flag: boolean) => (flag ? "yes" : "no");
  const price = before.prices.find((each) => each.currency === (after.price?.currency ?? "USD"));
  return [
    { field: `Price${name}`, before: amountText(price?.amount), after: amountText(after.price?.amount) },
    {
      field: `Compare-at price${name}`,
      before: amountText(price?.compareAtAmount),
      after: amountText(after.price?.compareAtAmount),
    },
    { field: `Quantity${name}`, before: `${before.onHand}`, after: `${after.onHand ?? before.onHand}` },
    { field: `SKU${name}`, before: before.sku ?? "", after: after.sku ?? "" },
    { field: `Barcode${name}`, before: before.barcode ?? "", after: after.barcode ?? "" },
    { field: `Cost${name}`, before: amountText(before.costAmount), after: amountText(after.costAmount) },
    { field: `Weight${name}`, before: `${before.weightGrams} g`, after: `${after.weightGrams} g` },
    { field: `Options${name}`, before: before.optionValues.join(" / "), after: after.optionValues.join(" / ") },
    { field: `Counted${name}`, before: onOff(before.trackQuantity), after: onOff(after.trackQuantity) },
    { field: `Backorder${name}`, before: onOff(before.allowBackorder), after: onOff(after.allowBackorder) },
    {
      field: `Backorder ships in${name}`,
      before: daysText(before.backorderDays),
      after: daysText(after.backorderDays === undefined ? before.backorderDays : after.backorderDays),
    },
  ];
}

const daysText = (days: number | null | undefined) => (days == null ? "" : `${days} days`);
const videoText = (videos: ProductContent["videos"]) => videos.map((video) => videoUrls(video).watchUrl).join(", ");
const specText = (specs: readonly { name: string; value: string }[]) =>
  specs.map(({ name, value }) => `${name}: ${value}`).join(", ");
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
