import type { Db, Tx } from "@emporia/db";

export interface TaxRateRow {
  country: string;
  state: string;
  tax_class: string;
  rate_millionths: number;
  is_shipping_taxed: boolean;
  name: string;
}
type Place = Pick<TaxRateRow, "country" | "state" | "tax_class">;

/** The whole table, a country's own rates before those of its states. */
export async function listTaxTable(db: Db): Promise<TaxRateRow[]> {
  return db
    .selectFrom("tax_rates")
    .select(["country", "state", "tax_class", "rate_millionths", "is_shipping_taxed", "name"])
    .orderBy("country")
    .orderBy("state")
    .orderBy("tax_class")
    .execute();
}

export async function lockTaxRate(tx: Tx, place: Place): Promise<TaxRateRow | undefined> {
  return tx
    .selectFrom("tax_rates")
    .where("country", "=", place.country)
    .where("state", "=", place.state)
    .where("tax_class", "=", place.tax_class)
    .select(["country", "state", "tax_class", "rate_millionths", "is_shipping_taxed", "name"])
    .forUpdate()
    .executeTakeFirst();
}

export async function saveTaxRate(tx: Tx, rate: TaxRateRow): Promise<void> {
  const { rate_millionths, is_shipping_taxed, name } = rate;
  await tx
    .insertInto("tax_rates")
    .values(rate)
    .onConflict((conflict) =>
      conflict.columns(["country", "state", "tax_class"]).doUpdateSet({ rate_millionths, is_shipping_taxed, name }),
    )
    .execute();
}

export async function deleteTaxRate(tx: Tx, place: Place): Promise<void> {
  await tx
    .deleteFrom("tax_rates")
    .where("country", "=", place.country)
    .where("state", "=", place.state)
    .where("tax_class", "=", place.tax_class)
    .execute();
}
