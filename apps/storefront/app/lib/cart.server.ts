import type { CartView } from "@emporia/contracts/cart";
import type { AppLoadContext } from "@remix-run/node";
import { apiFor, type RouteArgs } from "./api.server";

const asked = new WeakMap<AppLoadContext, Promise<CartView>>();

/** The shopper's cart, asked for once a request: the top of the page and the page itself want the same one. */
export function cartOf(args: RouteArgs): Promise<CartView> {
  const known = asked.get(args.context);
  if (known) return known;
  const cart = apiFor(args).cart.get.query();
  asked.set(args.context, cart);
  return cart;
}
