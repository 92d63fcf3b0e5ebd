import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What staff keep for searching. Words are kept as they are compared: plain and lower-case.
    create table search_synonyms (
      id uuid primary key,
      words text[] not null check (cardinality(words) between 2 and 20),
      created_at timestamptz not null
    );
    create table search_stop_words (
      word text primary key check (length(word) between 1 and 40),
      created_at timestamptz not null
    );
    -- Products that come first when somebody searches for just these words.
    create table search_pins (
      query text not null check (length(query) between 1 and 100),
      product_id uuid not null references products on delete cascade,
      position integer not null check (position >= 0),
      created_at timestamptz not null,
      primary key (query, product_id)
    );
    create index search_pins_product on search_pins (product_id);

    -- How often what was looked for on a day, and what was found. Nobody's name, address or session is in it.
    create table search_queries (
      day date not null,
      query text not null check (length(query) between 1 and 80),
      asked integer not null default 0,
      found integer not null,
      primary key (day, query)
    );
    create index search_queries_asked on search_queries (query text_pattern_ops);
  `.execute(db);
}
