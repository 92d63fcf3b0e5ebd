import type { Db } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { findPromotions } from "../promotions/index";
import { listTaxRates } from "../tax/index";
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
  const [taxRates, found] = await Promise.all([
    address ? listTaxRates(db, { country: address.country, state: address.state }) : null,
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
  return withCredit(db, priced(checkout, { ...found, taxRates, ...(quote ? { quote } : {}) }));
}
