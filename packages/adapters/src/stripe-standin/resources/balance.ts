import { type Ctx, get, page, type Route, route } from "../context";
import type { BalanceTransaction } from "../ledger";
import { paging, text } from "../params";
import type { StripeObject } from "../store";

function balance(ctx: Ctx): object {
  const currencies = ctx.balances.currencies(ctx.account);
  const sums = (currencies.length === 0 ? ["usd"] : currencies).map((currency) => ({
    currency,
    ...ctx.balances.of(ctx.account, currency, ctx.now),
  }));
  const shown = (amount: number, currency: string) => ({ amount, currency, source_types: { card: amount } });
  return {
    object: "balance",
    available: sums.map(({ available, currency }) => shown(available, currency)),
    livemode: false,
    pending: sums.map(({ pending, currency }) => shown(pending, currency)),
  };
}

const aged = (ctx: Ctx, object: StripeObject): StripeObject =>
  object.status === "pending" && Number(object.available_on) <= ctx.now ? { ...object, status: "available" } : object;

export const balanceRoutes: Route[] = [
  route("GET", "/v1/balance", {}, balance),
  route("GET", "/v1/balance_transactions/:", {}, (ctx, _, [id]) =>
    aged(ctx, get<BalanceTransaction>(ctx, "balance_transactions", "balance transaction", id).object),
  ),
  route(
    "GET",
    "/v1/balance_transactions",
    { ...paging, type: text, source: text, currency: text, payout: text },
    (ctx, input) => {
      const fits = (one: StripeObject) =>
        (input.type === undefined || one.type === input.type) &&
        (input.currency === undefined || one.currency === input.currency) &&
        (input.payout === undefined || one.source === input.payout);
      const source = input.source ?? input.payout;
      const by = source === undefined ? undefined : { field: "source", value: source };
      const found = page(ctx, "balance_transactions", "/v1/balance_transactions", input, fits, by) as {
        data: StripeObject[];
      };
      return { ...found, data: found.data.map((one) => aged(ctx, one)) };
    },
  ),
];
