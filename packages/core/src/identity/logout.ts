import { type Ctx, signedIn } from "../platform";
import { closeAllSessions, closeCurrentSession } from "./sessions";

/** Ends the session that the request came with. Logging out twice is harmless. */
export async function logout(ctx: Ctx): Promise<void> {
  await closeCurrentSession(ctx.db, ctx);
}

/** Ends every session of this person, on every device. */
export async function logoutEverywhere(ctx: Ctx): Promise<void> {
  await closeAllSessions(ctx.db, ctx, signedIn(ctx).userId);
}
