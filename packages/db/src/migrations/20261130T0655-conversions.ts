import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A currency whose markets allow it takes prices from another one where a seller has set none: at a rate of so many of its
    -- units for one of the other, rounded to whole steps of its minor units.
    create table conversions (
      currency text primary key check (currency ~ '^[A-Z]{3}$'),
      from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
      step_amount integer not null default 1 check (step_amount between 1 and 100000),
      -- The rate in force; null until the first one is.
      rate numeric(20, 10) check (rate > 0),
      check (from_currency <> currency)
    );
    -- Every rate that was set, and from when on. Of those whose time has come the latest is in force.
    create table exchange_rates (
      id uuid primary key,
      currency text not null references conversions on delete cascade,
      rate numeric(20, 10) not null check (rate > 0),
      valid_from timestamptz not null,
      set_by jsonb not null,
      created_at timestamptz not null default now()
    );
    create index exchange_rates_currency on exchange_rates (currency, valid_from desc, id desc);

    alter table prices add column is_converted boolean not null default false;

    create function currency_digits(currency text) returns integer language sql immutable parallel safe as $$
      select case
        when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV',
          'XAF', 'XOF', 'XPF') then 0
        when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
        else 2 end
    $$;
    -- What costs something never costs nothing elsewhere.
    create function converted_amount(amount bigint, conversion conversions) returns bigint
      language sql immutable parallel safe as $$
      select case when amount = 0 then 0 else greatest(1, round(
        amount * conversion.rate * 10::numeric ^ (currency_digits(conversion.currency) - currency_digits(conversion.from_currency))
          / conversion.step_amount)) * conversion.step_amount end::bigint
    $$;

    -- Brings what is converted of these variants to what their own prices say at the rates in force.
    create function convert_prices(wanted uuid[]) returns void language plpgsql as $$
    begin
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

    create function convert_written_prices() returns trigger language plpgsql as $$
    declare
      wanted uuid[];
    begin
      if not exists (select from conversions) then return null; end if;
      -- A statement that wrote nothing calls this too, and so does what is converted here.
      wanted := array(select distinct variant_id from written where not is_converted);
      if wanted <> '{}' then perform convert_prices(wanted); end if;
      return null;
    end $$;
    create trigger prices_converted after insert on prices
      referencing new table as written for each statement execute function convert_written_prices();
    create trigger prices_converted_again after update on prices
      referencing new table as written for each statement execute function convert_written_prices();
    create trigger prices_converted_instead after delete on prices
      referencing old table as written for each statement execute function convert_written_prices();

    -- A sale reduces what sellers ask; what is converted follows it.
    create or replace function apply_sales(wanted uuid[]) returns void language sql as $$
      update prices set
        amount = coalesce(next.reduced, next.regular),
        compare_at_amount = case when next.reduced is null then next.compare_at else next.regular end,
        regular_amount = case when next.reduced is not null then next.regular end,
        regular_compare_at_amount = case when next.reduced is not null then next.compare_at end
      from (
        select known.variant_id, known.currency, known.regular, known.compare_at,
          case when known.wished between 1 and known.regular - 1 then known.wished end as reduced
        from (
          select price.variant_id, price.currency,
            coalesce(price.regular_amount, price.amount) as regular,
            case when price.regular_amount is null then price.compare_at_amount
              else price.regular_compare_at_amount end as compare_at,
            case when sale.percent is not null
                then round(coalesce(price.regular_amount, price.amount) * (100 - sale.percent) / 100.0)::bigint
              when sale.currency = price.currency then sale.amount end as wished
          from variants variant join prices price on price.variant_id = variant.id and not price.is_converted
          left join product_sales sale on sale.product_id = variant.product_id and sale.is_running
          where variant.product_id = any(wanted) and (sale.product_id is not null or price.regular_amount is not null)
        ) known
      ) next
      where prices.variant_id = next.variant_id and prices.currency = next.currency
    $$;
  `.execute(db);
}
