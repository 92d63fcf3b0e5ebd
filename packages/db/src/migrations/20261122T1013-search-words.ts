import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The words that names and tags use: what a mistyped word is corrected to. A word stays when its last product goes;
    -- a correction that then finds nothing is not offered.
    create table search_words (word text primary key);
    create index search_words_similar on search_words using gin (word gin_trgm_ops);

    create function learn_search_words() returns trigger language plpgsql as $$
    begin
      -- In order and without the known ones, so that two writers neither wait for each other nor deadlock.
      insert into search_words (word)
      select distinct used.word
      from regexp_split_to_table(new.name_text || ' ' || plain_text(array_to_string(new.tags, ' ')), '[^[:alpha:]]+')
        as used (word)
      where length(used.word) between 3 and 40
        and not exists (select from search_words known where known.word = used.word)
      order by used.word
      on conflict do nothing;
      return null;
    end $$;
    create trigger product_listings_learn_words after insert on product_listings
      for each row execute function learn_search_words();
    create trigger product_listings_learn_new_words after update on product_listings
      for each row when (old.name_text <> new.name_text or old.tags <> new.tags) execute function learn_search_words();

    create function similar_search_words(wanted text) returns setof text language sql stable
      set pg_trgm.similarity_threshold = 0.15
      as $$ select word from search_words where word % wanted order by similarity(word, wanted) desc, word limit 40 $$;
  `.execute(db);
}
