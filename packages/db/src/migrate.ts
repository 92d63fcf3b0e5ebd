import { type Kysely, Migrator } from "kysely";
import { migrations } from "./migrations/index";

/** Brings the schema up to date. Running it again, or from two processes at once, is harmless. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((each) => each.migrationName);
}
