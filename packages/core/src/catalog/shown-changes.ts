import type { PictureView } from "@emporia/contracts/common";
import type { SubmissionView } from "@emporia/contracts/moderation";
import type { ProductState } from "./product-content";
import { videoUrls } from "./video-address";
import { toPictureView } from "./view";

/** The pictures of a product that are there to be seen. */
export function picturesOf(product: ProductState | undefined): PictureView[] {
  return product?.pictures.flatMap((picture) => toPictureView(picture) ?? []) ?? [];
}

/** Field by field what shoppers would read anew; all of it when they have read nothing yet. */
export function shownChanges(
  before: ProductState | undefined,
  after: ProductState,
  categoryPaths: ReadonlyMap<string, string>,
): SubmissionView["changes"] {
  const fields: [string, (content: ProductState) => string][] = [
    ["Name", (content) => content.name],
    ["Category", (content) => categoryPaths.get(content.categoryId ?? "") ?? ""],
    ["Description", (content) => linesOf(content.description)],
    ["Tags", (content) => content.tags.join(", ")],
    ["Details", (content) => content.specs.map(({ name, value }) => `${name}: ${value}`).join("\n")],
    ["Options", (content) => content.options.map(({ name, values }) => `${name}: ${values.join(", ")}`).join("\n")],
    ["Videos", videoLines],
    ["Attributes", attributeLines],
    ["Address", (content) => content.slug],
    ["Title for search engines", (content) => content.seoTitle ?? ""],
    ["Description for search engines", (content) => content.seoDescription ?? ""],
  ];
  return fields
    .map(([field, read]) => ({ field, before: before ? read(before) : "", after: read(after) }))
    .filter((change) => change.before !== change.after);
}

/** With place and poster, so that nothing of a video changes unseen. */
function videoLines({ videos, pictures }: ProductState): string {
  return videos
    .map((video) => {
      const { title, posterMediaId, afterPictures } = video;
      const poster = pictures.findIndex(({ mediaId }) => mediaId === posterMediaId);
      const place = afterPictures === null ? "after all pictures" : `after ${afterPictures} pictures`;
      const said = [title, place, poster < 0 ? "no poster" : `poster: picture ${poster + 1}`].filter(Boolean);
      return `${videoUrls(video).watchUrl} (${said.join(", ")})`;
    })
    .join("\n");
}

function attributeLines(product: ProductState): string {
  return saidOf(product)
    .map(({ name, value }) => `${name}: ${value}`)
    .join("\n");
}

/** What a product says of what its category asks for, as one reads it. */
export function saidOf({ attributes, askedAttributes }: ProductState): { name: string; value: string }[] {
  const asked = new Map(askedAttributes.map((attribute) => [attribute.code, attribute]));
  return Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, value]) => {
      const { name = code, unit, options = [] } = asked.get(code) ?? {};
      const label = options.find((option) => option.code === value)?.label ?? String(value);
      return { name, value: unit ? `${label} ${unit}` : label };
    });
}

/** A description as plain text, a line for each of its blocks. */
function linesOf(html: string): string {
  return html
    .replace(/<(br|\/p|\/li|\/h\d|\/tr)\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};
