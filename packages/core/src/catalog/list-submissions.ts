import type { PictureView } from "@emporia/contracts/common";
import type { listSubmissionsInput, SubmissionView, submissionsView } from "@emporia/contracts/moderation";
import { formatMoney, money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform/index";
import { type ProductState, variantTitle } from "./product-content";
import { asWritten } from "./proposals";
import { findOwnProductState } from "./queries/product-state";
import { findSubmission, findSubmissionRow, listCategoryPaths, listWaitingSubmissions } from "./queries/submissions";
import { videoUrls } from "./video-address";
import { toPictureView } from "./view";

const MAX_VARIANTS = 20;

/** What waits for staff, the longest first. */
export async function listSubmissions(
  ctx: Ctx,
  input: z.output<typeof listSubmissionsInput>,
): Promise<z.output<typeof submissionsView>> {
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const rows = await listWaitingSubmissions(ctx.db, after, input.limit);
  return toPage(
    rows,
    input.limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

/** What a shop has handed in, beside what shoppers see of it. @throws NotFound no such submission */
export async function getSubmission(ctx: Ctx, input: { submissionId: string }): Promise<SubmissionView> {
  const submission = await findSubmission(ctx.db, input.submissionId);
  const row = submission && (await findSubmissionRow(ctx.db, submission.id));
  const product = submission && (await findOwnProductState(ctx.db, submission.sellerId, submission.productId));
  if (!row || !product) throw new NotFound("This submission");
  const written = row.isNew ? product : asWritten(product);
  const categoryIds = [product.categoryId, written.categoryId].filter((id) => id !== null);
  const before = row.isNew ? undefined : product;
  return {
    ...row,
    changes: shownChanges(before, written, await listCategoryPaths(ctx.db, categoryIds)),
    picturesBefore: picturesOf(before),
    picturesAfter: picturesOf(written),
    variants: written.variants.slice(0, MAX_VARIANTS).map(({ optionValues, price, sku }) => ({
      title: variantTitle(optionValues),
      price: price ? formatMoney(money(price.amount, price.currency)) : "",
      sku: sku ?? "",
    })),
    variantCount: written.variants.length,
  };
}

function picturesOf(product: ProductState | undefined): PictureView[] {
  return product?.pictures.flatMap((picture) => toPictureView(picture) ?? []) ?? [];
}

/** Field by field what shoppers would read anew; all of it when they have read nothing yet. */
function shownChanges(
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

function attributeLines({ attributes, askedAttributes }: ProductState): string {
  const asked = new Map(askedAttributes.map((attribute) => [attribute.code, attribute]));
  return Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, value]) => {
      const { name = code, unit, options = [] } = asked.get(code) ?? {};
      const label = options.find((option) => option.code === value)?.label ?? String(value);
      return `${name}: ${unit ? `${label} ${unit}` : label}`;
    })
    .join("\n");
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
