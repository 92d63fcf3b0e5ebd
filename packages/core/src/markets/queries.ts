import type { StaffMarketView } from "@emporia/contracts/markets";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { instantText } from "../platform/index";

type Conversion = NonNullable<StaffMarketView["conversion"]>;

interface MarketFields {
  code: string;
  name: string;
  countries: readonly string[];
  locale: string;
  pricesIncludeTax: boolean;
}

/** Behind those that are there. False, and nothing written, when the code is taken. */
export async function insertMarket(tx: Tx, market: MarketFields & { currency: string }, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into markets (code, name, countries, currency, locale, prices_include_tax, position, created_at, updated_at)
    select ${market.code}, ${market.name}, ${[...new Set(market.countries)]}::text[], ${market.currency}, ${market.locale},
      ${market.pricesIncludeTax}::boolean, coalesce(max(position) + 1, 0), ${now}::timestamptz, ${now}::timestamptz
    from markets
    on conflict do nothing returning code
  `.execute(tx);
  return rows.length > 0;
}

/** Locks all markets, also against new ones, so that none gets another's country meanwhile. */
export async function lockMarkets(tx: Tx) {
  // Rows that somebody is about to add cannot be locked, and who waited for rows alone would not see them.
  await sql`select pg_advisory_xact_lock(hashtextextended('markets', 0))`.execute(tx);
  return tx
    .selectFrom("markets")
    .select(["code", "name", "countries", "currency", "is_home"])
    .orderBy("code")
    .forUpdate()
    .execute();
}

export async function setMarket(tx: Tx, market: MarketFields & { isOpen: boolean }, now: Date): Promise<void> {
  await tx
    .updateTable("markets")
    .set({
      name: market.name,
      countries: [...new Set(market.countries)],
      locale: market.locale,
      prices_include_tax: market.pricesIncludeTax,
      is_open: market.isOpen,
      updated_at: now,
    })
    .where("code", "=", market.code)
    .execute();
}

/** By the currency that is converted into. */
export async function listConversions(db: Db): Promise<Map<string, Conversion>> {
  const { rows } = await sql<Conversion & { currency: string }>`
    select conversion.currency, conversion.from_currency as "from", trim_scale(conversion.rate)::text as rate,
      conversion.step_amount as "stepAmount",
      not exists (
        select from exchange_rates live where live.currency = conversion.currency and live.ended_at is null
      ) as "isStopped",
      coalesce((
        select json_agg(json_build_object('id', latest.id, 'rate', trim_scale(latest.rate)::text,
          'isEnded', latest.ended_at is not null, 'validFrom', ${instantText("latest.valid_from")})
          order by latest.valid_from desc, latest.id desc)
        from (
          select id, rate, valid_from, ended_at from exchange_rates known where known.currency = conversion.currency
          order by valid_from desc, id desc limit 20
        ) latest
      ), '[]') as rates
    from conversions conversion
  `.execute(db);
  return new Map(rows.map(({ currency, ...conversion }) => [currency, conversion]));
}

export async function setConversion(
  tx: Tx,
  conversion: { currency: string; from: string; stepAmount: number | undefined },
): Promise<void> {
  const { currency, from, stepAmount } = conversion;
  const step = stepAmount === undefined ? {} : { step_amount: stepAmount };
  await tx
    .insertInto("conversions")
    .values({ currency, from_currency: from, ...step })
    .onConflict((conflict) => conflict.column("currency").doUpdateSet({ from_currency: from, ...step }))
    .execute();
}

export async function insertExchangeRate(
  tx: Tx,
  rate: { id: string; currency: string; rate: string; validFrom: Date; setBy: object },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("exchange_rates")
    .values({
      id: rate.id,
      currency: rate.currency,
      rate: rate.rate,
      valid_from: rate.validFrom,
      set_by: JSON.stringify(rate.setBy),
      created_at: now,
    })
    .execute();
}

/** Of each currency the latest rate whose time has come. @returns how many are another than before */
export async function setRatesInForce(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql`
    update conversions conversion set rate = latest.rate
    from (
      select distinct on (currency) currency, rate from exchange_rates
      where valid_from <= ${now}::timestamptz and ended_at is null
      order by currency, valid_from desc, id desc
    ) latest
    where latest.currency = conversion.currency and conversion.rate is distinct from latest.rate
    returning conversion.currency
  `.execute(tx);
  return rows.length;
}

/** Ends all rates of a currency, those to come too. False when none was left. */
export async function endConversion(tx: Tx, currency: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("exchange_rates")
    .set({ ended_at: now })
    .where("currency", "=", currency)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  await tx.updateTable("conversions").set({ rate: null }).where("currency", "=", currency).execute();
  return numUpdatedRows > 0;
}

/** Ids of the next products, in their order. */
export async function listProductIdsAfter(db: Db, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from products where ${afterId}::uuid is null or id > ${afterId}::uuid order by id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Brings the converted prices of these products to the rates in force. */
export async function convertPrices(tx: Tx, productIds: readonly string[]): Promise<void> {
  await sql`
    select convert_prices(array(select id from variants where product_id = any(${[...productIds]}::uuid[]) order by id))
  `.execute(tx);
}
