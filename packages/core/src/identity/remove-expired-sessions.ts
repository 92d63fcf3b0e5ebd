import { after, type Ctx, DAY_MS } from "../platform";
import { luciaOn } from "./lucia";
import { deleteExpiredTokens, deleteOldAttempts } from "./queries";

/** Sweeps out sessions, links and failed attempts that mean nothing any more. */
export async function removeExpiredSessions(ctx: Ctx): Promise<void> {
  const aDayAgo = after(ctx.clock, -DAY_MS);
  await luciaOn(ctx.db, ctx.clock).deleteExpiredSessions();
  await deleteExpiredTokens(ctx.db, aDayAgo);
  await deleteOldAttempts(ctx.db, aDayAgo);
}
