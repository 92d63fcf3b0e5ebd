import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { checkContent, type ProductState, type VariantContent } from "./product-content";
import { type Proposal, partVariants, shownContent } from "./proposals";
import { countVersions, insertSubmissions, listTrustedSellers, withdrawSubmissions } from "./queries/submissions";
import type { ProductChange } from "./save-products";

/** A change with the id of its product, and its variants with theirs. */
interface Wanted {
  id: string;
  change: ProductChange;
  variants: readonly { content: VariantContent & { id: string } }[];
}

interface Held {
  id: string;
  /** What goes on at once. */
  change: ProductChange;
  /** What staff look at first: null when the product is to be published, undefined when it is nothing. */
  proposed: Proposal | null | undefined;
}

/**
 * Keeps back what staff are to look at first: the publishing of products of shops that are not trusted, and of those
 * that staff took down, and what shoppers would read and see anew of those that are published. Prices, stock and all else go on at once.
 * Call `submit` once the products are written.
 * @returns what goes on of each change, in their order; the products of which something new waits for staff, and those
 * of which what waited is taken back
 */
export async function holdForReview(
  tx: Tx,
  ctx: Ctx,
  wanted: readonly Wanted[],
): Promise<{
  changes: ProductChange[];
  submitted: ReadonlySet<string>;
  recalled: ReadonlySet<string>;
  submit: () => Promise<void>;
}> {
  const trusted = await listTrustedSellers(
    tx,
    wanted.map(({ change }) => change.sellerId),
  );
  const all = wanted.map((each): Held => {
    const { id, change } = each;
    const isFree = trusted.has(change.sellerId) && !change.current?.takedown;
    return isFree ? { id, change, proposed: undefined } : heldBack(each);
  });
  const news = all.filter(isNews);
  const overtaken = all.filter(isOvertaken);
  return {
    changes: all.map(({ change }) => change),
    submitted: new Set(idsOf(news)),
    recalled: new Set(idsOf(overtaken.filter(({ change }) => change.current?.submission?.status === "WAITING"))),
    async submit() {
      const now = ctx.clock.now();
      const kept = all.flatMap(({ id, change: { sellerId }, proposed }) =>
        proposed === undefined ? [] : [{ productId: id, sellerId, proposed }],
      );
      await insertSubmissions(tx, kept, now);
      await countVersions(tx, idsOf(news.filter(({ proposed }) => proposed !== null)), now);
      await withdrawSubmissions(tx, idsOf(overtaken), now);
    },
  };
}

const idsOf = (all: readonly Held[]) => all.map(({ id }) => id);

function heldBack({ id, change, variants }: Wanted): Held {
  const { current, content, status } = change;
  if (status !== "PUBLISHED") return { id, change, proposed: undefined };
  if (current?.status !== "PUBLISHED")
    return { id, change: { ...change, status: current?.status ?? "DRAFT" }, proposed: null };
  const shown = shownContent(current);
  const wanted = wantedContent(current, change);
  const parted = partVariants(
    current,
    content.options,
    variants.map((variant) => variant.content),
  );
  if (isDeepStrictEqual(shown, wanted) && !parted.proposed) return { id, change, proposed: undefined };
  const { slug: _, ...words } = shown;
  const atOnce = { ...content, ...words, variants: parted.atOnce };
  checkContent(atOnce);
  return {
    id,
    change: { ...change, wantedSlug: undefined, content: atOnce },
    // As it comes back from the database, so that the two can be compared.
    proposed: JSON.parse(JSON.stringify({ ...wanted, variants: parted.proposed })),
  };
}

/** What shoppers would see with the change. An address that waits goes on waiting unless another one is wanted. */
function wantedContent(current: ProductState, { content, wantedSlug }: ProductChange) {
  const { submission } = current;
  const waiting = submission?.status === "WAITING" ? submission.proposed?.slug : undefined;
  const slug = wantedSlug ?? waiting ?? current.slug;
  return shownContent({ ...content, slug, attributes: content.attributes ?? current.attributes });
}

function isNews({ change: { current }, proposed }: Held): boolean {
  if (proposed === undefined) return false;
  return current?.submission?.status !== "WAITING" || !isDeepStrictEqual(proposed, current.submission.proposed);
}

/** What waits, or came back, is of no use any more: shoppers see it otherwise now, or are not to see it. */
function isOvertaken({ change, proposed }: Held): boolean {
  const { current, status } = change;
  const { submission } = current ?? {};
  if (!current || !submission || proposed !== undefined) return false;
  if (submission.status === "WAITING") return status === "ARCHIVED" || submission.proposed !== null;
  if (submission.status !== "RETURNED") return false;
  if (submission.proposed === null) return status === "PUBLISHED";
  return change.isOnReturned === true || !isDeepStrictEqual(shownContent(current), wantedContent(current, change));
}
