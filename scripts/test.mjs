// npm test: types, lint, arrows, generated files, unit to contract tests, then the browser and what pages weigh.
// Names at the end what failed, and what passed at its second try only; the last line counts.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkNode, install, root } from "./lib/workspace.mjs";

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed, by name: the end of a long output is all that some readers get. */
const failures = [];
const MOST_RETRIED = 5;
const results = fs.mkdtempSync(path.join(os.tmpdir(), "emporia-results-"));

checkNode();
await install((text) => console.log(text));

const bin = (name) => path.join(root, "node_modules", name);
const stages = [
  { name: "types", args: [bin("typescript/bin/tsc"), "-b"] },
  { name: "lint", args: [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."] },
  {
    name: "arrows",
    args: [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["--config", ".dependency-cruiser.cjs", "--include-only", "^(apps|packages)", "apps", "packages"],
    ],
  },
  { name: "generated", args: ["scripts/db-types.mjs", "--check"] },
  {
    name: "vitest",
    args: vitest("vitest.json"),
    again: () => retryVitest(),
    count: countVitest,
  },
  { name: "build", args: ["scripts/build.mjs"] },
  {
    name: "browser",
    args: [path.join(root, "e2e/node_modules/@playwright/test/cli.js"), "test", "--retries=1"],
    cwd: path.join(root, "e2e"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, "playwright.json") },
    count: (isOk) => countPlaywright("playwright.json", isOk),
  },
  {
    name: "budgets",
    args: [
      path.join(root, "e2e/node_modules/@playwright/test/cli.js"),
      "test",
      "--retries=1",
      "--config",
      "budgets.config.ts",
    ],
    cwd: path.join(root, "e2e"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, "budgets.json") },
    count: (isOk) => countPlaywright("budgets.json", isOk),
  },
];

for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  const began = Date.now();
  console.log(`\n── ${stage.name}`);
  const isOk = (await run(stage)) || ((await stage.again?.()) ?? false);
  const counted = stage.count?.(isOk);
  if (counted) for (const key of Object.keys(counts)) counts[key] += counted[key];
  else counts[isOk ? "passed" : "failed"]++;
  if (!isOk || counted?.failed > 0) failures.push(`${stage.name}: failed`);
  console.log(`── ${stage.name}: ${isOk ? "ok" : "FAILED"} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}
fs.rmSync(results, { recursive: true, force: true });
for (const failure of failures) console.log(failure);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

function run({ args, cwd = root, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(results, file), "utf8"));
  } catch {
    return undefined;
  }
}

function vitest(file, ...rest) {
  const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${path.join(results, file)}`];
  return [bin("vitest/vitest.mjs"), "run", ...reports, ...rest];
}

/** Files of which a test failed are run once more, alone: on a busy machine some fail that say nothing of the code. */
async function retryVitest() {
  const report = readJson("vitest.json");
  const files = report ? report.testResults.filter(({ status }) => status === "failed").map(({ name }) => name) : [];
  if (files.length === 0 || files.length > MOST_RETRIED) return false;
  console.log(`\n── vitest, ${files.length} file(s) again`);
  return run({ args: vitest("vitest-again.json", "--maxWorkers=1", ...files) });
}

function countVitest(isOk) {
  const report = readJson("vitest.json");
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const again = readJson("vitest-again.json");
  const failed = again ? listVitest(again) : listVitest(report);
  for (const { file, name } of again ? failedTests(report) : [])
    if (!failedTests(again).some((test) => test.file === file && test.name === name))
      failures.push(`${file} › ${name}: flaky`);
  // What broke outside all tests fails the run too.
  const counted = isOk ? 0 : Math.max(1, failed);
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numTotalTests - skipped - failed, failed: counted, skipped };
}

function failedTests({ testResults }) {
  return testResults.flatMap(({ name, status, assertionResults, message }) => {
    const file = path.relative(root, name);
    // A file that could not even be loaded has no test that failed.
    if (status === "failed" && assertionResults.length === 0) return [{ file, name: "was not loaded", message }];
    return assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ file, name: test.fullName, message: test.failureMessages[0] ?? "" }));
  });
}

function listVitest(report) {
  const failed = failedTests(report);
  for (const { file, name, message } of failed) failures.push(`${file} › ${name}\n  ${shortened(message)}`);
  return failed.length;
}

/** The message and the project's own lines of its stack. */
function shortened(message) {
  const lines = message.split("\n").filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  return lines.slice(0, 30).join("\n  ");
}

function countPlaywright(file, isOk) {
  const report = readJson(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  for (const suite of report.suites) listPlaywright(suite);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: isOk ? unexpected : Math.max(1, unexpected), skipped };
}

function listPlaywright({ suites = [], specs = [] }) {
  for (const suite of suites) listPlaywright(suite);
  for (const { file, title, tests } of specs) {
    for (const { status } of tests) {
      if (status === "unexpected" || status === "flaky") failures.push(`${file} › ${title}: ${status}`);
    }
  }
}
