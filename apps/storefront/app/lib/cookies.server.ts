import { tokenCookie } from "@emporia/ui/remix/session-cookie.server";

const DAY = 60 * 60 * 24;

export const sessionCookie = tokenCookie({ name: "emporia_session", maxAge: 30 * DAY });
/** The code of the market in which they chose to shop. */
export const marketCookie = tokenCookie({ name: "emporia_market", maxAge: 365 * DAY });
export const cartCookie = tokenCookie({ name: "emporia_cart", maxAge: 30 * DAY });
