import type { Db } from "@emporia/db";

/** A rate of the table; 72,500 millionths are 7.25 %. */
export interface TaxRate {
  taxClass: string;
  rateMillionths: number;
  isShippingTaxed: boolean;
  name: string;
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
