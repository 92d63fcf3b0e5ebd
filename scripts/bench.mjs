// pnpm bench: speed in one run, as shares of what PostgreSQL gives raw; statements per call; memory at rest; how soon a
// search shows what has changed, also by Meilisearch where MEILI_URL names one or the tool for it lies beside the checkout.
// With --lag only the last.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { build, buildBackends, bundleBackend } from "./build.mjs";
import { startMeilisearch } from "./lib/meilisearch.mjs";
import { runCommand, startProcess, stopProcesses } from "./lib/processes.mjs";
import { measureSearchLag, printSearchLag } from "./lib/search-lag.mjs";
import { API_ARGS, startStack } from "./lib/stack.mjs";
import { checkNode, install, root } from "./lib/workspace.mjs";

const SECONDS = 4;
const MEILI_PORT = "7742";
const onlyLag = process.argv.includes("--lag");
const lagProcesses = ["local", "api", "worker"];
checkNode();
await install(console.log);
await (onlyLag ? buildBackends() : build(console.log));
await bundleBackend("apps/api/bench/procedures.ts", "apps/api/build/bench", "procedures");
await bundleBackend("apps/api/bench/search-lag.ts", "apps/api/build/bench", "search-lag");

const folders = [];
/** A folder of its own for each stack: what procedures did to stock is nothing to begin a second measurement with. */
function freshFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-bench-"));
  fs.chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}
let stack;
try {
  await withStack(onlyLag ? lagProcesses : undefined, {}, async () => {
    const rest = onlyLag ? undefined : await measureAtRest();
    const pages = onlyLag ? [] : await measurePages();
    const lag = await measureSearchLag(stack);
    if (rest) print(await measureProcedures(), pages, rest.memory, rest.readyMs);
    printSearchLag(lag);
  });
  const engine = startMeilisearch(MEILI_PORT);
  if (engine)
    try {
      const env = { MEILI_URL: engine.url, ...(engine.key ? { MEILI_KEY: engine.key } : {}), MEILI_INDEX: "bench" };
      await withStack(lagProcesses, env, async () => printSearchLag(await measureSearchLag(stack)));
    } finally {
      engine.stop();
    }
} finally {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
}

async function withStack(only, env, work) {
  stack = await startStack({
    dataDir: freshFolder(),
    env: { RATE_LIMIT_FACTOR: "100000", ...env },
    anyPort: true,
    ...(only ? { only } : {}),
  });
  try {
    await work();
  } finally {
    await stack.stop();
  }
}

async function measureAtRest() {
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const memory = stack.processes.map(({ name, pid }) => ({ name, megabytes: residentMegabytes(pid) }));
  return { memory, readyMs: await apiReadyMs() };
}

async function measurePages() {
  const storefront = stack.urls.storefront.replace("localhost", "127.0.0.1");
  const { products, categories } = await samples();
  return [
    await load("home", () => `${storefront}/`),
    await load("category", (turn) => `${storefront}/categories/${categories[turn % categories.length]}`),
    await load("product", (turn) => `${storefront}/products/${products[turn % products.length]}`),
  ];
}

async function measureProcedures() {
  // The worker's share of the two cores is not what is measured below.
  await stopProcesses(stack.processes.filter(({ name }) => name !== "local"));
  // The API that would be told of payments does not run, and trying to reach it would cost what is measured below.
  await fetch(`${stack.env.STRIPE_STANDIN_URL}/_standin/webhooks/pause`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const args = ["apps/api/build/bench/procedures.mjs", String(SECONDS)];
  const text = await runCommand(process.execPath, args, { cwd: root, env: stack.env });
  return JSON.parse(text.trim().split("\n").at(-1)).results;
}

function print(results, pages, memory, readyMs) {
  const goals = {
    "product by slug": ["reads", 18, 4],
    recommendations: ["reads"],
    "category page (24)": ["reads", 12, 4],
    search: ["reads"],
    "add to cart": ["updates", 20, 4],
    "complete checkout": ["updates", 4, 25],
    "full checkout (7 calls)": ["updates"],
  };
  console.log("\n| what | per second | p50 ms | p99 ms | share of raw | goal | SQL per call | budget |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const { name, perSecond, p50, p99, statements, rawPerSecond } of results) {
    const [of, goal, budget] = goals[name] ?? [];
    const share = of ? `${((perSecond / rawPerSecond) * 100).toFixed(1)} % of ${of}` : "";
    const sql = of ? statements.toFixed(1) : "1";
    console.log(
      `| ${name} | ${Math.round(perSecond)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${share} | ${goal ? `≥ ${goal} %` : ""} | ${sql} | ${budget ? `≤ ${budget}` : ""} |`,
    );
  }
  console.log("\n| page, rendered on the server | requests per second | p50 ms | p99 ms |\n|---|---:|---:|---:|");
  for (const { name, perSecond, p50, p99 } of pages)
    console.log(`| ${name} | ${Math.round(perSecond)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`);
  console.log("\n| process, at rest | RSS MB |\n|---|---:|");
  for (const { name, megabytes } of memory) console.log(`| ${name} | ${megabytes} |`);
  console.log(
    `\nAPI ready ${readyMs} ms after its process starts (goal ≤ 1000). Node ${process.version}, ${os.cpus().length} cores.`,
  );
}

async function samples() {
  const answer = await (await fetch(`${stack.urls.api}/api/v1/products?limit=50`)).json();
  const tree = await (await fetch(`${stack.urls.api}/api/v1/categories`)).json();
  return {
    products: answer.items.map((product) => product.slug),
    categories: (tree.items ?? tree).map((category) => category.slug),
  };
}

/** Ten callers ask for pages for a few seconds, over connections that are kept. */
async function load(name, urlOf) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 10 });
  const took = [];
  let turn = 0;
  const get = () =>
    new Promise((resolve, reject) => {
      const at = performance.now();
      http
        .get(urlOf(turn++), { agent }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${name}: ${response.statusCode}`));
          response.resume().once("end", () => resolve(performance.now() - at));
        })
        .once("error", reject);
    });
  const together = async (until, keep) => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        while (performance.now() < until) {
          const ms = await get();
          if (keep) took.push(ms);
        }
      }),
    );
  };
  await together(performance.now() + 1_500, false);
  const began = performance.now();
  await together(began + SECONDS * 1000, true);
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    name,
    perSecond: took.length / seconds,
    p50: took[Math.floor(took.length * 0.5)],
    p99: took[Math.floor(took.length * 0.99)],
  };
}

function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
  } catch {
    return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
  }
}

async function apiReadyMs() {
  const began = performance.now();
  const second = await startProcess({
    name: "api",
    args: API_ARGS,
    env: { ...stack.env, API_PORT: "0" },
    cwd: root,
  });
  const ms = Math.round(performance.now() - began);
  await stopProcesses([second]);
  return ms;
}
