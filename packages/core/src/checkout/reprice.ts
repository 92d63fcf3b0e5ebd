import type { Db } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { findPromotions } from "../promotions/index";
import { readPlaceTax } from "../tax/index";
import { type Checkout, priced, type TaxQuote } from "./checkout";
import { withCredit } from "./pay-with-credit";

/**
 * Works the price of a checkout out anew, by what may be taken off now, the tax of the place and the shopper's credit. The tax is
 * that of the table, or what a provider said of these very amounts; "fallback" where the table stands in for
 * one that was not asked yet, or does not answer.
 */
export async function reprice(
  db: Db,
  ctx: Pick<Ctx, "clock" | "services">,
  checkout: Checkout,
  quote: TaxQuote | "fallback" | undefined = ctx.services.tax && checkout.shippingAddress ? "fallback" : undefined,
): Promise<Checkout> {
  const { shippingAddress: address, couponCodes: codes, currency, userId, email, agreed } = checkout;
  const [place, found] = await Promise.all([
    address ? readPlaceTax(db, address, ctx.clock.now().toISOString().slice(0, 10)) : null,
    agreed
      ? { promotions: agreed.discounts, refused: [] }
      : findPromotions(db, {
          codes,
          currency,
          at: ctx.clock.now(),
          shopper: { userId, email },
          heldByOrderId: checkout.orderId,
        }),
  ]);
  return withCredit(
    db,
    priced(checkout, {
      ...found,
      taxRates: place?.rates ?? null,
      remitter: place?.remitter ?? null,
      ...(quote ? { quote } : {}),
    }),
  );
}
