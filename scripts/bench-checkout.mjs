// pnpm bench:checkout: orders a second by one, ten and fifty buyers, on many things and on one, beside what PostgreSQL
// gives raw in the same run; and how long five hundred buyers of twenty units wait for their order or their refusal.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildBackends, bundleBackend } from "./build.mjs";
import { runCommand } from "./lib/processes.mjs";
import { startStack } from "./lib/stack.mjs";
import { checkNode, install, root } from "./lib/workspace.mjs";

const GOAL_PERCENT = 4;
const MOST_STATEMENTS = 25;
const MOST_SECONDS = 10;
checkNode();
await install(console.log);
await buildBackends();
await bundleBackend("apps/api/bench/checkout.ts", "apps/api/build/bench", "checkout");

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-checkout-"));
fs.chmodSync(dataDir, 0o755);
const stack = await startStack({
  dataDir,
  env: { RATE_LIMIT_FACTOR: "100000" },
  anyPort: true,
  only: ["local"],
  demo: true,
});
try {
  // Nobody listens here: the API that would be told of payments does not run.
  await fetch(`${stack.env.STRIPE_STANDIN_URL}/_standin/webhooks/pause`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const text = await runCommand(process.execPath, ["apps/api/build/bench/checkout.mjs"], {
    cwd: root,
    env: stack.env,
  });
  const { results, crowded } = JSON.parse(text.trim().split("\n").at(-1));
  console.log("\n| buyers at once | of | orders per second | p50 ms | p99 ms | raw transactions | share | SQL |");
  console.log("|---:|---|---:|---:|---:|---:|---:|---:|");
  for (const { what, buyers, perSecond, p50, p99, rawPerSecond, statements } of results)
    console.log(
      `| ${buyers} | ${what} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${rawPerSecond.toFixed(0)} | ${((perSecond / rawPerSecond) * 100).toFixed(1)} % | ${statements.toFixed(1)} |`,
    );
  console.log(`\nGoals: ${GOAL_PERCENT} % of the raw rate, ${MOST_STATEMENTS} statements from complete to confirmed.`);
  const told = Object.entries(crowded.told).map(([answer, count]) => `${count} ${answer}`);
  console.log(
    `${crowded.buyers} buyers of ${crowded.units} units, from the cart on: ${told.join(", ")} in ${crowded.seconds.toFixed(1)} s (goal: ${MOST_SECONDS}).`,
  );
  if (crowded.told.served !== crowded.units) process.exitCode = 1;
} finally {
  await stack.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
