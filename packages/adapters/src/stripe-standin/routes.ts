import type { Route } from "./context";
import { accountLinkRoutes } from "./resources/account-links";
import { accountRoutes } from "./resources/accounts";
import { balanceRoutes } from "./resources/balance";
import { chargeRoutes } from "./resources/charges";
import { customerRoutes } from "./resources/customers";
import { disputeRoutes } from "./resources/disputes";
import { eventRoutes } from "./resources/events";
import { paymentIntentRoutes } from "./resources/payment-intents";
import { paymentMethodRoutes } from "./resources/payment-methods";
import { payoutRoutes } from "./resources/payouts";
import { refundRoutes } from "./resources/refunds";
import { setupIntentRoutes } from "./resources/setup-intents";
import { transferRoutes } from "./resources/transfers";

const ROUTES: readonly Route[] = [
  ...accountLinkRoutes,
  ...accountRoutes,
  ...balanceRoutes,
  ...chargeRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
  ...transferRoutes,
];

const bySize = new Map<string, { route: Route; parts: string[] }[]>();
for (const route of ROUTES) {
  const parts = route.path.split("/");
  const key = `${route.method} ${parts.length} ${parts[2]}`;
  const same = bySize.get(key) ?? [];
  same.push({ route, parts });
  bySize.set(key, same);
}

/** The operation behind a method and path, and the ids in the path. */
export function findRoute(method: string, path: string): { route: Route; ids: string[] } | undefined {
  const actual = path.split("/");
  for (const { route, parts } of bySize.get(`${method} ${actual.length} ${actual[2]}`) ?? []) {
    if (!parts.every((part, at) => part === ":" || part === actual[at])) continue;
    return { route, ids: actual.filter((_, at) => parts[at] === ":").map(decodeURIComponent) };
  }
  return undefined;
}
