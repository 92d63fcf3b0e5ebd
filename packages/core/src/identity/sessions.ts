import type { Db, Tx } from "@emporia/db";
import { type Clock, type Ctx, hashSecret, newSecret, type User } from "../platform";
import { luciaOn } from "./lucia";

/** Who is signed in, and by which session, named by its hash. */
export interface SessionUser extends User {
  sessionId: string;
}

/** Who holds this token. `isFresh` says that the session was extended and the cookie should be set again. */
export async function resolveSession(
  db: Db,
  clock: Clock,
  token: string,
): Promise<{ actor: SessionUser; isFresh: boolean } | undefined> {
  const { session, user } = await luciaOn(db, clock).validateSession(hashSecret(token));
  if (!session) return undefined;
  const { id: userId, ...attributes } = user;
  return { actor: { kind: "user", userId, ...attributes, sessionId: session.id }, isFresh: session.fresh };
}

/** Opens a session and returns its token, which is nowhere stored. */
export async function openSession(tx: Tx, clock: Clock, userId: string): Promise<string> {
  const token = newSecret();
  await luciaOn(tx, clock).createSession(userId, {}, { sessionId: hashSecret(token) });
  return token;
}

/** Closes the session that this request came with. Without one it does nothing. */
export async function closeCurrentSession(db: Db, ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user" || !("sessionId" in actor) || typeof actor.sessionId !== "string") return;
  await luciaOn(db, ctx.clock).invalidateSession(actor.sessionId);
}

export async function closeAllSessions(db: Db, ctx: Ctx, userId: string): Promise<void> {
  await luciaOn(db, ctx.clock).invalidateUserSessions(userId);
}
