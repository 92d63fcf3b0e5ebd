import { actorRef, type Ctx, newId } from "../platform/index";
import { insertCheck, listDriftedListings, listVersions, refreshDrifted } from "./queries/checks";
import { insertChanges, listIndexes } from "./queries/indexes";
import { SearchEngineDown } from "./search-engine";

const AT_ONCE = 2_000;
const EXAMPLES = 20;

export interface Example {
  productId: string;
  /** What is wrong with it. */
  problem: "listing" | "missing" | "stale" | "left over";
}

/**
 * Compares every listing with the tables it is made of and, where an engine is set up, every copy with its listing.
 * What differs is put right, and written down with examples. What waits to be copied is not counted: it is on its way.
 */
export async function checkIndexes(ctx: Ctx): Promise<void> {
  const examples: Example[] = [];
  const noted = (problem: Example["problem"], productIds: readonly string[]) => {
    for (const productId of productIds.slice(0, EXAMPLES - examples.length)) examples.push({ productId, problem });
  };
  let compared = 0;
  let listingsDiffering = 0;
  for (let last: string | undefined; ; ) {
    const portion = await listDriftedListings(ctx.db, last, AT_ONCE);
    compared += portion.compared;
    listingsDiffering += portion.drifted.length;
    noted("listing", portion.drifted);
    if (portion.drifted.length > 0) await refreshDrifted(ctx.db, portion.drifted);
    if (portion.last === undefined) break;
    last = portion.last;
  }
  const copies = await checkCopies(ctx);
  if (copies) {
    noted("missing", copies.missing);
    noted("stale", copies.stale);
    noted("left over", copies.leftOver);
    await insertChanges(ctx.db, [...copies.missing, ...copies.stale, ...copies.leftOver].sort());
  }
  await insertCheck(ctx.db, {
    id: newId(),
    requestedBy: actorRef(ctx.actor),
    compared,
    listingsDiffering,
    copiesMissing: copies?.missing.length ?? null,
    copiesStale: copies?.stale.length ?? null,
    copiesLeftOver: copies?.leftOver.length ?? null,
    examples,
    now: ctx.clock.now(),
  });
}

/** Undefined where there are no copies to compare, or the engine does not answer. */
async function checkCopies(ctx: Ctx): Promise<{ missing: string[]; stale: string[]; leftOver: string[] } | undefined> {
  const engine = ctx.services.searchEngine;
  const live = (await listIndexes(ctx.db)).find((index) => index.role === "live" && index.is_complete);
  if (!engine || !live) return undefined;
  const held = new Map<string, number>();
  try {
    for await (const portion of engine.versions(live.name))
      for (const { id, version } of portion) held.set(id, version);
  } catch (error) {
    if (error instanceof SearchEngineDown) return undefined;
    throw error;
  }
  // Read after the copies: what was copied meanwhile may be newer than it seems, and is then merely copied again.
  const { listed, waiting } = await listVersions(ctx.db, live.name);
  const isSettled = (productId: string) => !waiting.has(productId);
  return {
    missing: [...listed.keys()].filter((id) => !held.has(id) && isSettled(id)),
    stale: [...listed]
      .filter(([id, version]) => (held.get(id) ?? version) !== version && isSettled(id))
      .map(([id]) => id),
    leftOver: [...held.keys()].filter((id) => !listed.has(id) && isSettled(id)),
  };
}
