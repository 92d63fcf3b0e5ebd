import type { SellerPriceTraceView } from "@emporia/contracts/pricing";
import { findSellerPart } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";
import { type PriceStep, type PriceTrace, shippingPart, shopPart } from "../pricing/index";
import { toTraceSteps } from "./price-trace";
import { findPricedOrder } from "./queries";

/**
 * How the price of a seller's part of an order came about: its items and shipping, what of each discount is of them and
 * who pays for it, the tax, and by which rule commission was taken; nothing of other shops. Null where the steps were not
 * kept. @throws NotFound no such order of this shop
 */
export async function getSellerPriceTrace(
  ctx: Ctx,
  input: { sellerId: string; sellerOrderId: string },
): Promise<SellerPriceTraceView | null> {
  const part = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  const found = part && (await findPricedOrder(ctx.db, part.order_id));
  if (!found) throw new NotFound("This order");
  const { pricing, snapshot, currency } = found;
  if (!pricing || !snapshot) return null;
  const items = snapshot.items.filter((item) => item.sellerId === input.sellerId);
  const own = new Set([...items.map((item) => item.id), shippingPart(input.sellerId), shopPart(input.sellerId)]);
  return {
    pricesIncludeTax: pricing.pricesIncludeTax,
    steps: toTraceSteps(ownPartOf(pricing, own), snapshot, currency).flatMap(
      ({ step, of, rule, fundedBy, on, amount }) =>
        step === "refused" || amount === null ? [] : [{ step, of, rule, fundedBy, on, amount }],
    ),
  };
}

/** The steps that are about these parts, of a discount on more than these its share. Pure. */
function ownPartOf(trace: PriceTrace, own: ReadonlySet<string>): PriceTrace {
  const steps = trace.steps.flatMap((step): PriceStep[] => {
    if (step.step === "refused") return [];
    if (step.step !== "discount") return own.has(step.part) ? [step] : [];
    const kept = step.on.flatMap((each, at) => (own.has(each.part) ? [{ each, share: step.shares[at] ?? 0 }] : []));
    const amount = kept.reduce((sum, { share }) => sum + share, 0);
    if (amount === 0) return [];
    return [{ ...step, on: kept.map(({ each }) => each), shares: kept.map(({ share }) => share), amount }];
  });
  return { ...trace, steps };
}
