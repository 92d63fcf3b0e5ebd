import type { Db } from "@emporia/db";

export interface TaxableLine {
  id: string;
  /** Minor units, before tax. */
  amount: number;
  taxClass: string;
  isTaxable: boolean;
}

export interface TaxableShipping {
  sellerId: string;
  /** Minor units, before tax. */
  amount: number;
}

/** A rate of the table; 72,500 millionths are 7.25 %. */
export interface TaxRate {
  taxClass: string;
  rateMillionths: number;
  isShippingTaxed: boolean;
  name: string;
}

export interface TaxQuote {
  /** Minor units by line id. */
  lines: Record<string, number>;
  /** Minor units by seller. */
  shipping: Record<string, number>;
  total: number;
  /** What was applied, for the record. */
  rates: TaxRate[];
}

/** Tax on an amount, half a cent up. */
export function taxOn(amount: number, rateMillionths: number): number {
  return Number((BigInt(amount) * BigInt(rateMillionths) + 500_000n) / 1_000_000n);
}

/** Each line at the rate of its class, rounded on its own; shipping at the standard rate where it is taxed at all. */
export function applyTax(
  rates: readonly TaxRate[],
  lines: readonly TaxableLine[],
  shipping: readonly TaxableShipping[],
): TaxQuote {
  const byClass = new Map(rates.map((rate) => [rate.taxClass, rate]));
  const quote: TaxQuote = { lines: {}, shipping: {}, total: 0, rates: [...rates] };
  for (const line of lines) {
    const rate = line.isTaxable ? byClass.get(line.taxClass) : undefined;
    const tax = rate ? taxOn(line.amount, rate.rateMillionths) : 0;
    quote.lines[line.id] = tax;
    quote.total += tax;
  }
  const standard = byClass.get("standard");
  for (const { sellerId, amount } of shipping) {
    const tax = standard?.isShippingTaxed ? taxOn(amount, standard.rateMillionths) : 0;
    quote.shipping[sellerId] = tax;
    quote.total += tax;
  }
  return quote;
}

/** The rates of a place: its state's where there are any, else its country's. */
export async function listTaxRates(db: Db, place: { country: string; state: string }): Promise<TaxRate[]> {
  const rows = await db
    .selectFrom("tax_rates")
    .where("country", "=", place.country)
    .where((eb) => eb.or([eb("state", "=", place.state), eb("state", "=", "")]))
    .select(["state", "tax_class", "rate_millionths", "is_shipping_taxed", "name"])
    .orderBy("state")
    .execute();
  const byClass = new Map<string, TaxRate>();
  for (const row of rows)
    byClass.set(row.tax_class, {
      taxClass: row.tax_class,
      rateMillionths: row.rate_millionths,
      isShippingTaxed: row.is_shipping_taxed,
      name: row.name,
    });
  return [...byClass.values()];
}
