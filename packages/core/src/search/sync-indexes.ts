import { actorRef, after, type Ctx, inTransaction, newId } from "../platform/index";
import {
  countChanges,
  deleteChanges,
  deleteIndex,
  endLease,
  findRunningRebuild,
  type IndexRow,
  insertAllChanges,
  insertChanges,
  insertNextIndex,
  insertRebuild,
  listChanges,
  listIndexes,
  setIncomplete,
  setIndexError,
  setRebuildDone,
  setRebuildTotal,
  setSettingsHash,
  setSwapped,
  setSynced,
  takeLease,
} from "./queries/indexes";
import { readRules } from "./queries/rules";
import type { SearchEngine, SearchRules } from "./search-engine";

const LEASE_MS = 60_000;
const AT_ONCE = 1_000;

/** The name of the index that is filled beside the live one. */
export const nextName = (live: string): string => `${live}_next`;

/**
 * Copies into the engine what has changed in the listings, one portion for each index. One process at a time does it, so
 * that what was read later is written later; a process that lost its turn while it wrote has the same products copied
 * again. Starts a rebuild that was asked for, or that is needed because the engine has no index or another than it had,
 * and puts a finished one in the live index's place.
 * @param holder who takes the turn; the same in all calls of a process
 * @param isThorough looks as well whether index and settings are still what they should be
 * @returns how many products were copied or taken out; 0 when nothing waits, or it is somebody else's turn
 * @throws SearchEngineDown while the engine does not answer; what waits, waits on
 */
export async function syncIndexes(
  ctx: Ctx,
  { holder, isThorough }: { holder: string; isThorough: boolean },
): Promise<number> {
  const engine = ctx.services.searchEngine;
  if (!engine) return 0;
  const keepLease = () => takeLease(ctx.db, holder, ctx.clock.now(), after(ctx.clock, LEASE_MS));
  if (!(await keepLease())) return 0;
  try {
    if (isThorough) await lookAfterIndexes(ctx, engine);
    let copied = 0;
    for (const index of await listIndexes(ctx.db)) copied += await feed(ctx, engine, index, keepLease);
    return copied;
  } catch (error) {
    await setIndexError(ctx.db, error instanceof Error ? error.message : String(error), ctx.clock.now());
    throw error;
  }
}

/** Gives up the turn, so that another process need not wait until it ends by itself. */
export async function endSync(ctx: Ctx, { holder }: { holder: string }): Promise<void> {
  await endLease(ctx.db, holder);
}

async function feed(
  ctx: Ctx,
  engine: SearchEngine,
  index: IndexRow,
  keepLease: () => Promise<boolean>,
): Promise<number> {
  // What the live index has lost the next one will bring: there is no use in filling it meanwhile.
  if (index.role === "live" && !index.is_complete) return 0;
  // Stopped between the swap and writing it down.
  if (index.role === "next" && (await engine.identity(engine.indexName)) === index.identity) {
    await finishRebuild(ctx, engine, index);
    return 0;
  }
  const changes = await listChanges(ctx.db, index.name, AT_ONCE);
  if (changes.length > 0) {
    if ((await engine.identity(index.name)) !== index.identity) {
      await replaceLost(ctx, engine, index);
      return 0;
    }
    const documents = changes.flatMap(({ document }) => document ?? []);
    const hidden = changes.flatMap(({ productId, document }) => (document ? [] : productId));
    if (documents.length > 0) await engine.put(index.name, documents);
    if (hidden.length > 0) await engine.remove(index.name, hidden);
    const copied = changes.map(({ productId, version }) => ({ productId, version }));
    if (await keepLease()) await deleteChanges(ctx.db, index.name, copied);
    else {
      // Somebody else may have written newer ones before these.
      const productIds = copied.map((each) => each.productId);
      await insertChanges(ctx.db, productIds);
    }
    await setSynced(ctx.db, index.name, ctx.clock.now());
  }
  if (index.role === "next" && (await countChanges(ctx.db, index.name)) === 0) await finishRebuild(ctx, engine, index);
  return changes.length;
}

async function lookAfterIndexes(ctx: Ctx, engine: SearchEngine): Promise<void> {
  const indexes = await listIndexes(ctx.db);
  if (indexes.length === 0) await askForRebuild(ctx, engine, "The index is filled for the first time.");
  const rules = await readRules(ctx.db);
  const settingsHash = engine.settingsHash(rules);
  for (const index of indexes) {
    if ((await engine.identity(index.name)) !== index.identity) {
      if (index.role === "live") await replaceLost(ctx, engine, index);
    } else if (shapeOf(index.settings_hash) !== shapeOf(settingsHash)) {
      // Its documents lack what is searched now: those that are there would have to be written anew anyway.
      if (index.role === "live") await askForRebuild(ctx, engine, "Documents have another shape than before.");
      else await beginFilling(ctx, engine, rules);
    } else if (index.settings_hash !== settingsHash) {
      await engine.applySettings(index.name, rules);
      await setSettingsHash(ctx.db, index.name, settingsHash);
    }
  }
  const isFilling = indexes.some((index) => index.role === "next");
  if (!isFilling && (await findRunningRebuild(ctx.db))) await beginFilling(ctx, engine, rules);
}

const shapeOf = (settingsHash: string) => settingsHash.split(".")[0];

/** The engine has forgotten an index: emptied, or restored to what it was before. */
async function replaceLost(ctx: Ctx, engine: SearchEngine, index: IndexRow): Promise<void> {
  if (index.role === "next") return beginFilling(ctx, engine, await readRules(ctx.db));
  await setIncomplete(ctx.db, index.name);
  await askForRebuild(ctx, engine, "The engine has lost its index.");
}

/** An empty index beside the live one, and everything to be copied into it; from then on also what changes. */
async function beginFilling(ctx: Ctx, engine: SearchEngine, rules: SearchRules): Promise<void> {
  const name = nextName(engine.indexName);
  const identity = await engine.create(name, rules);
  const settingsHash = engine.settingsHash(rules);
  await inTransaction(ctx, async (tx) => {
    await deleteIndex(tx, name);
    await insertNextIndex(tx, { name, settingsHash, identity, now: ctx.clock.now() });
    await setRebuildTotal(tx, await insertAllChanges(tx, name));
  });
}

async function askForRebuild(ctx: Ctx, engine: SearchEngine, reason: string): Promise<void> {
  await insertRebuild(ctx.db, {
    id: newId(),
    indexName: engine.indexName,
    reason,
    requestedBy: actorRef(ctx.actor),
    now: ctx.clock.now(),
  });
}

/** All is copied: the new index takes the place of the old one in one step, and is asked from then on. */
async function finishRebuild(ctx: Ctx, engine: SearchEngine, next: IndexRow): Promise<void> {
  const live = engine.indexName;
  if ((await engine.identity(live)) !== next.identity) await engine.swap(live, next.name);
  await inTransaction(ctx, async (tx) => {
    await setSwapped(tx, live, next.name, ctx.clock.now());
    await setRebuildDone(tx, ctx.clock.now());
  });
  await engine.drop(next.name);
}
