import { addCartItem, applyCoupon } from "@emporia/core/cart";
import {
  completeCheckout,
  initCheckout,
  setCredit,
  setPaymentMethod,
  setShippingAddress,
  setShippingMethod,
} from "@emporia/core/checkout";
import { deliverShipment, shipItems } from "@emporia/core/orders";
import { captureOrder, decideAdjustment, requestAdjustment } from "@emporia/core/payments";
import { type Ctx, DAY_MS, newId } from "@emporia/core/platform";
import { sql } from "kysely";
import { actor, type TestContext } from "./context";
import { anAddress, aProduct, aSeller, aUser, type TestProduct, type TestSeller } from "./factories";

export interface Wanted {
  variantId: string;
  quantity?: number;
}

/** The same person, from now on with this cart. */
export function withCart<Context extends Ctx>(ctx: Context, cartId: string | null): Context {
  return { ...ctx, cartId };
}

/** A cart of the actor's with these things in it. */
export async function aCart<Context extends Ctx>(
  ctx: Context,
  items: readonly Wanted[],
): Promise<{ ctx: Context; cartId: string }> {
  let shopper = ctx;
  let cartId = ctx.cartId ?? "";
  for (const { variantId, quantity = 1 } of items) {
    cartId = (await addCartItem(shopper, { variantId, quantity })).id;
    shopper = withCart(shopper, cartId);
  }
  return { ctx: shopper, cartId };
}

/** The same written down at once, coupons that may not fit among it: for tests that buy by the thousand. */
async function aFilledCart<Context extends Ctx>(
  ctx: Context,
  items: readonly Wanted[],
  couponCodes: readonly string[],
): Promise<{ ctx: Context; cartId: string }> {
  const cartId = newId();
  const now = ctx.clock.now();
  await sql`
    insert into carts (id, user_id, market, currency, items, coupon_codes, version, created_at, updated_at, expires_at)
    select ${cartId}, ${ctx.actor.kind === "user" ? ctx.actor.userId : null}::uuid, ${ctx.market.code}, ${ctx.market.currency},
      json_agg(json_build_object('id', wanted.id, 'productId', variant.product_id, 'variantId', variant.id,
        'sellerId', variant.seller_id, 'quantity', wanted.quantity, 'priceAmount', price.amount, 'name', product.name,
        'addedAt', ${now.toISOString()}::text) order by wanted.nth),
      ${[...couponCodes]}::text[], 1, ${now}::timestamptz, ${now}::timestamptz, ${new Date(now.getTime() + DAY_MS)}::timestamptz
    from json_to_recordset(${JSON.stringify(
      items.map(({ variantId, quantity = 1 }, nth) => ({ id: newId(), variantId, quantity, nth })),
    )}::json) as wanted (id uuid, "variantId" uuid, quantity integer, nth integer)
    join variants variant on variant.id = wanted."variantId"
    join products product on product.id = variant.product_id
    join prices price on price.variant_id = variant.id and price.currency = ${ctx.market.currency}
  `.execute(ctx.db);
  return { ctx: withCart(ctx, cartId), cartId };
}

/** A checkout in which everything is chosen: one click away from being paid for. */
export async function aCheckout<Context extends Ctx>(
  ctx: Context,
  items: readonly Wanted[],
  given: {
    address?: Partial<typeof anAddress>;
    paymentMethodId?: string;
    email?: string;
    coupons?: string[];
    isFilledAtOnce?: boolean;
    /** Whether store credit is used, as far as it goes. */
    usesCredit?: boolean;
  } = {},
): Promise<{ ctx: Context; cartId: string; checkoutId: string; totalAmount: number }> {
  const cart = given.isFilledAtOnce ? await aFilledCart(ctx, items, given.coupons ?? []) : await aCart(ctx, items);
  if (!given.isFilledAtOnce) for (const code of given.coupons ?? []) await applyCoupon(cart.ctx, { code });
  const { id: checkoutId } = await initCheckout(cart.ctx, { email: given.email ?? "guest@example.com" });
  const { groups } = await setShippingAddress(cart.ctx, {
    checkoutId,
    shippingAddress: { ...anAddress, ...given.address },
    saveAddress: false,
    asWritten: true,
  });
  await setShippingMethod(cart.ctx, {
    checkoutId,
    choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" })),
  });
  if (given.usesCredit) await setCredit(cart.ctx, { checkoutId, usesCredit: true });
  const { total } = await setPaymentMethod(cart.ctx, {
    checkoutId,
    paymentMethodId: given.paymentMethodId ?? "pm_card_visa",
  });
  return { ...cart, checkoutId, totalAmount: total.amount };
}

export interface TestOrder<Context extends Ctx> {
  /** The shopper who bought. */
  ctx: Context;
  checkoutId: string;
  orderId: string;
  orderNumber: string;
  /** Opens the order without signing in. */
  token: string;
  /** In the order of the sellers given. */
  parts: { id: string; sellerId: string; total: number }[];
  sellers: TestSeller[];
  products: TestProduct[];
}

/** An order that was placed and authorised through the real use cases; captured too unless told otherwise. */
export async function aPaidOrder<Context extends Ctx>(
  ctx: Context,
  given: {
    sellers?: number;
    /** Different things of each seller. */
    items?: number;
    quantity?: number;
    isCaptured?: boolean;
    priceAmount?: number;
    onHand?: number;
    /** Where it goes; to California when nobody says. */
    state?: string;
    /** Of each thing; the first of them is bought. */
    sizes?: string[];
  } = {},
): Promise<TestOrder<Context>> {
  const sellers: TestSeller[] = [];
  const products: TestProduct[] = [];
  for (let count = 0; count < (given.sellers ?? 1); count++) {
    const seller = await aSeller(ctx.db);
    sellers.push(seller);
    for (let item = 0; item < (given.items ?? 1); item++)
      products.push(
        await aProduct(ctx.db, seller, {
          ...{ priceAmount: given.priceAmount ?? 2500, onHand: given.onHand ?? 100 },
          ...(given.sizes ? { sizes: given.sizes } : {}),
        }),
      );
  }
  const checkout = await aCheckout(
    ctx,
    products.map(({ variantId }) => ({ variantId, quantity: given.quantity ?? 1 })),
    given.state ? { address: { state: given.state } } : {},
  );
  const answer = await completeCheckout(checkout.ctx, { checkoutId: checkout.checkoutId });
  if (answer.status !== "confirmed") throw new Error(`The order is ${answer.status}.`);
  if (given.isCaptured ?? true) await captureOrder(ctx, { orderId: answer.orderId });
  const rows = await ctx.db
    .selectFrom("seller_orders")
    .where("order_id", "=", answer.orderId)
    .select(["id", "seller_id", "total_amount"])
    .orderBy("position")
    .execute();
  return {
    ctx: checkout.ctx,
    checkoutId: checkout.checkoutId,
    orderId: answer.orderId,
    orderNumber: answer.orderNumber,
    token: answer.orderToken,
    parts: rows.map((row) => ({ id: row.id, sellerId: row.seller_id, total: row.total_amount })),
    sellers,
    products,
  };
}

/** Somebody who is signed in and was given store credit, as one of the staff asked for and another one approved. */
export async function aShopperWithCredit(
  world: TestContext,
  amount: number,
): Promise<{ ctx: TestContext; userId: string; credit: () => Promise<{ balance: number; held: number }> }> {
  const shopper = await aUser(world.db);
  const ctx = world.as(actor(shopper), null);
  await giveCredit(world, shopper.email, amount);
  const { currency } = world.market;
  return {
    ...{ ctx, userId: shopper.id },
    credit: async () => {
      const row = await world.db
        .selectFrom("store_credit_accounts")
        .where("user_id", "=", shopper.id)
        .where("currency", "=", currency)
        .select(["balance_amount as balance", "held_amount as held"])
        .executeTakeFirst();
      return row ?? { balance: 0, held: 0 };
    },
  };
}

async function giveCredit(world: TestContext, shopperEmail: string, amount: number): Promise<void> {
  if (amount === 0) return;
  const [asker, approver] = await Promise.all([0, 1].map(() => aUser(world.db, { staffRole: "finance" })));
  const as = (user: { id: string } | undefined) => world.as(actor({ id: user?.id ?? "", staffRole: "finance" }), null);
  const { adjustmentId } = await requestAdjustment(as(asker), {
    ...{ debitAccount: "promotions", creditAccount: "store_credit", shopSlug: undefined, shopperEmail, amount },
    ...{ currency: world.market.currency, reason: "Goodwill for a late parcel." },
  });
  await decideAdjustment(as(approver), { adjustmentId, isApproved: true, note: "" });
}

export interface ArrivedOrder {
  ctx: TestContext;
  orderId: string;
  /** Opens the order without signing in. */
  token: string;
  user: { id: string; email: string };
  items: { id: string; productId: string; variantId: string; sellerId: string }[];
}

/** An order of somebody who is signed in, of this variant or of new things, sent and arrived. */
export async function anArrivedOrder(
  world: TestContext,
  { variantId, ...given }: Parameters<typeof aPaidOrder>[1] & { variantId?: string } = {},
): Promise<ArrivedOrder> {
  const user = await aUser(world.db);
  const shopper = world.as(actor(user));
  const { ctx, orderId, token } = await (variantId === undefined
    ? aPaidOrder(shopper, given)
    : aPaidOrderOf(shopper, variantId));
  const parts = await ctx.db
    .selectFrom("seller_orders")
    .where("order_id", "=", orderId)
    .select(["id as sellerOrderId", "seller_id as sellerId"])
    .execute();
  for (const part of parts) {
    const { shipments } = await shipItems(ctx, { ...part, carrier: "UPS", trackingNumber: newId() });
    await deliverShipment(ctx, { sellerId: part.sellerId, shipmentId: shipments[0]?.id ?? "" });
  }
  const items = await ctx.db
    .selectFrom("order_items")
    .where("order_id", "=", orderId)
    .select(["id", "product_id as productId", "variant_id as variantId", "seller_id as sellerId"])
    .orderBy("position")
    .execute();
  return { ctx, orderId, token, user, items };
}

async function aPaidOrderOf(shopper: TestContext, variantId: string) {
  const { ctx, checkoutId } = await aCheckout(shopper, [{ variantId }]);
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(`The order is ${answer.status}.`);
  await captureOrder(ctx, { orderId: answer.orderId });
  return { ctx, orderId: answer.orderId, token: answer.orderToken };
}
