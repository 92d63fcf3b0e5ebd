import { formatMoney, money } from "@emporia/contracts/money";
import type { PriceTraceView } from "@emporia/contracts/pricing";
import type { CommissionTerms, FeeTerms, PriceStep, PriceTrace, ShopperCondition } from "../pricing/index";
import { shippingPart, shopPart } from "../pricing/index";
import type { Snapshot } from "./checkout";

type StepView = PriceTraceView["steps"][number];

/** The steps of a price in words, for people who want to know why it is so. Pure. */
export function toTraceSteps(trace: PriceTrace, { items }: Snapshot, currency: string): StepView[] {
  const names = new Map<string, string>();
  for (const { id, name, variantTitle, sellerId, shopName } of items) {
    names.set(id, variantTitle === "" ? name : `${name}, ${variantTitle}`);
    names.set(shippingPart(sellerId), `Shipping of ${shopName}`);
    names.set(shopPart(sellerId), shopName);
  }
  return trace.steps.map((step) => toStepView(step, names, currency));
}

function toStepView(step: PriceStep, names: ReadonlyMap<string, string>, currency: string): StepView {
  const amount = (minor: number) => money(minor, currency);
  const text = (minor: number) => formatMoney(amount(minor));
  const nameOf = (part: string) => names.get(part) ?? "What was bought";
  const base = { fundedBy: null, on: null, shares: [] };
  switch (step.step) {
    case "item": {
      const rule = `${step.quantity} at ${text(step.unitAmount)}`;
      return { ...base, step: "item", of: nameOf(step.part), rule, amount: amount(step.amount) };
    }
    case "shipping":
      return {
        ...base,
        step: "shipping",
        of: nameOf(step.part),
        rule: "The rate that was chosen",
        amount: amount(step.amount),
      };
    case "discount":
      return {
        step: "discount",
        of: step.code === null ? step.name : `${step.name} (${step.code})`,
        rule: [benefitText(step.benefit, text), ...(step.only ?? []).map((each) => conditionTexts[each])].join(", "),
        fundedBy: step.fundedBy,
        on: amount(step.on.reduce((sum, each) => sum + each.amount, 0)),
        amount: amount(-step.amount),
        shares: step.on.flatMap(({ part }, index) => {
          const share = step.shares[index] ?? 0;
          return share === 0 ? [] : [{ of: nameOf(part), amount: amount(-share) }];
        }),
      };
    case "tax": {
      const within = step.isIncluded ? ", within the price" : "";
      const rule = step.rate
        ? `${percentText(step.rate.rateMillionths / 10_000)} ${step.rate.name}${within}`
        : `As the tax provider said${within}`;
      const remitter = step.remitter === "seller" ? ", for the seller to hand over" : "";
      const saved = step.saved ? `; ${text(step.saved)} less because of what the platform takes off` : "";
      return {
        ...base,
        step: "tax",
        of: nameOf(step.part),
        rule: rule + remitter + saved,
        on: amount(step.on),
        amount: amount(step.amount),
      };
    }
    case "commission": {
      const rule = step.part.startsWith(shippingPart(""))
        ? percentText((step.terms.shippingBasisPoints ?? 0) / 100)
        : commissionText(step.terms, step.quantity, text);
      return {
        ...base,
        step: "commission",
        of: nameOf(step.part),
        rule,
        on: amount(step.on),
        amount: amount(step.amount),
      };
    }
    case "fee":
      return {
        ...base,
        step: "fee",
        of: `${step.terms.name}, ${nameOf(step.part)}`,
        rule: feeText(step.terms, step.quantity, text),
        on: step.terms.basisPoints > 0 ? amount(step.on) : null,
        amount: amount(step.amount),
      };
    case "refused": {
      const rule = `Not taken: ${step.reason.replaceAll("_", " ").toLowerCase()}`;
      return { ...base, step: "refused", of: step.code, rule, amount: null };
    }
  }
}

const conditionTexts: Record<ShopperCondition, string> = {
  first_order: "for a first order",
  group: "for a group of shoppers",
};

const percentText = (percent: number) => `${Number(percent.toFixed(4))} %`;

function benefitText(benefit: Extract<PriceStep, { step: "discount" }>["benefit"], text: (minor: number) => string) {
  switch (benefit.kind) {
    case "percentage": {
      const most = benefit.maxAmount === null ? "" : `, ${text(benefit.maxAmount)} at most`;
      return `${percentText(benefit.basisPoints / 100)} off${most}`;
    }
    case "fixed":
      return `${text(benefit.amount)} off`;
    case "free_shipping":
      return "Shipping for nothing";
    case "buy_x_get_y":
      return `Of every ${benefit.buy + benefit.get} the cheapest ${benefit.get} at ${percentText(benefit.basisPoints / 100)} off`;
  }
}

function feeText({ kind, basisPoints, fixedAmount }: FeeTerms, quantity: number, text: (minor: number) => string) {
  const fixed = kind === "item" ? `${text(fixedAmount)} a unit, for ${quantity}` : text(fixedAmount);
  return [
    ...(basisPoints > 0 ? [`${percentText(basisPoints / 100)} of what is paid`] : []),
    ...(fixedAmount > 0 ? [fixed] : []),
  ].join(", and ");
}

function commissionText(terms: CommissionTerms, quantity: number, text: (minor: number) => string): string {
  const { basisPoints, fixedAmount, floorAmount, capAmount, tierFromAmount } = terms;
  const each = quantity === 1 ? "" : ` each, for ${quantity}`;
  return [
    `${percentText(basisPoints / 100)}${tierFromAmount === undefined ? "" : " by the shop's turnover of the month"}`,
    ...(fixedAmount > 0 ? [`and ${text(fixedAmount)}${each}`] : []),
    ...(floorAmount === null ? [] : [`${text(floorAmount)} at least${each}`]),
    ...(capAmount === null ? [] : [`${text(capAmount)} at most${each}`]),
  ].join(", ");
}
