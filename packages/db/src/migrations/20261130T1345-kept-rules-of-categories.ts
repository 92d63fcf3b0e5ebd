import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was agreed about commission does not go with a category: merging moves it, deleting is refused.
    alter table commission_rules drop constraint commission_rules_category_id_fkey,
      add constraint commission_rules_category_id_fkey foreign key (category_id) references categories on delete restrict;

    -- Promotions do not keep the ids of categories that are gone. One that was for such categories only is switched off,
    -- or it would be for everything.
    update promotions set updated_at = now(),
      is_on = is_on and exists (select from categories where id = any(promotions.category_ids)),
      category_ids = array(select id from unnest(promotions.category_ids) with ordinality as named (id, nth)
        where exists (select from categories where categories.id = named.id) order by nth)
    where exists (select from unnest(category_ids) as named (id)
      where not exists (select from categories where categories.id = named.id));
  `.execute(db);
}
