import type { setTaxRateInput, taxRateInput, taxRatesView } from "@emporia/contracts/tax";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { lockTaxClass } from "./class-queries";
import { deleteTaxRate, listTaxTable, lockTaxRate, saveTaxRate, type TaxRateRow } from "./queries";

type Rates = z.output<typeof taxRatesView>;

/** The table that tax is worked out by where no provider is asked. */
export async function getTaxTable(ctx: Pick<Ctx, "db">): Promise<Rates> {
  return { rates: (await listTaxTable(ctx.db)).map(toView) };
}

/**
 * Staff say what a class of things is taxed at in a place; what was there is replaced. Checkouts work it out anew at their
 * next step, and what was ordered keeps its tax.
 * @throws InvalidInput no such class
 */
export async function setTaxRate(ctx: Ctx, input: z.output<typeof setTaxRateInput>): Promise<Rates> {
  await inTransaction(ctx, async (tx) => {
    if (!(await lockTaxClass(tx, input.taxClass)))
      throw new InvalidInput({ taxClass: `There is no tax class ${input.taxClass}.` });
    const rate: TaxRateRow = {
      country: input.country,
      state: input.state,
      tax_class: input.taxClass,
      rate_millionths: input.rateMillionths,
      is_shipping_taxed: input.isShippingTaxed,
      name: input.name,
    };
    const before = await lockTaxRate(tx, rate);
    await saveTaxRate(tx, rate);
    await recordAudit(tx, ctx, {
      ...subjectOf(input),
      action: "tax.setRate",
      detail: { before: before ?? null, rate },
    });
  });
  return getTaxTable(ctx);
}

/** Takes a rate out of the table: a state's, so that its country's is taken; a country's, so that nothing is. Repeats harmlessly. */
export async function removeTaxRate(ctx: Ctx, input: z.output<typeof taxRateInput>): Promise<Rates> {
  const place = { country: input.country, state: input.state, tax_class: input.taxClass };
  await inTransaction(ctx, async (tx) => {
    const before = await lockTaxRate(tx, place);
    if (!before) return;
    await deleteTaxRate(tx, place);
    await recordAudit(tx, ctx, { ...subjectOf(input), action: "tax.removeRate", detail: { before } });
  });
  return getTaxTable(ctx);
}

const subjectOf = (input: z.output<typeof taxRateInput>) => ({
  subjectType: "tax_rate",
  subjectId: [input.country, input.state, input.taxClass].filter(Boolean).join("-"),
});

function toView(row: TaxRateRow): Rates["rates"][number] {
  return {
    country: row.country,
    state: row.state,
    taxClass: row.tax_class,
    rateMillionths: row.rate_millionths,
    isShippingTaxed: row.is_shipping_taxed,
    name: row.name,
  };
}
