import type { ProductView } from "@emporia/contracts/catalog";
import type { Money } from "@emporia/contracts/money";
import type { Variant } from "./variants";

/** What a measure costs: $24.00 "per kg". */
export interface UnitPrice {
  money: Money;
  per: string;
}

interface Measure {
  /** Thousandths of the smallest unit of its kind: grams, millilitres, ounces, fluid ounces. */
  thousandths: number;
  kind: keyof typeof references;
}

const units: Record<string, [kind: keyof typeof references, size: number]> = {
  g: ["g", 1],
  kg: ["g", 1_000],
  ml: ["ml", 1],
  cl: ["ml", 10],
  l: ["ml", 1_000],
  oz: ["oz", 1],
  lb: ["oz", 16],
  "fl oz": ["fl oz", 1],
};

/** What a price is said for: the first of these that is no more than four times what is sold, or else the last. */
const references = {
  g: [
    { size: 1_000, per: "kg" },
    { size: 100, per: "100 g" },
  ],
  ml: [
    { size: 1_000, per: "l" },
    { size: 100, per: "100 ml" },
  ],
  oz: [{ size: 1, per: "oz" }],
  "fl oz": [{ size: 1, per: "fl oz" }],
} satisfies Record<string, { size: number; per: string }[]>;

/**
 * The price of a variant by weight or volume, where it is known how much is in it: by an option such as "Weight: 250 g", or, of
 * a product with one variant, by what is said of it as its net weight or contents. What a thing is as large as, or weighs as a
 * parcel, says nothing. Undefined where nothing is known, or it is the price itself.
 */
export function unitPriceOf(
  { options, specs, variants }: Pick<ProductView, "options" | "specs" | "variants">,
  variant: Variant,
): UnitPrice | undefined {
  const chosen = options.findIndex(({ name }) =>
    /^(net )?(weight|contents?)$|^net (volume|quantity)$/i.test(name.trim()),
  );
  const said = specs.find(({ name }) => /^net (weight|contents?|volume|quantity)$/i.test(name.trim()))?.value;
  const measure = measureOf(chosen >= 0 ? variant.options[chosen] : variants.length === 1 ? said : undefined);
  if (!measure) return undefined;
  const fitting = references[measure.kind];
  const reference = fitting.find(({ size }) => size * 1_000 <= measure.thousandths * 4) ?? fitting.at(-1);
  if (!reference || reference.size * 1_000 === measure.thousandths) return undefined;
  const { amount, currency } = variant.price;
  const unitAmount = Math.round((amount * reference.size * 1_000) / measure.thousandths);
  return { money: { amount: unitAmount, currency }, per: `per ${reference.per}` };
}

/** Reads "250 g", "1.5 l", "6 × 330 ml", "12 fl. oz"; undefined for everything else. */
export function measureOf(text: string | undefined): Measure | undefined {
  const match = /^(?:(\d{1,3})\s*[x×]\s*)?(\d{1,6})(?:[.,](\d{1,3}))?\s*(kg|g|ml|cl|l|lb|oz|fl\.? oz)\.?$/i.exec(
    text?.trim() ?? "",
  );
  if (!match) return undefined;
  const [, times = "1", whole = "", fraction = "", name = ""] = match;
  const unit = units[name.toLowerCase().replace(".", "")];
  const thousandths = Number(times) * Number(whole + fraction.padEnd(3, "0")) * (unit?.[1] ?? 0);
  return unit && thousandths > 0 ? { thousandths, kind: unit[0] } : undefined;
}
