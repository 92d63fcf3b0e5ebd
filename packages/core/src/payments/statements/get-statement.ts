import { money } from "@emporia/contracts/money";
import type { StatementView, statementFileView, statementsView } from "@emporia/contracts/statements";
import type { z } from "zod";
import { type Ctx, NotFound } from "../../platform/index";
import { listSellerCurrencies } from "../queries/positions";
import { listStatementEntries, listStatementMonths, readStatementStart } from "../queries/statements";
import { boundsOf, statementOf } from "./statement";
import { statementCsv, statementPdf } from "./statement-files";

const SHOWN_LINES = 1000;

/** The months of a shop since its first entry in a currency, the latest first, with what it had at their beginning and end. */
export async function listStatements(
  ctx: Ctx,
  input: { sellerId: string; currency?: string | undefined },
): Promise<z.output<typeof statementsView>> {
  const currency = input.currency ?? ctx.market.currency;
  const now = ctx.clock.now();
  const [currencies, months] = await Promise.all([
    listSellerCurrencies(ctx.db, input.sellerId, ctx.market.currency),
    listStatementMonths(ctx.db, input.sellerId, currency, now),
  ]);
  return {
    currency,
    currencies,
    items: months.map((month) => ({
      period: month.period,
      currency,
      opening: money(month.opening, currency),
      closing: money(month.closing, currency),
      isOver: boundsOf(month.period).to <= now,
    })),
  };
}

/** A shop's statement of a month in one currency; the page shows the first thousand lines. @throws NotFound the month is still to come */
export async function getStatement(
  ctx: Ctx,
  input: { sellerId: string; period: string; currency?: string | undefined },
): Promise<StatementView> {
  const statement = await readStatement(ctx, input);
  return { ...statement, lines: statement.lines.slice(0, SHOWN_LINES) };
}

/** A shop's statement of a month as a file with every line. @throws NotFound the month is still to come */
export async function getStatementFile(
  ctx: Ctx,
  input: { sellerId: string; period: string; currency?: string | undefined; format: "csv" | "pdf" },
): Promise<z.output<typeof statementFileView>> {
  const statement = await readStatement(ctx, input);
  const content =
    input.format === "csv" ? Buffer.from(statementCsv(statement), "utf8") : Buffer.from(await statementPdf(statement));
  return {
    fileName: `statement-${input.period}${statement.currency === ctx.market.currency ? "" : `-${statement.currency}`}.${input.format}`,
    contentType: input.format === "csv" ? "text/csv; charset=utf-8" : "application/pdf",
    content: content.toString("base64"),
  };
}

async function readStatement(
  ctx: Ctx,
  input: { sellerId: string; period: string; currency?: string | undefined },
): Promise<StatementView> {
  const { from, to } = boundsOf(input.period);
  if (from > ctx.clock.now()) throw new NotFound("This statement");
  const currency = input.currency ?? ctx.market.currency;
  const [start, entries] = await Promise.all([
    readStatementStart(ctx.db, input.sellerId, currency, from),
    listStatementEntries(ctx.db, input.sellerId, currency, { from, to }),
  ]);
  if (!start) throw new NotFound("This statement");
  return statementOf({ period: input.period, currency, shopName: start.shop_name, opening: start.opening }, entries);
}
