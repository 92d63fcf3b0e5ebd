import { type Ctx, page } from "./context";
import { noSuch, refused } from "./errors";
import type { Kind, StripeObject } from "./store";

const KIND_OF: Record<string, Kind> = {
  pi: "payment_intents",
  ch: "charges",
  py: "charges",
  re: "refunds",
  tr: "transfers",
  trr: "transfer_reversals",
  txn: "balance_transactions",
  pm: "payment_methods",
  cus: "customers",
  acct: "accounts",
  po: "payouts",
  seti: "setup_intents",
  dp: "disputes",
  ba: "external_accounts",
};

/** Replaces ids by the objects they name along Stripe's `expand[]` paths. The stored objects stay as they are. */
export function expanded(ctx: Ctx, answer: object, paths: readonly string[]): object {
  let result: unknown = answer;
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length > 4)
      throw refused("You cannot expand more than 4 levels of a property.", {
        param: "expand",
        code: "parameter_invalid",
      });
    result = walk(ctx, result, steps, path);
  }
  return result as object;
}

function walk(ctx: Ctx, value: unknown, steps: readonly string[], path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((one) => walk(ctx, one, steps, path));
  if (typeof value !== "object") throw cannotExpand(path);
  const object = value as Record<string, unknown>;
  return { ...object, [step]: walk(ctx, opened(ctx, object, step, path, rest.length === 0), rest, path) };
}

function opened(ctx: Ctx, object: Record<string, unknown>, step: string, path: string, last: boolean): unknown {
  if (object.object === "charge" && step === "refunds") {
    const id = String(object.id);
    return page(ctx, "refunds", `/v1/charges/${id}/refunds`, {}, undefined, { field: "charge", value: id });
  }
  if (!Object.hasOwn(object, step)) throw cannotExpand(path);
  const value = object[step];
  if (value === null || (typeof value === "object" && (!last || step === "data"))) return value;
  if (typeof value === "object") return value;
  const kind = typeof value === "string" ? KIND_OF[value.slice(0, Math.max(0, value.indexOf("_")))] : undefined;
  if (kind === undefined || typeof value !== "string") throw cannotExpand(path);
  const stored = ctx.store.find<StripeObject>(kind, value);
  if (!stored) throw noSuch(step, value, "expand", false);
  return stored.object;
}

const cannotExpand = (path: string) => refused(`This property cannot be expanded (${path}).`, { param: "expand" });
