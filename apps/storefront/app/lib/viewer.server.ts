import { apiFor, type RouteArgs } from "./api.server";
import { cartOf } from "./cart.server";
import { cartCookie, sessionCookie } from "./cookies.server";

/** What the top of a page says about who is looking. */
export interface Viewer {
  user: { firstName: string; email: string; isVerified: boolean } | null;
  cartCount: number;
}

export const stranger: Viewer = { user: null, cartCount: 0 };

/** Who is looking. A page is never lost over it: when it cannot be told, it is a stranger. */
export async function viewerOf(args: RouteArgs): Promise<Viewer> {
  const isSignedIn = sessionCookie.read(args.request) !== undefined;
  if (!isSignedIn && cartCookie.read(args.request) === undefined) return stranger;
  // While somebody pays there is no cart at the top of the page.
  const showsCart = !new URL(args.request.url).pathname.startsWith("/checkout");
  const [user, cart] = await Promise.all([
    isSignedIn
      ? apiFor(args)
          .users.me.query()
          .catch(() => null)
      : null,
    showsCart ? cartOf(args).catch(() => null) : null,
  ]);
  return {
    user: user && { firstName: user.firstName, email: user.email, isVerified: user.emailVerified },
    cartCount: cart?.itemCount ?? 0,
  };
}
