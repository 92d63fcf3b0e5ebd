import { noSuch } from "./errors";
import type { Faults } from "./faults";
import type { FormHash } from "./form";
import { newId } from "./ids";
import type { Balances } from "./ledger";
import { type Input, paging, type Range, readParams, type Shape } from "./params";
import type { Kind, Store, Stored, StripeObject } from "./store";

export const API_VERSION = "2026-10-28.endive";

/** What happens later by itself: a pending refund settles, a dispute arrives, a payout reaches the bank. */
export type TaskKind =
  | "settle_refund"
  | "fail_refund"
  | "open_dispute"
  | "finish_payout"
  | "end_dispute"
  | "end_patience"
  | "lapse_authorisation";

/** What waits for a day of its own, and does not happen because somebody is in a hurry. */
export const DEADLINES: ReadonlySet<TaskKind> = new Set<TaskKind>([
  "end_dispute",
  "end_patience",
  "lapse_authorisation",
]);

export interface Settings {
  /** Where browsers reach the stand-in's pages. */
  publicUrl: string;
  /** Stripe's fee on a charge: basis points and minor units. */
  fees: { basisPoints: number; fixed: number };
  /** Seconds until a charge's money is available. */
  settlementSeconds: number;
  onboardsAtOnce: boolean;
  /** Seconds until scheduled things happen by themselves. */
  taskSeconds: number;
  notifies: boolean;
}

/** One request (or one scheduled task) at work. Everything an operation does is synchronous. */
export interface Ctx {
  store: Store;
  balances: Balances;
  faults: Faults;
  settings: Settings;
  /** The platform's own account id. */
  platform: string;
  /** The account acted for: the platform, or the Stripe-Account header. */
  account: string;
  /** Unix seconds. */
  now: number;
  /** A browser with a publishable key, which may do little. */
  publishable: boolean;
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface Route {
  method: "GET" | "POST" | "DELETE";
  path: string;
  run(ctx: Ctx, form: FormHash, ids: string[]): object;
  /** Open to publishable keys. */
  browser: boolean;
}

/** Declares an operation: its parameters are read by `shape` before it runs. `:` in the path stands for an id. */
export function route<S extends Shape>(
  method: Route["method"],
  path: string,
  shape: S,
  run: (ctx: Ctx, input: Input<S>, ids: [string, string]) => object,
  options: { browser?: boolean } = {},
): Route {
  return {
    method,
    path,
    browser: options.browser ?? false,
    run: (ctx, form, ids) => run(ctx, readParams(shape, form), [ids[0] ?? "", ids[1] ?? ""]),
  };
}

/** @throws StripeProblem resource_missing: 404 for an id in the path, 400 for one in the parameter `param` */
export function get<T extends StripeObject>(ctx: Ctx, kind: Kind, noun: string, id: string, param?: string): Stored<T> {
  const stored = ctx.store.find<T>(kind, id);
  if (!stored || stored.owner !== ctx.account) throw noSuch(noun, id, param ?? "id", param === undefined);
  return stored;
}

export interface PageInput {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: Range;
}

/** One page of a list, newest first, the way Stripe pages. */
export function page(
  ctx: Ctx,
  kind: Kind,
  url: string,
  input: PageInput,
  fits: (object: StripeObject) => boolean = () => true,
  by?: { field: string; value: string } | undefined,
): object {
  const limit = Math.min(Math.max(input.limit ?? 10, 1), 100);
  const { gt = -1, gte = -1, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = input.created ?? {};
  let data: StripeObject[] = [];
  let started = input.starting_after === undefined;
  for (const { owner, object } of ctx.store.newest(kind, by)) {
    if (object.created < gte || object.created <= gt) break;
    if (object.id === input.ending_before) break;
    if (!started) {
      started = object.id === input.starting_after;
      continue;
    }
    if (owner !== ctx.account || object.deleted === true || object.created >= lt || object.created > lte) continue;
    if (!fits(object)) continue;
    data.push(object);
    if (input.ending_before === undefined && data.length > limit) break;
  }
  const hasMore = data.length > limit;
  data = input.ending_before === undefined ? data.slice(0, limit) : data.slice(-limit);
  return { object: "list", url, has_more: hasMore, data };
}

/** The usual retrieve and list of a resource; `filters` are equal-to filters on fields of the same name. */
export function reading<F extends Shape>(
  kind: Kind,
  noun: string,
  filters: F,
  indexes: readonly string[] = [],
): Route[] {
  const url = `/v1/${kind}`;
  return [
    route("GET", `${url}/:`, {}, (ctx, _, [id]) => get(ctx, kind, noun, id).object),
    route("GET", url, { ...paging, ...filters }, (ctx, input) => {
      const wanted = Object.entries(input).filter(([name]) => Object.hasOwn(filters, name));
      const indexed = wanted.find(([name]) => indexes.includes(name));
      const by = indexed ? { field: indexed[0], value: String(indexed[1]) } : undefined;
      const fits = (object: StripeObject) => wanted.every(([name, value]) => object[name] === value);
      return page(ctx, kind, url, input as PageInput, fits, by);
    }),
  ];
}

const EVENTS_KEPT = 10_000;

/** Announces what happened, with the object as it is now. */
export function emit(ctx: Ctx, type: string, object: StripeObject, options: { account?: string } = {}): void {
  const account = options.account ?? ctx.account;
  const event: StripeObject = {
    id: newId("evt_"),
    object: "event",
    api_version: API_VERSION,
    created: ctx.now,
    data: { object: JSON.parse(JSON.stringify(object)) as StripeObject },
    livemode: false,
    pending_webhooks: ctx.settings.notifies ? 1 : 0,
    request: { id: ctx.requestId, idempotency_key: ctx.idempotencyKey },
    type,
  };
  if (account !== ctx.platform) event.account = account;
  ctx.store.add("events", account, event, ctx.settings.notifies ? { deliver: true } : {});
  if (ctx.store.count("events") > EVENTS_KEPT) forgetOldestEvent(ctx);
}

/** Undelivered events stay, whatever their age; a few of them do not keep the delivered ones behind them alive. */
function forgetOldestEvent(ctx: Ctx): void {
  let seen = 0;
  for (const { object, hidden } of ctx.store.all("events")) {
    if (!hidden.deliver) ctx.store.remove("events", object.id);
    seen += 1;
    if (!hidden.deliver || seen === 50) return;
  }
}

/** Has something happen by itself after the settings' task delay, or at an instant of its own. */
export function schedule(ctx: Ctx, kind: TaskKind, target: string, due = ctx.now + ctx.settings.taskSeconds): void {
  const task = {
    id: newId("task_"),
    object: "task",
    created: ctx.now,
    due,
    kind,
    target,
  };
  ctx.store.add("tasks", ctx.account, task);
}
