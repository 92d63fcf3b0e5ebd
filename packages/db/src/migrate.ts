import { type Kysely, Migrator } from "kysely";
import { migrations } from "./migrations/index";

/**
 * Brings the schema up to date. Running it again, or from two processes at once, is harmless. Those of one day are written side by
 * side and do not build on each other, so that one is also done when a later one was before it.
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((each) => each.migrationName);
}
