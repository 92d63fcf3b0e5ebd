// Imports a product file in Shopify's format into a shop: pnpm import:products --seller <shop address> [--draft] <file.csv>
// Uses DATABASE_URL, or else the embedded database, which it starts for as long as it needs when it is not running.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "./embedded-postgres.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const embedded = process.env.DATABASE_URL
  ? undefined
  : await startPostgres({ dataDir: path.join(root, ".data/postgres") });
const url = process.env.DATABASE_URL ?? embedded.url("emporia");
// Paths are meant as they look from where the person stands, also when pnpm runs this from the root.
const cwd = process.env.INIT_CWD ?? process.cwd();
const entry = path.join(root, "packages/adapters/src/cli/import-products.ts");
const words = process.argv.slice(2);
try {
  process.exitCode = await new Promise((resolve, reject) => {
    const tsx = import.meta.resolve("tsx");
    const child = spawn(process.execPath, ["--import", tsx, entry, url, ...words], { cwd, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
} finally {
  if (embedded && !embedded.adopted) await embedded.stop();
}
