import type { PostalAddressView } from "@emporia/contracts/identity";
import type { Db, Tx } from "@emporia/db";
import { listCategoryIds, type Offer } from "../catalog/index";
import { commissionFor, listCommissionRules, readTurnovers, shippingCommissionFor } from "../commission/index";
import { feesFor, feesOfAddition, listFeeRulesOf } from "../fees/index";
import { after, type Ctx, newId } from "../platform/index";
import { emptyTrace } from "../pricing/index";
import type { Rate } from "../shipping/index";
import { withdrawOrder } from "./change-checkout";
import { type Agreed, type Checkout, type Snapshot, snapshotOf } from "./checkout";
import { CheckoutClosed } from "./errors";
import { CHECKOUT_TTL_MS } from "./init-checkout";
import { atItsStep } from "./pay-with-credit";
import { insertCheckout, lockAgreedCheckout, setAgreedCheckout, setCheckout } from "./queries";
import { reprice } from "./reprice";

/** An order that staff made for somebody: all that a checkout asks for but how it is paid. */
export interface AgreedOrder {
  agreed: Agreed;
  email: string;
  market: string;
  currency: string;
  pricesIncludeTax: boolean;
  snapshot: Snapshot;
  shippingAddress: PostalAddressView | null;
  /** By seller: how it is sent. */
  shipping: Readonly<Record<string, Rate>>;
}

/** Who goes on with a checkout: somebody signed in, or a guest by the cart that they hold. */
export interface CheckoutHolder {
  userId: string | null;
  cartId: string;
}

/** Things as they are sold now, with what the platform keeps of them; less of what is added to an order. */
export async function snapshotNow(
  db: Db,
  ctx: Pick<Ctx, "clock">,
  items: readonly { id: string; offer: Offer; quantity: number; addedAt: string }[],
  currency: string,
  addition?: { isInPlaceOfAll: boolean },
): Promise<Snapshot> {
  const now = ctx.clock.now();
  const sellerIds = items.map(({ offer }) => offer.sellerId);
  const [categoryIds, rules, feeRules] = await Promise.all([
    listCategoryIds(
      db,
      items.map(({ offer }) => offer.productId),
    ),
    listCommissionRules(db),
    listFeeRulesOf(db, sellerIds),
  ]);
  const sale = { currency, at: now, turnovers: await readTurnovers(db, rules, sellerIds, now) };
  return snapshotOf(
    items.map(({ offer, ...item }) => ({ ...offer, ...item })),
    new Map(items.map(({ offer }) => [offer.variantId, offer])),
    {
      of: (offer) => {
        const item = { ...offer, categoryIds: categoryIds.get(offer.productId) ?? [] };
        return { ...item, commission: commissionFor(rules, item, sale) };
      },
      ofShipping: (sellerId) => shippingCommissionFor(rules, sellerId, sale),
      fees: (sellerId) => {
        const fees = feesFor(feeRules, sellerId, sale);
        return addition ? feesOfAddition(fees, addition) : fees;
      },
    },
    now,
  );
}

/** What an agreed order comes to now: with the tax of the place, and no promotion but what was agreed on. */
export async function priceAgreed(
  db: Db,
  ctx: Pick<Ctx, "clock" | "services">,
  order: AgreedOrder,
  known?: Pick<Checkout, "id" | "paymentAttempt" | "userId" | "cartId" | "usesCredit">,
): Promise<Checkout> {
  const { pricesIncludeTax, shipping, ...rest } = order;
  const sellers = [...new Set(order.snapshot.items.map((item) => item.sellerId))];
  const chosen = sellers.flatMap((sellerId) => {
    const rate = shipping[sellerId];
    return rate ? [[sellerId, rate] as const] : [];
  });
  const checkout = await reprice(db, ctx, {
    ...rest,
    id: known?.id ?? newId(),
    cartId: known?.cartId ?? newId(),
    userId: known?.userId ?? null,
    status: "PAYMENT",
    couponCodes: [],
    billingAddress: order.shippingAddress,
    shippingRates: Object.fromEntries(chosen.map(([sellerId, rate]) => [sellerId, [rate]])),
    shippingChoices: Object.fromEntries(chosen.map(([sellerId, rate]) => [sellerId, rate.id])),
    pricing: { ...emptyTrace, pricesIncludeTax },
    paymentMethod: null,
    paymentError: null,
    paymentAttempt: known?.paymentAttempt ?? 0,
    ...{ subtotalAmount: 0, discountAmount: 0, shippingAmount: 0, taxAmount: 0, includedTaxAmount: 0, totalAmount: 0 },
    usesCredit: known?.usesCredit ?? false,
    creditAmount: 0,
    orderId: null,
    expiresAt: after(ctx.clock, CHECKOUT_TTL_MS),
  });
  return atItsStep(checkout);
}

/**
 * Opens the one checkout of an agreed order for whoever pays it; who opened it before, on another device, goes on there no
 * more. One that was begun to be paid for by the same person goes on as it is. The caller holds the lock of the draft.
 * @throws CheckoutClosed it is being paid for, or was
 */
export async function openAgreedCheckout(
  tx: Tx,
  ctx: Ctx,
  order: AgreedOrder,
  holder: CheckoutHolder,
  usesCredit = false,
): Promise<Checkout> {
  const now = ctx.clock.now();
  const open = await lockAgreedCheckout(tx, order.agreed.draftOrderId);
  if (open?.status === "PROCESSING" || open?.status === "CONFIRMED") throw new CheckoutClosed(open.status);
  const isTheirs = open && open.userId === holder.userId && (holder.userId !== null || open.cartId === holder.cartId);
  const goesOn = open && isTheirs && open.expiresAt > now && isSameMoney(open.agreed, order.agreed);
  if (goesOn && !usesCredit) return open;
  if (open) await withdrawOrder(tx, ctx, open);
  const checkout = await priceAgreed(tx, ctx, order, {
    ...{ id: open?.id ?? newId(), paymentAttempt: open?.paymentAttempt ?? 0 },
    ...holder,
    usesCredit: usesCredit || (isTheirs === true && open?.usesCredit === true),
  });
  if (open) await setAgreedCheckout(tx, checkout, now);
  else await insertCheckout(tx, checkout, now);
  return checkout;
}

/** Whether as much goes back of the order that both add to. */
function isSameMoney(one: Agreed | null, other: Agreed): boolean {
  const told = (agreed: Agreed | null) =>
    (agreed?.carriable ?? []).map(({ orderId, amount }) => `${orderId} ${amount}`);
  return told(one).join() === told(other).join();
}

/** The checkout of an agreed order that was paid for, or is being. */
export async function findPaidCheckoutId(tx: Tx, draftOrderId: string): Promise<string | undefined> {
  const known = await lockAgreedCheckout(tx, draftOrderId);
  return known?.status === "PROCESSING" || known?.status === "CONFIRMED" ? known.id : undefined;
}

/**
 * Ends the checkout of an agreed order, so that nobody pays for it any more. Harmless where there is none.
 * @throws CheckoutClosed it is being paid for, or was
 */
export async function endAgreedCheckout(tx: Tx, ctx: Ctx, draftOrderId: string): Promise<void> {
  const open = await lockAgreedCheckout(tx, draftOrderId);
  if (!open) return;
  if (open.status === "PROCESSING" || open.status === "CONFIRMED") throw new CheckoutClosed(open.status);
  const orderId = await withdrawOrder(tx, ctx, open);
  await setCheckout(tx, { ...open, orderId, status: "EXPIRED" }, ctx.clock.now());
}
