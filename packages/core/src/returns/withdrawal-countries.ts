import type { setWithdrawalCountryInput, withdrawalCountriesView } from "@emporia/contracts/withdrawal";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit } from "../platform/index";

type Countries = z.output<typeof withdrawalCountriesView>;

async function findDays(db: Db, country: string): Promise<number | null> {
  const { rows } = await sql<{ days: number }>`
    select days from withdrawal_countries where country = ${country}
  `.execute(db);
  return rows[0]?.days ?? null;
}

/** Where shoppers may withdraw from a contract, by country. */
export async function listWithdrawalCountries(ctx: Pick<Ctx, "db">): Promise<Countries> {
  const { rows } = await sql<Countries["items"][number]>`
    select country, days from withdrawal_countries order by country
  `.execute(ctx.db);
  return { items: rows };
}

/** Staff give a country the right, change its days, or take it away with 0. It counts for orders that are placed from now on. */
export async function setWithdrawalCountry(
  ctx: Ctx,
  { country, days, reason }: z.output<typeof setWithdrawalCountryInput>,
): Promise<Countries> {
  await inTransaction(ctx, async (tx) => {
    const before = await findDays(tx, country);
    await (days === 0
      ? sql`delete from withdrawal_countries where country = ${country}`
      : sql`insert into withdrawal_countries (country, days) values (${country}, ${days})
          on conflict (country) do update set days = excluded.days`
    ).execute(tx);
    await recordAudit(tx, ctx, {
      action: "returns.setWithdrawalCountry",
      subjectType: "withdrawal_country",
      subjectId: country,
      detail: { country, before, after: days, reason },
    });
  });
  return listWithdrawalCountries(ctx);
}
