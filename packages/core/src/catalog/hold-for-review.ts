import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { type ShownContent, shownContent } from "./product-content";
import { countVersions, insertSubmissions, listTrustedSellers, withdrawSubmissions } from "./queries/submissions";
import type { ProductChange } from "./save-products";

interface Held {
  /** What goes on at once. */
  change: ProductChange;
  /** What staff look at first: null when the product is to be published, undefined when it is nothing. */
  proposed: ShownContent | null | undefined;
}

/**
 * Keeps back what staff are to look at first: the publishing of products of shops that are not trusted, and what
 * shoppers would read and see anew of those that are published. Prices, stock and all else go on at once.
 * Call `submit` once the products are written.
 */
export async function holdForReview<Plan extends { id: string; change: ProductChange }>(
  tx: Tx,
  ctx: Ctx,
  wanted: readonly Plan[],
): Promise<{ plans: Plan[]; submit: () => Promise<void> }> {
  const sellerIds = wanted.map(({ change }) => change.sellerId);
  const trusted = await listTrustedSellers(tx, sellerIds);
  const all = wanted.map((plan): { plan: Plan; held: Held } => ({
    plan,
    held: trusted.has(plan.change.sellerId) ? { change: plan.change, proposed: undefined } : heldBack(plan.change),
  }));
  return {
    plans: all.map(({ plan, held }) => ({ ...plan, change: held.change })),
    async submit() {
      const now = ctx.clock.now();
      const kept = all.flatMap(({ plan, held: { proposed } }) =>
        proposed === undefined ? [] : [{ productId: plan.id, sellerId: plan.change.sellerId, proposed }],
      );
      const isNews = ({ plan, held: { proposed } }: (typeof all)[number]) =>
        proposed && !isDeepStrictEqual(proposed, plan.change.current?.submission?.proposed);
      const overtaken = all.filter(({ plan, held }) => held.proposed === undefined && isOvertaken(plan.change));
      await insertSubmissions(tx, kept, now);
      await countVersions(tx, idsOf(all.filter(isNews)), now);
      await withdrawSubmissions(tx, idsOf(overtaken), now);
    },
  };
}

const idsOf = (all: readonly { plan: { id: string } }[]) => all.map(({ plan }) => plan.id);

function heldBack(change: ProductChange): Held {
  const { current, content, status } = change;
  if (status !== "PUBLISHED") return { change, proposed: undefined };
  if (current?.status !== "PUBLISHED")
    return { change: { ...change, status: current?.status ?? "DRAFT" }, proposed: null };
  const [shown, wanted] = [shownContent(current), shownContent(content)];
  if (isDeepStrictEqual(shown, wanted)) return { change, proposed: undefined };
  return { change: { ...change, content: { ...content, ...shown } }, proposed: wanted };
}

/** What waits is of no use any more: the product is withdrawn, or is to be again what shoppers see. */
function isOvertaken({ current, status }: ProductChange): boolean {
  if (current?.submission?.status !== "WAITING") return false;
  return status === "ARCHIVED" || current.submission.proposed !== null;
}
