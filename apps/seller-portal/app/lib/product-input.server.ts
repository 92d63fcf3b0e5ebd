import { createProductInput, updateProductInput } from "@emporia/contracts/catalog";
import { moneyMarker } from "@emporia/ui/lib/form-names";
import { z } from "zod";
import { descriptionOf } from "./description";
import {
  fitVariants,
  flagFields,
  gramsOf,
  isWeightUnit,
  listOf,
  optionsFrom,
  optionsText,
  picturesFrom,
  sentDrafts,
  textFields,
  videosFrom,
} from "./product-draft";

/** What the editor saves: all of a product, and the version it was read in. */
export const productInput = createProductInput.omit({ basePrice: true, compareAtPrice: true }).extend({
  version: z.coerce.number().int().optional(),
  changedVariants: updateProductInput.shape.changedVariants,
  removedVariantIds: updateProductInput.shape.removedVariantIds,
});

const rewritten =
  /^(\$money:)?(variants|options|pictures|videos)\.|^(tags|description|weightUnit|optionsWas|grid|partial|offPage|intent|removeMediaIds)(\[\])?$/;
const moneyFields = ["price", "compareAtPrice", "costPerItem"];

/**
 * The editor's form in the words of the API: tags and option values as lists, weights in grams, a count only where it
 * was changed. Without JavaScript the options make the rows here.
 */
export function productForm(form: FormData): FormData {
  const read = new FormData();
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const key = name.replace(/\[\]$/, "");
    values[key] = [...(values[key] ?? []), value];
    if (!rewritten.test(name)) read.append(name, value);
  }
  read.set("description", descriptionOf(form.get("description")?.toString() ?? ""));
  for (const tag of listOf(form.get("tags")?.toString() ?? "")) read.append("tags[]", tag);
  const removed = new Set(values.removeMediaIds ?? []);
  for (const { mediaId, alt } of picturesFrom(values)) if (!removed.has(mediaId)) appendPicture(read, mediaId, alt);

  const shown = new Set(picturesFrom(values).flatMap(({ mediaId }) => (removed.has(mediaId) ? [] : [mediaId])));
  const videos = videosFrom(values).filter(({ url }) => !removed.has(url));
  for (const [at, video] of videos.entries()) {
    read.append(`videos.${at}.url`, video.url);
    read.append(`videos.${at}.title`, video.title);
    // One that was taken away just now stands for nothing any more.
    read.append(`videos.${at}.posterMediaId`, shown.has(video.posterMediaId) ? video.posterMediaId : "");
    read.append(`videos.${at}.afterPictures`, video.afterPictures);
  }
  const options = optionsFrom(values);
  for (const [at, option] of options.entries()) {
    read.append(`options.${at}.name`, option.name);
    for (const value of option.values) read.append(`options.${at}.values[]`, value);
  }
  const isPartial = values.partial?.at(-1) === "true";
  const sent = sentDrafts(values);
  const typed = sent.map(({ draft }) => draft);
  const isFitted = isPartial || form.get("grid") === "true" || form.get("optionsWas") === optionsText(options);
  const drafts = isFitted && typed.length > 0 ? typed : fitVariants(options, typed);
  const unit = isWeightUnit(form.get("weightUnit")) ? String(form.get("weightUnit")) : "lb";
  read.append("weightUnit", unit);
  for (const [at, draft] of drafts.entries()) {
    const name = (field: string) => `${isPartial ? "changedVariants" : "variants"}.${at}.${field}`;
    for (const value of draft.options) read.append(`${name("options")}[]`, value);
    for (const field of textFields) {
      if (field === "quantity" && draft.id !== "" && draft.quantity.trim() === draft.quantityWas) continue;
      if (moneyFields.includes(field)) read.append(moneyMarker(name(field)), "USD");
      read.append(name(field), draft[field]);
    }
    for (const field of flagFields) read.append(name(field), String(draft[field]));
    read.append(name("weightUnit"), unit);
    const weightGrams = isWeightUnit(unit) ? gramsOf(draft.weight, unit) : undefined;
    read.append(name("weightGrams"), weightGrams === undefined ? draft.weight : String(weightGrams));
  }
  return read;
}

/** One more picture at the end, with what it shows where that was asked for. */
export function appendPicture(form: FormData, mediaId: string, alt?: string): void {
  const at = [...form.keys()].filter((name) => /^pictures\.\d+\.mediaId$/.test(name)).length;
  form.append(`pictures.${at}.mediaId`, mediaId);
  if (alt !== undefined) form.append(`pictures.${at}.alt`, alt);
}

export function picturesIn(form: FormData): File[] {
  return form.getAll("pictures").filter((each): each is File => each instanceof File && each.size > 0);
}

/**
 * What was refused, by the names of the editor's rows: of a large product only some of them were sent, and counted anew.
 */
export function rowErrors(sent: FormData, errors: Readonly<Record<string, string[]>>): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of sent)
    if (typeof value === "string")
      values[name.replace(/\[\]$/, "")] = [...(values[name.replace(/\[\]$/, "")] ?? []), value];
  const places = sentDrafts(values).map(({ at }) => at);
  return Object.fromEntries(
    Object.entries(errors).map(([name, sentences]) => [
      name.replace(/^changedVariants\.(\d+)\./, (_, at) => `variants.${places[Number(at)] ?? at}.`),
      sentences,
    ]),
  );
}
