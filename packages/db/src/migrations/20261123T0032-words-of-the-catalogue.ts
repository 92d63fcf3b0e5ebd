import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Whether a query is made of words that products use, in one number or the other, and of short numbers. What a
    -- few people can make others read is then never more than that.
    create function has_catalogue_words(query text) returns boolean language sql stable as $$
      select not exists (
        select from regexp_split_to_table(plain_text(query), '[^[:alnum:]]+') as asked (word)
        where asked.word <> '' and asked.word !~ '^[[:alnum:]]{1,2}$' and asked.word !~ '^[0-9]{1,4}$'
          and not exists (
            select from search_words known
            where known.word in (asked.word, asked.word || 's', regexp_replace(asked.word, 's$', ''),
              regexp_replace(asked.word, 'es$', ''))))
    $$;
    -- Only such queries are suggested to others.
    alter table search_queries add column is_of_catalogue boolean not null default false;
    update search_queries set is_of_catalogue = has_catalogue_words(query);
  `.execute(db);
}
