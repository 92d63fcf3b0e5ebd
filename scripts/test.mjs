// npm test: types, lint, arrows, generated files, unit to contract tests, then the browser and what pages weigh.
// Prints one line of counts at the end.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkNode, install, root } from "./lib/workspace.mjs";

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed, by name: the end of a long output is all that some readers get. */
const failures = [];
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
    args: [
      bin("vitest/vitest.mjs"),
      "run",
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${path.join(results, "vitest.json")}`],
    ],
    count: countVitest,
  },
  { name: "build", args: ["scripts/build.mjs"] },
  {
    name: "browser",
    args: [path.join(root, "e2e/node_modules/@playwright/test/cli.js"), "test"],
    cwd: path.join(root, "e2e"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, "playwright.json") },
    count: (isOk) => countPlaywright("playwright.json", isOk),
  },
  {
    name: "budgets",
    args: [path.join(root, "e2e/node_modules/@playwright/test/cli.js"), "test", "--config", "budgets.config.ts"],
    cwd: path.join(root, "e2e"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, "budgets.json") },
    count: (isOk) => countPlaywright("budgets.json", isOk),
  },
];

for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  const began = Date.now();
  console.log(`\n── ${stage.name}`);
  const isOk = await run(stage);
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

function countVitest(isOk) {
  const report = readJson("vitest.json");
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  for (const { name, status, assertionResults, message } of report.testResults) {
    const file = path.relative(root, name);
    for (const test of assertionResults) {
      if (test.status === "failed")
        failures.push(`${file} › ${test.fullName}\n  ${shortened(test.failureMessages[0] ?? "")}`);
    }
    if (status === "failed" && assertionResults.length === 0) failures.push(`${file} was not loaded\n  ${message}`);
  }
  // A file that could not even be loaded has no test that failed.
  const failed =
    report.numFailedTests +
    report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: isOk ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests,
  };
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
