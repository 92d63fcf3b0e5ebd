import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Db, Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { shippingPart } from "../pricing/index";
import { listSendingAddresses } from "../shipping/index";
import { listProviderCodes, type TaxRequest } from "../tax/index";
import { changeCheckout, isOpen } from "./change-checkout";
import { type Checkout, pricedParts, type TaxQuote } from "./checkout";
import { atItsStep } from "./pay-with-credit";
import { findOwnCheckout } from "./queries";
import { reprice } from "./reprice";

/**
 * A step of a checkout that changes what it costs: priced by the table of taxes first, and by the tax provider after the change is
 * written, where there is one. It is asked outside of any transaction. Where it does not answer, or the checkout went on meanwhile,
 * the table's tax stays, and says that it stands in.
 * @throws as `changeCheckout`, and what `step` throws
 */
export async function changePriced(
  ctx: Ctx,
  checkoutId: string,
  step: (tx: Tx, checkout: Checkout) => Promise<Checkout> | Checkout,
): Promise<CheckoutView> {
  const changed = await changeCheckout(ctx, checkoutId, step);
  return (await taxByProvider(ctx, checkoutId)) ?? changed;
}

/** The same for what staff agreed on with somebody, once its checkout is open: whoever holds it. */
export async function taxAgreedByProvider(ctx: Ctx, checkoutId: string): Promise<void> {
  await taxByProvider(ctx, checkoutId);
}

async function taxByProvider(ctx: Ctx, checkoutId: string): Promise<CheckoutView | undefined> {
  if (!ctx.services.tax) return undefined;
  const checkout = await findOwnCheckout(ctx.db, ctx, checkoutId);
  const request = checkout && (await requestOf(ctx.db, ctx, checkout));
  if (!request || !isOpen(checkout, ctx.clock.now())) return undefined;
  const quote = await quoteOf(ctx, request);
  return (
    quote &&
    changeCheckout(ctx, checkoutId, async (tx, current) => {
      // What was asked for is no longer what it costs: the step that changed it asks itself.
      if (JSON.stringify(await requestOf(tx, ctx, current)) !== JSON.stringify(request)) return current;
      return atItsStep(await reprice(tx, ctx, current, quote));
    })
  );
}

async function quoteOf(ctx: Ctx, request: TaxRequest): Promise<TaxQuote | undefined> {
  try {
    const lines = (await ctx.services.tax?.quote(request)) ?? [];
    const taxed = new Map(lines.map((line) => [line.part, line]));
    if (request.lines.some(({ part }) => !taxed.has(part))) throw new Error("The tax provider left a line out.");
    const remitters: TaxQuote["remitters"] = {};
    const quote: TaxQuote = { items: {}, shipping: {}, remitters };
    for (const { part, kind, sellerId } of request.lines) {
      const line = taxed.get(part);
      if (!line || !Number.isSafeInteger(line.amount) || line.amount < 0)
        throw new Error("The tax provider said something that is no tax.");
      if (kind === "shipping") quote.shipping[sellerId] = line.amount;
      else quote.items[part] = line.amount;
      remitters[part] = line.remitter;
    }
    return quote;
  } catch (error) {
    ctx.log.warn(
      { checkoutId: request.reference, error },
      "a checkout is taxed by the table: the provider did not help",
    );
    return undefined;
  }
}

/** What a tax provider is asked of a checkout; undefined while nobody knows where it goes, or nothing is to pay. */
async function requestOf(db: Db, ctx: Pick<Ctx, "clock">, checkout: Checkout): Promise<TaxRequest | undefined> {
  const { shippingAddress: to, snapshot, currency, pricing } = checkout;
  if (!to || !pricing) return undefined;
  const [codes, senders] = await Promise.all([
    listProviderCodes(db),
    listSendingAddresses(
      db,
      snapshot.items.map(({ sellerId }) => sellerId),
    ),
  ]);
  const { items, shipping } = pricedParts(checkout);
  const left = (part: { amount: number; discountAmount: number } | undefined) =>
    part ? part.amount - part.discountAmount : 0;
  return {
    reference: checkout.id,
    currency,
    isIncluded: pricing.pricesIncludeTax,
    to,
    day: ctx.clock.now().toISOString().slice(0, 10),
    lines: [
      ...snapshot.items.map((item) => ({
        part: item.id,
        amount: left(items.get(item.id)),
        quantity: item.quantity,
        code: codes.get(item.taxClass) ?? null,
        kind: item.isTaxable ? ("item" as const) : ("exempt" as const),
        sellerId: item.sellerId,
        from: senders.get(item.sellerId) ?? null,
      })),
      ...[...shipping].map(([sellerId, part]) => ({
        part: shippingPart(sellerId),
        amount: left(part),
        quantity: 1,
        code: null,
        kind: "shipping" as const,
        sellerId,
        from: senders.get(sellerId) ?? null,
      })),
    ],
  };
}
