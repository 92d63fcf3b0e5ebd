import type { Tx } from "@emporia/db";
import { newId } from "../platform/index";
import { listTakenHandles, listTakenSlugs, lockSlugs } from "./queries/write-product";

export interface SlugWish {
  productId: string;
  sellerId: string;
  /** Undefined keeps `current`. */
  wanted: string | undefined;
  current: string | undefined;
  /** Whether its handle comes from a file; otherwise its first slug becomes its handle too. */
  isHandleGiven: boolean;
}

const TRIES = 20;

function candidates(wanted: string): string[] {
  const numbered = Array.from({ length: TRIES - 1 }, (_, index) => `${wanted.slice(0, 150)}-${index + 2}`);
  return [wanted.slice(0, 160), ...numbered];
}

/** Gives each product a slug of its own: the one it wants, or that with a suffix when somebody else has it. */
export async function chooseSlugs(tx: Tx, wishes: readonly SlugWish[]): Promise<Map<string, string>> {
  const chosen = new Map<string, string>();
  const open = wishes.filter(({ productId, wanted, current }) => {
    if (current !== undefined && (wanted === undefined || wanted === current)) {
      chosen.set(productId, current);
      return false;
    }
    return true;
  });
  if (open.length === 0) return chosen;
  // Whoever wants the same name waits here, so that nobody loses the race for it.
  await lockSlugs(tx, [...new Set(open.map(({ wanted }) => wanted ?? "product"))]);
  const all = open.flatMap(({ wanted }) => candidates(wanted ?? "product"));
  // A single product may return to an address it had; of several, none takes from another.
  const taken = await listTakenSlugs(tx, all, open.length === 1 ? open.map(({ productId }) => productId) : []);
  const [first] = open;
  const handles =
    first && open.some((wish) => !wish.isHandleGiven && wish.current === undefined)
      ? await listTakenHandles(tx, first.sellerId, all)
      : new Set<string>();
  for (const { productId, wanted = "product", isHandleGiven, current } of open) {
    const isFree = (slug: string) => !taken.has(slug) && (isHandleGiven || current !== undefined || !handles.has(slug));
    const slug = candidates(wanted).find(isFree) ?? `${wanted.slice(0, 120)}-${newId().slice(-12)}`;
    taken.add(slug);
    chosen.set(productId, slug);
  }
  return chosen;
}
