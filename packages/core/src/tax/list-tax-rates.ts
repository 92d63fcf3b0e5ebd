import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { TaxRemitter } from "./tax-provider";

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

/** How a place taxes on a day (2026-12-14, UTC): its rates, and who hands the tax over; null where staff have not said. */
export async function readPlaceTax(
  db: Db,
  place: { country: string; state: string },
  day: string,
): Promise<{ rates: TaxRate[]; remitter: TaxRemitter | null }> {
  const { rows } = await sql<{ rates: (TaxRate & { state: string })[]; remitter: TaxRemitter | null }>`
    select
      coalesce((select json_agg(json_build_object('state', state, 'taxClass', tax_class, 'rateMillionths', rate_millionths,
          'isShippingTaxed', is_shipping_taxed, 'name', name) order by state)
        from tax_rates where country = ${place.country} and state in ('', ${place.state})), '[]') as rates,
      (select remitter from tax_remitters
        where country = ${place.country} and state in ('', ${place.state}) and starts_on <= ${day}::date
        order by state desc, starts_on desc limit 1) as remitter
  `.execute(db);
  const { rates = [], remitter = null } = rows[0] ?? {};
  // A state's own come after its country's, and count.
  const byClass = new Map(rates.map(({ state: _, ...rate }) => [rate.taxClass, rate]));
  return { rates: [...byClass.values()], remitter };
}
