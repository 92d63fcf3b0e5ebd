import type { SearchStateView } from "@emporia/contracts/search";
import type { Ctx } from "../platform/index";
import { getSearchHealth } from "./get-search-health";
import { listChecks } from "./queries/checks";
import { countChanges, findIndexTimes, listRebuilds } from "./queries/indexes";
import { nextName } from "./sync-indexes";

/** Who answers searches, how far the copies are behind, how far a rebuild is, and what the last checks found. */
export async function getSearchState(ctx: Ctx): Promise<SearchStateView> {
  const engine = ctx.services.searchEngine;
  const [health, times, rebuilds, checks, unfilled] = await Promise.all([
    getSearchHealth(ctx.db, engine),
    findIndexTimes(ctx.db),
    listRebuilds(ctx.db, 5),
    listChecks(ctx.db, 5),
    engine ? countChanges(ctx.db, nextName(engine.indexName)) : 0,
  ]);
  return {
    engine: engine?.label ?? null,
    isAnswering: health.isAnswering,
    lagMs: Math.round(health.lagMs),
    waiting: health.waiting,
    lastError: times.lastError,
    lastErrorAt: times.lastErrorAt?.toISOString() ?? null,
    syncedAt: times.syncedAt?.toISOString() ?? null,
    rebuilds: rebuilds.map((row) => ({
      id: row.id,
      status: row.status,
      reason: row.reason,
      total: row.total,
      done: row.status === "RUNNING" ? Math.max(0, row.total - unfilled) : row.total,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
    })),
    checks: checks.map((row) => ({
      id: row.id,
      compared: row.compared,
      listingsDiffering: row.listings_differing,
      copiesMissing: row.copies_missing,
      copiesStale: row.copies_stale,
      copiesLeftOver: row.copies_left_over,
      examples: row.examples,
      checkedAt: row.checked_at.toISOString(),
    })),
  };
}
