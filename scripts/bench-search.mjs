// pnpm bench:search: how well search finds what people judged fit, with and without a typo, and how long it takes.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "./embedded-postgres.mjs";
import { runCommand } from "./lib/processes.mjs";
import { root } from "./lib/workspace.mjs";

const judged = path.join(root, "../shared/data/search");
if (!fs.existsSync(judged)) {
  console.log(
    "Skipped: the judged queries are not beside this checkout, at ../shared/data/search (products.jsonl.xz, qrels.json, queries_one_typo.json).",
  );
  process.exit(0);
}

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-search-"));
fs.chmodSync(dataDir, 0o755);
const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
try {
  const products = path.join(dataDir, "products.jsonl");
  const xz = ["-dc", path.join(judged, "products.jsonl.xz")];
  fs.writeFileSync(products, execFileSync("xz", xz, { maxBuffer: 1 << 28 }));
  const env = { ...process.env, DATABASE_URL: postgres.url("postgres") };
  const run = (file, ...args) => runCommand(process.execPath, ["--import", "tsx", file, ...args], { cwd: root, env });
  await run("packages/db/src/migrate-cli.ts");
  const text = await run("apps/api/bench/search.ts", products, judged);
  print(JSON.parse(text.trim().split("\n").at(-1)));
} finally {
  await postgres.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}

function print({ products, queries, results: [clean, mistyped] }) {
  console.log(`\n${products} products, ${queries} judged queries; nDCG@10 of all, of the even and of the odd ones.\n`);
  console.log("| queries | all | even | odd | goal | p50 ms | p99 ms | SQL per search |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const [name, goal, { all, even, odd, p50, p99, statements }] of [
    ["as judged", 0.75, clean],
    ["with one typo", 0.7, mistyped],
  ])
    console.log(
      `| ${name} | ${[all, even, odd].map((each) => each.toFixed(3)).join(" | ")} | ≥ ${goal.toFixed(2)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${statements.toFixed(1)} |`,
    );
  console.log("\nGoal of the time with all facets: p50 ≤ 15 ms, p99 ≤ 60 ms.");
  if (process.argv.includes("--queries"))
    for (const { byQuery } of [clean, mistyped])
      for (const [text, value] of Object.entries(byQuery)) console.log(`${value.toFixed(3)}  ${text}`);
}
