import type { OwnProductView } from "@emporia/contracts/catalog";
import { moneyText } from "@emporia/ui/lib/money-text";
import { plainDescription } from "./description";

/** A field in which what somebody wrote differs from what somebody else saved meanwhile. */
export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

interface Written {
  name: string;
  description: string;
  categoryId?: string | null | undefined;
  tags: readonly string[];
  slug?: string | undefined;
  seo?: { title?: string | null | undefined; description?: string | null | undefined } | undefined;
  pictures: readonly { mediaId: string }[];
  videos: readonly { url: string; title: string }[];
  attributes?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  variants: readonly {
    id?: string | undefined;
    options: readonly string[];
    sku?: string | undefined;
    price?: number | undefined;
    compareAtPrice?: number | null | undefined;
    quantity?: number | undefined;
  }[];
}

const MOST_LETTERS = 160;

/** What a seller wrote beside what is saved by now, field by field. A category is named by its id. */
export function differencesOf(written: Written, saved: OwnProductView): Difference[] {
  const found: Difference[] = [];
  const compare = (label: string, mine: string | null | undefined, theirs: string | null | undefined) => {
    if ((mine ?? "") !== (theirs ?? ""))
      found.push({ label, mine: shortened(mine ?? ""), theirs: shortened(theirs ?? "") });
  };
  compare("Name", written.name, saved.name);
  compare("Description", plainDescription(written.description), plainDescription(saved.description));
  compare("Category", written.categoryId, saved.categoryId);
  compare("Tags", written.tags.map((tag) => tag.toLowerCase()).join(", "), saved.tags.join(", "));
  if (written.slug !== undefined) compare("Address", written.slug, saved.slug);
  for (const { code, name, value } of saved.attributes)
    if (written.attributes && code in written.attributes)
      compare(name, String(written.attributes[code] ?? ""), value === null ? "" : String(value));
  compare("Title for search engines", written.seo?.title, saved.seo.title);
  compare("Description for search engines", written.seo?.description, saved.seo.description);
  if (written.pictures.map(({ mediaId }) => mediaId).join() !== saved.pictures.map(({ id }) => id).join())
    compare("Pictures", countText(written.pictures.length), `${countText(saved.pictures.length)}, other ones`);
  const videosText = (videos: Written["videos"]) => videos.map(({ url, title }) => [url, title].join(" ")).join(", ");
  compare("Videos", videosText(written.videos), videosText(saved.videos));
  compareVariants(written, saved, compare);
  return found;
}

type Compare = (label: string, mine: string | null | undefined, theirs: string | null | undefined) => void;

function compareVariants(written: Written, saved: OwnProductView, compare: Compare): void {
  const known = new Map(saved.variants.map((variant) => [variant.id, variant]));
  for (const mine of written.variants) {
    const theirs = mine.id === undefined ? undefined : known.get(mine.id);
    const title = mine.options.join(" / ");
    const label = (field: string) => (title === "" ? field : `${field} of ${title}`);
    if (mine.id !== undefined) known.delete(mine.id);
    if (!theirs) {
      compare(title || "Variant", "There", "Taken away");
      continue;
    }
    const { currency } = theirs.price;
    const text = (amount: number | null | undefined) =>
      amount === null || amount === undefined ? "" : moneyText({ amount, currency });
    if (mine.price !== undefined) compare(label("Price"), text(mine.price), text(theirs.price.amount));
    compare(label("Compare at"), text(mine.compareAtPrice), text(theirs.compareAtPrice?.amount));
    compare(label("SKU"), mine.sku, theirs.sku);
    if (mine.quantity !== undefined) compare(label("On hand"), String(mine.quantity), String(theirs.onHand));
  }
  for (const { options } of known.values()) compare(options.join(" / ") || "Variant", "Not there", "There");
}

const countText = (count: number) => (count === 1 ? "1 picture" : `${count} pictures`);
const shortened = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);
