import type { MemberRole, StaffRole } from "@emporia/contracts/identity";
import type { SellerStatus } from "@emporia/contracts/sellers";
import type { Db } from "@emporia/db";
import type { Clock } from "./clock";
import { SignInNeeded } from "./errors";
import type { Market } from "./markets";
import type { Services } from "./services";

export interface Membership {
  sellerId: string;
  shopName: string;
  shopSlug: string;
  sellerStatus: SellerStatus;
  role: MemberRole;
}

export interface Guest {
  kind: "guest";
}
export interface User {
  kind: "user";
  userId: string;
  email: string;
  firstName: string;
  isEmailVerified: boolean;
  staffRole: StaffRole | null;
  memberships: readonly Membership[];
}
/** The platform itself: a job, a webhook, a schedule. */
export interface System {
  kind: "system";
  name: string;
}
export type Actor = Guest | User | System;

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every use case gets first: who asks, when, through which connections. */
export interface Ctx {
  db: Db;
  clock: Clock;
  actor: Actor;
  /** Travels from the request through events and jobs to outgoing calls. */
  correlationId: string;
  /** The cart the client named, which a guest owns by knowing its id. */
  cartId: string | null;
  /** Where the actor buys: what they are shown, and what they put into a cart, is of this market. */
  market: Market;
  services: Services;
  log: Logger;
}

/** The signed-in person. @throws SignInNeeded for a guest */
export function signedIn(ctx: Ctx): User {
  if (ctx.actor.kind !== "user") throw new SignInNeeded();
  return ctx.actor;
}

/** The same context acting as the platform. */
export function asSystem(ctx: Ctx, name: string): Ctx {
  return { ...ctx, actor: { kind: "system", name }, cartId: null };
}

/** How an actor is written into events, movements and the audit log. */
export function actorRef(actor: Actor): { kind: Actor["kind"]; id?: string; name?: string } {
  if (actor.kind === "user") return { kind: "user", id: actor.userId };
  if (actor.kind === "system") return { kind: "system", name: actor.name };
  return { kind: "guest" };
}
