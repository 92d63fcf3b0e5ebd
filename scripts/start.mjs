// npm start: from a bare machine to a running marketplace. Node built-ins only, until the packages are installed.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { removeCluster } from "./embedded-postgres.mjs";
import { checkNode, dataDir, install, readEnvFile, readText, root } from "./lib/workspace.mjs";

const dev = process.argv.includes("--dev");
const reset = process.argv.includes("--reset");
const only = process.argv
  .find((arg) => arg.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const began = Date.now();
const seconds = () => `${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s`;
const say = (text) => process.stdout.write(`${seconds()}  ${text}\n`);
const runFile = path.join(dataDir, "running.json");

let stack;
let isStopping = false;

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  process.stdout.write("\nStopping …\n");
  await stack?.stop().catch((error) => process.stderr.write(`${error.message}\n`));
  fs.rmSync(runFile, { force: true });
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    void stop(0);
    // Whatever hangs: five seconds, and it is over.
    setTimeout(() => process.exit(1), 4_900).unref();
  });

try {
  checkNode();
  fs.mkdirSync(dataDir, { recursive: true });
  refuseSecondStart();
  if (reset) {
    say("Removing all data");
    removeCluster(path.join(dataDir, "postgres"));
    for (const entry of ["media", "mail", "stripe", "secrets.json"])
      fs.rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  }
  fs.writeFileSync(runFile, JSON.stringify({ pid: process.pid }));
  await install(say);
  if (!dev) {
    const { build, buildBackends } = await import("./build.mjs");
    if (only) await buildBackends();
    else if (await build(say)) say("Built");
  }
  const { startStack } = await import("./lib/stack.mjs");
  const env = { ...readEnvFile(), ...knownSettings() };
  stack = await startStack({
    dataDir,
    env,
    dev,
    ...(only ? { only } : {}),
    ...(process.argv.includes("--demo") ? { demo: true } : {}),
    say,
    onExit: ({ name, code, signal }) => {
      if (isStopping) return;
      process.stderr.write(`\n${name} ended (${signal ?? code}). Everything is stopped; start again with npm start.\n`);
      void stop(1);
    },
  });
  if (isStopping) await stack.stop();
  const { seeded } = stack.prepared;
  if (seeded) say(`Seeded ${seeded.products} products of ${seeded.sellers} sellers and ${seeded.orders} orders`);
  for (const { name, wanted, port } of stack.moved) say(`Port ${wanted} is taken: ${name} is ${port} instead`);
  say("Ready");
  printTable(stack.urls, !env.DATABASE_URL || process.argv.includes("--demo"));
} catch (error) {
  if (!isStopping) {
    process.stderr.write(`\n${error.message}\n`);
    await stop(1);
  }
}

function printTable(urls, isDemo) {
  const rows = [
    ["Storefront", urls.storefront],
    ["Seller portal", urls.sellerPortal],
    ["Admin", urls.admin],
    ["API", `${urls.api}  (reference at /docs)`],
    ["Mail inbox", urls.inbox],
    ["Payments", urls.stripe && `${urls.stripe}  (a stand-in for Stripe: no money moves)`],
  ].filter(([, url]) => url);
  const people = [
    ["shopper@example.com", "buys"],
    ["seller-one@example.com", "sells"],
    ["seller-two@example.com", "sells"],
    ["staff@example.com", "runs the platform"],
    ["staff-two@example.com", "keeps its books, approves what the first asks for"],
  ];
  const line = ([name, text]) => `  ${name.padEnd(24)}${text}`;
  const signIns = `  Sign in with the password emporia-demo:\n${people.map(line).join("\n")}\n\n`;
  process.stdout.write(`\n${rows.map(line).join("\n")}\n\n${isDemo ? signIns : ""}  Ctrl-C stops everything.\n\n`);
}

/** Two at once would share one database directory. A launcher that was killed leaves its file, but no process. */
function refuseSecondStart() {
  const { pid } = JSON.parse(readText(runFile) ?? "{}");
  if (!pid || pid === process.pid) return;
  let command = "";
  try {
    command = execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
  } catch {
    try {
      command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return;
    }
  }
  if (command.includes("scripts/start.mjs"))
    throw new Error(`Emporia already runs from ${root} (process ${pid}). Stop it first with Ctrl-C there.`);
}

/** Our own variables from the environment, which overrule the file. */
function knownSettings() {
  const example = readText(path.join(root, ".env.example")) ?? "";
  const names = [...example.matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map((match) => match[1]);
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
