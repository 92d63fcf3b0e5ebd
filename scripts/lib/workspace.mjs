// The checkout: where it is, whether its packages are installed, whether what is built is current. Node built-ins only.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./processes.mjs";

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
export const dataDir = path.join(root, ".data");
const PNPM = "pnpm@10.34.9";

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Emporia needs Node 20.19 or newer; this is ${process.versions.node}. Install it from nodejs.org.`);
}

/** Installs the packages, unless the last install was of this very lockfile. */
export async function install(say = () => {}) {
  const stamp = path.join(root, "node_modules", ".emporia-installed");
  const wanted = hashOf([
    fs.readFileSync(path.join(root, "pnpm-lock.yaml")),
    fs.readFileSync(path.join(root, "pnpm-workspace.yaml")),
    process.version,
  ]);
  if (readText(stamp) === wanted) return false;
  say("Installing packages (about a minute the first time)");
  await runCommand("npx", ["-y", PNPM, "install", "--frozen-lockfile"], { cwd: root });
  fs.writeFileSync(stamp, wanted);
  return true;
}

/** A fingerprint of every source file that goes into what is built. */
export function sourceFingerprint() {
  const hash = createHash("sha256");
  const visit = (directory) => {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (["node_modules", "dist", "build", ".data", ".git", "test-results"].includes(entry.name)) continue;
      const file = path.join(directory, entry.name);
      if (entry.isDirectory()) visit(file);
      else if (!/\.test\.tsx?$/.test(entry.name)) {
        hash.update(path.relative(root, file));
        hash.update(fs.readFileSync(file));
      }
    }
  };
  visit(path.join(root, "apps"));
  visit(path.join(root, "packages"));
  visit(path.join(root, "scripts"));
  hash.update(fs.readFileSync(path.join(root, "pnpm-lock.yaml")));
  return hash.digest("hex");
}

/** Settings from `.env`, which the environment overrules. */
export function readEnvFile() {
  const text = readText(path.join(root, ".env")) ?? "";
  const values = {};
  for (const line of text.split("\n")) {
    const match = /^\s*([A-Z0-9_]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match && match[2] !== "") values[match[1]] = match[2].replace(/^(["'])(.*)\1$/, "$2");
  }
  return values;
}

export function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
