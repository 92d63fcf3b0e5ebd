import {
  type CommissionSimulationView,
  mostTurnover,
  mostUnitAmount,
  type simulateCommissionInput,
} from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { feesFor, listFeeRulesOf } from "../fees/index";
import { assertAtMost, type Ctx, InvalidInput } from "../platform/index";
import { price, pricedOf } from "../pricing/index";
import { findProductForSale } from "./queries";
import { commissionFor, ruleMisfit, shippingCommissionFor, shippingMisfit } from "./rule";
import { countTurnovers, readTurnovers } from "./turnovers";
import { readHomeCurrency, readRules } from "./view";

/**
 * What would be kept of a sale, by which rule, and why each rule before it does not decide. It is worked out as a sale is.
 * A seller asks about what is theirs, and reads nothing of the rules for others.
 * @throws InvalidInput there is no such product, or it has no price and none was given
 */
export async function simulateCommission(
  ctx: Ctx,
  input: z.output<typeof simulateCommissionInput> & { sellerId?: string },
): Promise<CommissionSimulationView> {
  const { currency, pricesIncludeTax } = ctx.market;
  const { discountAmount, shippingAmount, turnoverAmount } = input;
  assertAtMost(mostUnitAmount, currency, { unitAmount: input.unitAmount, discountAmount, shippingAmount });
  const [product, rules, home] = await Promise.all([
    findProductForSale(ctx.db, input.product, currency),
    readRules(ctx.db),
    readHomeCurrency(ctx.db),
  ]);
  if (!product || (input.sellerId !== undefined && product.sellerId !== input.sellerId))
    throw new InvalidInput({ product: `There is no product at ${input.product}.` });
  assertAtMost(mostTurnover, home, { turnoverAmount });
  const feeRules = await listFeeRulesOf(ctx.db, [product.sellerId]);
  const unitAmount = input.unitAmount ?? product.lowestAmount;
  if (unitAmount === null) throw new InvalidInput({ unitAmount: "It has no price yet. Say what one costs." });
  const sale = { currency, at: input.at ? new Date(input.at) : ctx.clock.now() };
  const item = { productId: product.id, sellerId: product.sellerId, categoryIds: product.categoryIds };
  const inOrder = rules.map(({ rule }) => rule);
  const read = input.at ? countTurnovers : readTurnovers;
  const known = turnoverAmount ?? (await read(ctx.db, inOrder, [item.sellerId], sale.at)).get(item.sellerId);
  const turnover = known ?? 0;
  const commission = commissionFor(inOrder, item, { ...sale, turnovers: new Map([[item.sellerId, turnover]]) });
  const onShipping = shippingCommissionFor(inOrder, item.sellerId, sale);
  const { quantity } = input;
  const priced = pricedOf(
    price({
      pricesIncludeTax,
      items: [{ ...item, id: "item", unitAmount, quantity, taxClass: "standard", isTaxable: false, commission }],
      shipping: [{ sellerId: item.sellerId, amount: shippingAmount, commission: onShipping }],
      fees: { [item.sellerId]: feesFor(feeRules, item.sellerId, sale) },
      promotions: discountAmount === 0 ? [] : [ownDiscount(discountAmount)],
      tax: null,
    }),
  );
  const kept = priced.items.get("item")?.commissionAmount ?? 0;
  const keptOfShipping = priced.shipping.get(item.sellerId)?.commissionAmount ?? 0;
  const fees = priced.fees.get(item.sellerId) ?? [];
  const amount = (minor: number) => money(minor, currency);
  const tried = rules.map(({ rule, view }) => ({ rule: view, misfit: ruleMisfit(rule, item, sale) ?? null }));
  const decides = tried.find(({ misfit }) => misfit === null);
  const decidesShipping = rules.find(({ rule }) => shippingMisfit(rule, item.sellerId, sale) === undefined);
  if (!decides || !decidesShipping) throw new Error("No commission rule fits: the default one is missing.");
  return {
    product: { id: product.id, name: product.name },
    shopName: product.shopName,
    subtotal: amount(priced.subtotalAmount),
    discount: amount(priced.discountAmount),
    commission: amount(kept),
    shipping: amount(priced.shippingAmount),
    shippingCommission: amount(keptOfShipping),
    fees: fees.map((fee) => ({ kind: fee.kind, name: fee.name, amount: amount(fee.amount) })),
    earned: amount(
      fees.reduce(
        (left, fee) => left - fee.amount,
        priced.subtotalAmount - priced.discountAmount + priced.shippingAmount - kept - keptOfShipping,
      ),
    ),
    turnover: money(turnover, home),
    basisPoints: commission.basisPoints,
    rule: decides.rule,
    shippingRule: decidesShipping.view,
    tried: input.sellerId === undefined ? tried.slice(0, tried.indexOf(decides) + 1) : [decides],
  };
}

const ownDiscount = (amount: number) => ({
  id: "own",
  name: "Of the shop",
  code: null,
  fundedBy: "seller" as const,
  benefit: { kind: "fixed" as const, amount },
  scope: { productIds: [], categoryIds: [], sellerIds: [] },
  minimumAmount: 0,
  isExclusive: false,
  priority: 0,
});
