import { money } from "@emporia/contracts/money";
import type {
  setTaxRemitterInput,
  taxRemitterInput,
  taxRemittersView,
  taxReportInput,
  taxReportView,
} from "@emporia/contracts/tax";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { deleteRemitter, listRemitters, saveRemitter, sumTaxByPlace } from "./remitter-queries";

type Remitters = z.output<typeof taxRemittersView>;

/** Who hands the tax of which places over, and from when on. */
export async function listTaxRemitters(ctx: Pick<Ctx, "db" | "clock">): Promise<Remitters> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const rows = await listRemitters(ctx.db);
  return {
    remitters: rows.map((row, at) => {
      const [newer] = rows
        .slice(0, at)
        .filter((each) => each.country === row.country && each.state === row.state)
        .slice(-1);
      const isInForce = row.startsOn <= today && !(newer && newer.startsOn <= today);
      return { ...row, isInForce };
    }),
  };
}

/**
 * Staff say who hands the tax of a place over from a day on, and why, which is written down. It counts from the next step of
 * each checkout on; what was ordered stays as it was agreed. What was said for the same day is replaced.
 * @throws InvalidInput no such day
 */
export async function setTaxRemitter(ctx: Ctx, input: z.output<typeof setTaxRemitterInput>): Promise<Remitters> {
  const day = new Date(`${input.startsOn}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== input.startsOn)
    throw new InvalidInput({ startsOn: "There is no such day." });
  const { reason, ...row } = input;
  await inTransaction(ctx, async (tx) => {
    await saveRemitter(tx, row, ctx.clock.now());
    await recordAudit(tx, ctx, { ...subjectOf(row), action: "tax.setRemitter", detail: { ...row, reason } });
  });
  return listTaxRemitters(ctx);
}

/** Takes back what was said of a place from a day on. Repeats harmlessly. */
export async function removeTaxRemitter(ctx: Ctx, input: z.output<typeof taxRemitterInput>): Promise<Remitters> {
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteRemitter(tx, input))) return;
    await recordAudit(tx, ctx, { ...subjectOf(input), action: "tax.removeRemitter", detail: { ...input } });
  });
  return listTaxRemitters(ctx);
}

/** What was taxed in a month by place, and who hands it over, as the books have it. */
export async function getTaxReport(
  ctx: Pick<Ctx, "db" | "clock">,
  input: z.output<typeof taxReportInput>,
): Promise<z.output<typeof taxReportView>> {
  const month = input.month ?? ctx.clock.now().toISOString().slice(0, 7);
  const [year = 0, nth = 1] = month.split("-").map(Number);
  const rows = await sumTaxByPlace(ctx.db, new Date(Date.UTC(year, nth - 1, 1)), new Date(Date.UTC(year, nth, 1)));
  return {
    month,
    rows: rows.map(({ country, state, currency, marketplace, sellers }) => ({
      ...{ country, state },
      marketplace: money(marketplace, currency),
      sellers: money(sellers, currency),
    })),
  };
}

const subjectOf = ({ country, state, startsOn }: z.output<typeof taxRemitterInput>) => ({
  subjectType: "tax_remitter",
  subjectId: [country, state, startsOn].filter(Boolean).join("-"),
});
