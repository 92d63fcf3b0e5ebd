// pnpm bench:import [rows]: a product file of 100,000 rows or of so many, how long it takes and how much memory.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "./embedded-postgres.mjs";
import { runCommand } from "./lib/processes.mjs";
import { root } from "./lib/workspace.mjs";

const MOST_MEGABYTES = 400;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-import-"));
fs.chmodSync(dataDir, 0o755);
const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
try {
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url("postgres"),
    INTERNAL_KEY: "bench-internal-key-0123456789",
    LINK_SECRET: "bench-link-secret-0123456789abcdef",
    DATA_ENCRYPTION_KEYS: "k1:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
  };
  const run = (...args) => runCommand(process.execPath, ["--import", "tsx", ...args], { cwd: root, env });
  await run("packages/jobs/src/prepare.ts");
  const text = await run("apps/api/bench/import.ts", ...process.argv.slice(2));
  const { rows, results } = JSON.parse(text.trim().split("\n").at(-1));
  console.log(`\nA file of ${rows.toLocaleString("en-US")} rows.\n`);
  console.log("| what | seconds | rows per second | RSS MB | new | changed | same | problems |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const { name, seconds, megabytes, created = "", updated = "", unchanged = "", failed = "" } of results)
    console.log(
      `| ${name} | ${seconds.toFixed(1)} | ${Math.round(rows / seconds)} | ${megabytes} | ${created} | ${updated} | ${unchanged} | ${failed} |`,
    );
  const most = Math.max(...results.map(({ megabytes }) => megabytes));
  console.log(`\nMost memory of the process, tsx included: ${most} MB (goal: under ${MOST_MEGABYTES}).`);
  if (most >= MOST_MEGABYTES) process.exitCode = 1;
} finally {
  await postgres.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
