import type { OwnPriceTraceView } from "@emporia/contracts/pricing";
import { findOrder, readerOf } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";
import { toTraceSteps } from "./price-trace";
import { findPricedOrder } from "./queries";

/**
 * How the price of an order came about, for the shopper: items, shipping, discounts and taxes as they were when it was
 * placed. What shops pay the platform is not theirs to see, nor who funds a discount. Null where the steps were not kept.
 * @throws NotFound no such order of theirs, or not the token of its mail
 */
export async function getOwnPriceTrace(
  ctx: Ctx,
  input: { orderId: string; token?: string | undefined },
): Promise<OwnPriceTraceView | null> {
  const own = await findOrder(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token));
  const found = own && (await findPricedOrder(ctx.db, input.orderId));
  if (!found) throw new NotFound("This order");
  const { pricing, snapshot, currency } = found;
  if (!pricing || !snapshot) return null;
  return {
    pricesIncludeTax: pricing.pricesIncludeTax,
    steps: toTraceSteps(pricing, snapshot, currency).flatMap(({ step, of, rule, on, amount }) =>
      step === "commission" || step === "fee" || step === "refused" || amount === null
        ? []
        : [{ step, of, rule, on, amount }],
    ),
  };
}
