import {
  type Ctx,
  type MemberPermission,
  NotFound,
  NotPermitted,
  permissionsOfStaff,
  permittedMembership,
  SignInNeeded,
  type StaffPermission,
  signedIn,
} from "@emporia/core/platform";
import { initTRPC } from "@trpc/server";
import type { z } from "zod";
import { httpStatusOf, toErrorView, toTrpcError } from "./errors";

export type RateLimit = "catalog" | "cart" | "account" | "default";

export interface ProcedureMeta {
  /** Who may call it; set by the builders below, so that a procedure without it does not exist. */
  access?: string;
  /** Method and path under /api/v1, as in "GET /products/{productId}". */
  rest?: `${"GET" | "POST" | "PATCH" | "DELETE"} /${string}`;
  summary?: string;
  /** Which budget of calls it draws on. */
  limit?: RateLimit;
}

export interface TrpcContext {
  core: Ctx;
  /** Which of their shops a member means; the only one when absent. */
  requestedSellerId: string | null;
  /** Draws one call from the client's budget. @throws RateLimited */
  drawCall: (limit: RateLimit) => Promise<void> | void;
  /** Told after each call, for logs and metrics. */
  onCall?: (call: { path: string; ok: boolean; durationMs: number; error?: unknown }) => void;
}

const t = initTRPC
  .meta<ProcedureMeta>()
  .context<TrpcContext>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      message: toErrorView(error).message,
      code: shape.code,
      data: { code: shape.data.code, httpStatus: httpStatusOf(error), domain: toErrorView(error) },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** What a procedure answers, checked by its schema. */
export interface Answer<Schema extends z.ZodType = z.ZodType> {
  (value: unknown): z.output<Schema>;
  schema: Schema;
}

/** An answer is checked in one go: left to itself tRPC asks zod for a promise, which takes three times as long. */
export function answer<Schema extends z.ZodType>(schema: Schema): Answer<Schema> {
  return Object.assign((value: unknown) => schema.parse(value), { schema });
}

/**
 * An answer some of whose fields are objects that core keeps and answers again, such as the facets of a category. Each
 * such object is checked once, the other fields each time. They must not be changed once answered.
 */
export function answerKeeping<Schema extends z.ZodObject>(
  schema: Schema,
  fields: readonly (keyof z.output<Schema> & string)[],
): Answer<Schema> {
  const changing = schema.omit(Object.fromEntries(fields.map((field) => [field, true])) as never);
  const kept = schema.pick(Object.fromEntries(fields.map((field) => [field, true])) as never);
  const known = new WeakMap<object, unknown>();
  const check = (value: unknown) => {
    const found: Record<string, unknown> = changing.parse(value);
    const parts = new Map(Object.entries(value as object));
    if (!fields.every((field) => known.has(parts.get(field)))) {
      for (const [field, part] of Object.entries(kept.parse(value))) known.set(parts.get(field), part);
    }
    for (const field of fields) found[field] = known.get(parts.get(field));
    return found as z.output<Schema>;
  };
  return Object.assign(check, { schema });
}

const guarded = t.procedure.use(async ({ ctx, meta, path, next }) => {
  const started = performance.now();
  let failure: unknown;
  try {
    await ctx.drawCall(meta?.limit ?? "default");
    const result = await next();
    if (!result.ok) {
      failure = toTrpcError(result.error);
      throw failure;
    }
    return result;
  } catch (error) {
    failure ??= error;
    throw toTrpcError(error);
  } finally {
    ctx.onCall?.({
      path,
      ok: failure === undefined,
      durationMs: performance.now() - started,
      ...(failure === undefined ? {} : { error: failure }),
    });
  }
});

/** Anybody, signed in or not. */
export const publicProcedure = guarded.meta({ access: "public" });

/** Somebody who is signed in. */
export const shopperProcedure = guarded.meta({ access: "shopper" }).use(({ ctx, next }) => {
  signedIn(ctx.core);
  return next();
});

/** A member of a shop whose role has the permission; a stranger learns nothing of the shop. */
export function sellerProcedure(permission: MemberPermission) {
  return guarded.meta({ access: `seller ${permission}` }).use(({ ctx, next }) => {
    const membership = permittedMembership(ctx.core, ctx.requestedSellerId, permission);
    return next({ ctx: { sellerId: membership.sellerId, membership } });
  });
}

/** Staff whose role has the permission; to everybody else it does not exist. */
export function staffProcedure(permission: StaffPermission) {
  return guarded.meta({ access: `staff ${permission}` }).use(({ ctx, next }) => {
    if (ctx.core.actor.kind !== "user") throw new SignInNeeded();
    if (ctx.core.actor.staffRole === null) throw new NotFound("This page");
    if (!permissionsOfStaff(ctx.core.actor.staffRole).includes(permission)) throw new NotPermitted(permission);
    return next();
  });
}
