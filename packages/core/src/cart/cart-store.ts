import { setTimeout as pause } from "node:timers/promises";
import { type Ctx, DAY_MS, newId } from "../platform/index";
import { type Cart, type CartItem, cartSchema } from "./cart";
import { inMarket } from "./in-market";
import { type CartOwner, findCart, insertCart, setCart } from "./queries";

const GUEST_TTL_MS = 7 * DAY_MS;
const SHOPPER_TTL_MS = 30 * DAY_MS;
const MAX_TRIES = 20;
const LONGEST_PAUSE_MS = 100;

export function ownerOf(ctx: Ctx): CartOwner | undefined {
  if (ctx.actor.kind === "user") return { userId: ctx.actor.userId };
  return ctx.cartId ? { cartId: ctx.cartId } : undefined;
}

const cacheKey = (owner: CartOwner) => ("userId" in owner ? `user:${owner.userId}` : owner.cartId);
const cacheKeyOf = (cart: Cart) => (cart.userId ? `user:${cart.userId}` : cart.id);
const ttlOf = (userId: string | null) => (userId ? SHOPPER_TTL_MS : GUEST_TTL_MS);

/** The actor's cart in their market, from the cache where there is one, else from PostgreSQL. */
export async function readCart(ctx: Ctx): Promise<Cart | undefined> {
  const owner = ownerOf(ctx);
  if (!owner) return undefined;
  const cached = parsedCart(await ctx.services.cartCache?.read(cacheKey(owner)));
  if (cached && cacheKeyOf(cached) === cacheKey(owner) && new Date(cached.expiresAt) > ctx.clock.now())
    return inMarket(ctx, cached);
  return readStoredCart(ctx);
}

/** The actor's cart as PostgreSQL has it, for what a cache may not decide: what is about to be paid for. */
export async function readStoredCart(ctx: Ctx): Promise<Cart | undefined> {
  const owner = ownerOf(ctx);
  const cart = owner && (await findCart(ctx.db, owner, ctx.clock.now()));
  if (!cart) return undefined;
  await keepInCache(ctx, cart);
  return inMarket(ctx, cart);
}

/** What the cache gave, if it is a cart at all. */
function parsedCart(text: string | undefined): Cart | undefined {
  if (text === undefined) return undefined;
  try {
    return cartSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Tells the cache what a transaction made of a cart, after it: a newer version is never overwritten by an older one. */
export async function refreshCachedCart(ctx: Ctx, cart: Pick<Cart, "id" | "userId">): Promise<void> {
  if (!ctx.services.cartCache) return;
  const owner = cart.userId ? { userId: cart.userId } : { cartId: cart.id };
  const stored = await findCart(ctx.db, owner, ctx.clock.now());
  if (stored) await keepInCache(ctx, stored);
  else await dropFromCache(ctx, cart);
}

/**
 * Changes the actor's cart and writes it down; the change runs again on what somebody else wrote in the meantime, so
 * that two tabs never lose an item. From then on the cart is of the actor's market. Each write moves the end of the cart's life: 7 days for guests, 30 for shoppers.
 */
export async function changeCart(ctx: Ctx, change: (items: readonly CartItem[]) => CartItem[]): Promise<Cart> {
  return rewriteCart(ctx, ({ items, couponCodes }) => ({ items: change(items), couponCodes }));
}

/** {@link changeCart} of the coupons that were entered. */
export async function changeCoupons(ctx: Ctx, change: (codes: readonly string[]) => string[]): Promise<Cart> {
  return rewriteCart(ctx, ({ items, couponCodes }) => ({ items, couponCodes: change(couponCodes) }));
}

type Contents = Pick<Cart, "items" | "couponCodes">;

async function rewriteCart(ctx: Ctx, change: (contents: Contents) => Contents): Promise<Cart> {
  const owner = ownerOf(ctx);
  let current = owner && (await findCart(ctx.db, owner, ctx.clock.now()));
  const { code: market, currency } = ctx.market;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const now = ctx.clock.now();
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const moved = current && (await inMarket(ctx, current));
    const next: Cart = {
      id: current?.id ?? newId(),
      userId,
      ...{ market, currency },
      ...change({ items: moved?.items ?? [], couponCodes: moved?.couponCodes ?? [] }),
      version: (current?.version ?? 0) + 1,
      expiresAt: new Date(now.getTime() + ttlOf(userId)).toISOString(),
    };
    const written = current ? await setCart(ctx.db, next, now) : await insertCart(ctx.db, next, now);
    if (written) {
      await keepInCache(ctx, next);
      return next;
    }
    // Not all of them at once again, or only one of a crowd gets through each time.
    await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * tries));
    current = owner && (await findCart(ctx.db, owner, ctx.clock.now()));
  }
  throw new Error("The cart changed too often to be written.");
}

async function keepInCache(ctx: Ctx, cart: Cart): Promise<void> {
  await ctx.services.cartCache?.write(cacheKeyOf(cart), JSON.stringify(cart), cart.version, ttlOf(cart.userId));
}

async function dropFromCache(ctx: Ctx, cart: Pick<Cart, "id" | "userId">): Promise<void> {
  await ctx.services.cartCache?.remove(cart.userId ? `user:${cart.userId}` : cart.id);
}
