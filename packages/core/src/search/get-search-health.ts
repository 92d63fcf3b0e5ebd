import type { Db } from "@emporia/db";
import { TOLERATED_LAG_MS } from "./engine-index";
import { findSearchHealth } from "./queries/indexes";
import type { SearchEngine } from "./search-engine";

export interface SearchHealth {
  /** Whether searches go to the engine; false while PostgreSQL answers. */
  isAnswering: boolean;
  /** Milliseconds. */
  lagMs: number;
  /** Products whose copy is to be written. */
  waiting: number;
  /** Products that the last check found different. */
  drift: number;
}

/** How far the engine is behind, and whether it is asked. */
export async function getSearchHealth(db: Db, engine: SearchEngine | null): Promise<SearchHealth> {
  const { isComplete, lagMs, waiting, drift } = await findSearchHealth(db, engine?.indexName ?? "");
  return {
    isAnswering: engine?.isUp() === true && isComplete && lagMs <= TOLERATED_LAG_MS,
    lagMs,
    waiting,
    drift,
  };
}
