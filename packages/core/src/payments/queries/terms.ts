import type { PayoutInterval, TransferAfter } from "@emporia/contracts/payouts";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { PayoutTerms } from "../payouts/terms";

export interface TermsRow {
  transfer_after: TransferAfter;
  transfer_days: number;
  new_seller_days: number;
  payout_interval: PayoutInterval;
  payout_day: number;
  payout_minimum_amount: number;
}

const toTerms = (row: TermsRow): PayoutTerms => ({
  transferAfter: row.transfer_after,
  transferDays: row.transfer_days,
  newSellerDays: row.new_seller_days,
  interval: row.payout_interval,
  payoutDay: row.payout_day,
  minimumAmount: row.payout_minimum_amount,
});

export interface SellerTerms {
  terms: PayoutTerms;
  /** When the shop was approved, or asked for. */
  since: Date;
  /** The last day of the schedule that was looked after, as YYYY-MM-DD. */
  scheduledOn: string;
}

/**
 * The platform's terms with what is different for a seller. A shop starts its schedule on the day it was approved. The least
 * payout is kept in home's currency; of another one it is that at the exchange rate in force, or as many of its units.
 */
export async function readSellerTerms(db: Db, sellerId: string, currency?: string): Promise<SellerTerms> {
  const { rows } = await sql<TermsRow & { since: Date; scheduled_on: string }>`
    select coalesce(own.transfer_after, base.transfer_after) as transfer_after,
      coalesce(own.transfer_days, base.transfer_days) as transfer_days, base.new_seller_days,
      coalesce(own.payout_interval, base.payout_interval) as payout_interval, coalesce(own.payout_day, 1) as payout_day,
      ${minimumIn(currency)} as payout_minimum_amount,
      coalesce(seller.verified_at, seller.created_at) as since,
      to_char(coalesce(own.scheduled_on, (coalesce(seller.verified_at, seller.created_at) at time zone 'UTC')::date),
        'YYYY-MM-DD') as scheduled_on
    from sellers seller cross join payout_terms base left join seller_payout_terms own on own.seller_id = seller.id
    where seller.id = ${sellerId}
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`There is no shop ${sellerId}.`);
  return { terms: toTerms(row), since: row.since, scheduledOn: row.scheduled_on };
}

function minimumIn(currency: string | undefined): RawBuilder<unknown> {
  const minimum = sql`greatest(base.payout_minimum_amount, own.payout_minimum_amount)`;
  if (currency === undefined) return minimum;
  return sql`case when ${currency}::text = home_currency() then ${minimum} else coalesce(
    (select converted_amount(${minimum}, conversion) from conversions conversion
      where conversion.currency = ${currency} and conversion.from_currency = home_currency() and conversion.rate is not null),
    greatest(1, round(${minimum} * 10::numeric ^ (currency_digits(${currency}) - currency_digits(home_currency())))::bigint)
  ) end`;
}

export async function readPlatformTerms(db: Db): Promise<PayoutTerms> {
  const row = await db
    .selectFrom("payout_terms")
    .select(["transfer_after", "transfer_days", "new_seller_days", "payout_interval", "payout_minimum_amount"])
    .executeTakeFirstOrThrow();
  return toTerms({ ...(row as Omit<TermsRow, "payout_day">), payout_day: 1 });
}

/** What was agreed with one seller about transfers, where anything was. */
export async function findAgreedTerms(
  db: Db,
  sellerId: string,
): Promise<{ transfer_after: TransferAfter | null; transfer_days: number | null } | undefined> {
  const row = await db
    .selectFrom("seller_payout_terms")
    .where("seller_id", "=", sellerId)
    .select(["transfer_after", "transfer_days"])
    .executeTakeFirst();
  return row as { transfer_after: TransferAfter | null; transfer_days: number | null } | undefined;
}

export async function setPlatformTerms(tx: Tx, terms: Omit<PayoutTerms, "payoutDay">, now: Date): Promise<void> {
  await tx
    .updateTable("payout_terms")
    .set({
      transfer_after: terms.transferAfter,
      transfer_days: terms.transferDays,
      new_seller_days: terms.newSellerDays,
      payout_interval: terms.interval,
      payout_minimum_amount: terms.minimumAmount,
      updated_at: now,
    })
    .execute();
}

/** Changes what is said of a seller; what is not named stays. */
export async function saveSellerTerms(
  tx: Tx,
  sellerId: string,
  change: {
    transfer_after?: TransferAfter | null;
    transfer_days?: number | null;
    payout_interval?: PayoutInterval;
    payout_day?: number;
    payout_minimum_amount?: number;
    scheduled_on?: string;
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("seller_payout_terms")
    .values({ seller_id: sellerId, ...change, updated_at: now })
    .onConflict((conflict) => conflict.column("seller_id").doUpdateSet({ ...change, updated_at: now }))
    .execute();
}
