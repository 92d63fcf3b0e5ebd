import type { StaffRole } from "@emporia/contracts/identity";
import type { Db } from "@emporia/db";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Clock, Membership } from "../platform";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfUser,
  findSessionWithUser,
  insertSession,
  listSessionsOfUser,
  setSessionExpiry,
} from "./queries";

export interface UserAttributes {
  email: string;
  firstName: string;
  isEmailVerified: boolean;
  staffRole: StaffRole | null;
  memberships: readonly Membership[];
}

type IdentityLucia = Lucia<Record<never, never>, UserAttributes>;

declare module "lucia" {
  interface Register {
    Lucia: IdentityLucia;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** Sessions last 30 days from their last extension. */
const SESSION_LIFE = new TimeSpan(30, "d");

/** Lucia over this connection; session ids given to it are hashes already. */
export function luciaOn(db: Db, clock: Clock): IdentityLucia {
  return new Lucia(adapterOn(db, clock), {
    sessionExpiresIn: SESSION_LIFE,
    getUserAttributes: (attributes) => attributes,
  });
}

function adapterOn(db: Db, clock: Clock): Adapter {
  // Lucia reads the system's clock; its dates are moved to ours on the way in and back on the way out.
  const skew = () => Date.now() - clock.now().getTime();
  const ours = (date: Date) => new Date(date.getTime() - skew());
  const lucias = (date: Date) => new Date(date.getTime() + skew());
  return {
    async getSessionAndUser(sessionId) {
      const found = await findSessionWithUser(db, sessionId);
      if (!found) return [null, null];
      const { userId, expiresAt, ...attributes } = found;
      return [
        { id: sessionId, userId, expiresAt: lucias(expiresAt), attributes: {} },
        { id: userId, attributes },
      ];
    },
    async getUserSessions(userId) {
      const sessions = await listSessionsOfUser(db, userId);
      return sessions.map(({ id_hash, expires_at }) => ({
        id: id_hash,
        userId,
        expiresAt: lucias(expires_at),
        attributes: {},
      }));
    },
    setSession: ({ id, userId, expiresAt }) =>
      insertSession(db, { id_hash: id, user_id: userId, created_at: clock.now(), expires_at: ours(expiresAt) }),
    updateSessionExpiration: (sessionId, expiresAt) => setSessionExpiry(db, sessionId, ours(expiresAt)),
    deleteSession: (sessionId) => deleteSession(db, sessionId),
    deleteUserSessions: (userId) => deleteSessionsOfUser(db, userId),
    deleteExpiredSessions: () => deleteExpiredSessions(db, clock.now()),
  };
}
