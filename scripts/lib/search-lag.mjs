// How soon a search shows what has changed, measured through a stack that runs.
import os from "node:os";
import { runCommand } from "./processes.mjs";
import { root } from "./workspace.mjs";

const GOAL_MS = 2_000;
const ROUNDS = "5";

/** Changes the demo's first shop, forty times, and searches until each change is shown. */
export async function measureSearchLag(stack) {
  const load = os.loadavg()[0];
  const args = ["apps/api/build/bench/search-lag.mjs", stack.env.API_URL, ROUNDS];
  const text = await runCommand(process.execPath, args, { cwd: root, env: stack.env });
  return { load, ...JSON.parse(text.trim().split("\n").at(-1)) };
}

export function printSearchLag({ index, took, load }) {
  console.log(`\n| a search by ${index} shows a change of | changes | p50 ms | p95 ms | most ms | goal |`);
  console.log("|---|---:|---:|---:|---:|---|");
  for (const [what, times] of [...Object.entries(took), ["any of them", Object.values(took).flat()]]) {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (part) => Math.round(sorted[Math.ceil(sorted.length * part) - 1]);
    console.log(`| ${what} | ${sorted.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | p95 < ${GOAL_MS} ms |`);
  }
  console.log(`\nCounted from the answer to the change. Load of the machine when it began: ${load.toFixed(1)}.`);
}
