import { openDatabase } from "./database";
import { migrate } from "./migrate";

// biome-ignore lint/style/noProcessEnv: the one program that needs the database before there is a configuration
const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set: the address of the PostgreSQL to migrate.");
const { db, close } = openDatabase({ url, poolSize: 1, prepareStatements: false });
const applied = await migrate(db);
for (const name of applied) process.stdout.write(`migrated ${name}\n`);
await close();
