import { type Kysely, sql } from "kysely";

/** What is converted waits for who is changing the price it comes from, and then reads what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function convert_prices(wanted uuid[]) returns void language plpgsql as $$
    begin
      perform from prices where variant_id = any(wanted) and not is_converted order by variant_id, currency for update;
      delete from prices converted where converted.variant_id = any(wanted) and converted.is_converted and not exists (
        select from conversions conversion join prices source
          on source.currency = conversion.from_currency and not source.is_converted
        where conversion.currency = converted.currency and conversion.rate is not null
          and source.variant_id = converted.variant_id);
      insert into prices (variant_id, currency, amount, compare_at_amount, is_converted)
      select known.variant_id, known.currency, known.amount,
        case when known.compare_at > known.amount then known.compare_at end, true
      from (
        select source.variant_id, conversion.currency, converted_amount(source.amount, conversion) as amount,
          converted_amount(source.compare_at_amount, conversion) as compare_at
        from prices source
        join conversions conversion on conversion.from_currency = source.currency and conversion.rate is not null
        where source.variant_id = any(wanted) and not source.is_converted
      ) known
      order by known.variant_id, known.currency
      on conflict (variant_id, currency) do update set
        amount = excluded.amount, compare_at_amount = excluded.compare_at_amount
      where prices.is_converted and (prices.amount, prices.compare_at_amount)
        is distinct from (excluded.amount, excluded.compare_at_amount);
    end $$;
  `.execute(db);
}
