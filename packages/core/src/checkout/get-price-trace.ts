import type { PriceTraceView } from "@emporia/contracts/pricing";
import { type Ctx, NotFound } from "../platform/index";
import { pricedOf, traceAgrees } from "../pricing/index";
import { toTraceSteps } from "./price-trace";
import { findPricedOrder } from "./queries";

/**
 * How the price of an order came about, worked out again on the spot. Null for one whose steps were not kept: imported, from
 * before they were, or given up for another one. @throws NotFound no such order
 */
export async function getPriceTrace(ctx: Ctx, input: { orderId: string }): Promise<PriceTraceView | null> {
  const found = await findPricedOrder(ctx.db, input.orderId);
  if (!found) throw new NotFound("This order");
  const { pricing, snapshot, currency, amounts } = found;
  if (!pricing || !snapshot) return null;
  const priced = pricedOf(pricing);
  return {
    agrees: traceAgrees(pricing),
    orderAgrees:
      priced.subtotalAmount === amounts.subtotal &&
      priced.discountAmount === amounts.discount &&
      priced.shippingAmount === amounts.shipping &&
      priced.taxAmount === amounts.tax &&
      priced.totalAmount === amounts.total,
    pricesIncludeTax: pricing.pricesIncludeTax,
    steps: toTraceSteps(pricing, snapshot, currency),
  };
}
