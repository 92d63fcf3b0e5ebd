import { actorRef, type Ctx, InvalidInput, inTransaction, newId, recordAudit } from "../platform/index";
import { insertRebuild } from "./queries/indexes";

/**
 * Has the engine's index built anew beside the one that answers. Asking while one is being built is harmless.
 * @throws InvalidInput where no engine is set up
 */
export async function requestRebuild(ctx: Ctx): Promise<void> {
  const engine = ctx.services.searchEngine;
  if (!engine)
    throw new InvalidInput({ index: "PostgreSQL searches the listings themselves: there is no copy to build." });
  await inTransaction(ctx, async (tx) => {
    const id = newId();
    const isNew = await insertRebuild(tx, {
      id,
      indexName: engine.indexName,
      reason: "Staff asked for it.",
      requestedBy: actorRef(ctx.actor),
      now: ctx.clock.now(),
    });
    if (isNew) await recordAudit(tx, ctx, { action: "search.rebuild", subjectType: "search_rebuild", subjectId: id });
  });
}
