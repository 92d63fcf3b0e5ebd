// Generates packages/db/src/types.generated.ts from a freshly migrated database. `--check` fails when it is stale.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "./embedded-postgres.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const committed = path.join(root, "packages/db/src/types.generated.ts");
const check = process.argv.includes("--check");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-types-"));
fs.chmodSync(scratch, 0o755);
const server = await startPostgres({ dataDir: path.join(scratch, "pg"), durable: false });
let status = 1;
try {
  const run = (args, env) =>
    spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } }).status;
  const url = server.url("postgres");
  status = run(["--import", "tsx", "packages/db/src/migrate-cli.ts"], { DATABASE_URL: url });
  const out = check ? path.join(scratch, "types.ts") : committed;
  if (status === 0)
    status = run(
      [
        path.join(root, "node_modules/kysely-codegen/dist/cli/bin.js"),
        ...["--dialect", "postgres", "--url", url, "--out-file", out, "--log-level", "warn"],
        ...["--numeric-parser", "number", "--exclude-pattern", "kysely_*"],
        ...["--overrides", JSON.stringify({})],
      ],
      { DATABASE_URL: url },
    );
  if (status === 0) {
    // bigint columns arrive as safe integers: see the type parser in database.ts.
    const text = fs
      .readFileSync(out, "utf8")
      .replace(
        /export type Int8 = .*;/,
        "export type Int8 = ColumnType<number, number | bigint | string, number | bigint | string>;",
      );
    fs.writeFileSync(out, text);
    if (check && text !== fs.readFileSync(committed, "utf8")) {
      console.error("packages/db/src/types.generated.ts is stale: run `pnpm db:types` and commit it.");
      status = 1;
    }
  }
} finally {
  await server.stop();
  fs.rmSync(scratch, { recursive: true, force: true });
}
process.exit(status ?? 1);
