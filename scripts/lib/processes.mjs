// Child processes that say when they are ready, and that end with their parent. Node built-ins only.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const tether = path.join(here, "end-with-parent.mjs");

/**
 * Starts `node <args>` and waits for its line of JSON that says `"ready": true`.
 * Its other output is passed on with its name in front.
 */
export async function startProcess({ name, args, env, cwd, onExit, output = process.stderr, timeoutMs = 60_000 }) {
  const child = spawn(process.execPath, ["--import", `file://${tether}`, ...args], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const lines = [];
  const say = (line) => {
    lines.push(line);
    if (lines.length > 200) lines.shift();
    output.write(`${name} | ${line}\n`);
  };
  eachLine(child.stderr, say);
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not become ready in time.`)), timeoutMs);
    eachLine(child.stdout, (line) => {
      const message = parse(line);
      if (message?.ready) {
        clearTimeout(timer);
        resolve(message);
      } else say(line);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`${name} ended (${signal ?? code}) before it was ready.\n${lines.slice(-20).join("\n")}`));
    });
  });
  const message = await ready.catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  child.once("exit", (code, signal) => onExit?.({ name, code, signal }));
  return { name, pid: child.pid, child, message };
}

/** Asks processes to end and makes sure that they do. */
export async function stopProcesses(processes, graceMs = 3_500) {
  await Promise.all(
    processes.map(
      ({ child }) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
          child.once("exit", () => {
            clearTimeout(timer);
            resolve();
          });
          child.kill("SIGTERM");
        }),
    ),
  );
}

/** Runs a command to its end; its output goes to a file or is shown when it fails. */
export function runCommand(command, args, { cwd, env = process.env, quiet = true } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      text += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      code === 0
        ? resolve(text)
        : reject(
            new Error(`${path.basename(command)} ${args.join(" ")} failed (${signal ?? code}):\n${text.slice(-6000)}`),
          ),
    );
  });
}

function parse(line) {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function eachLine(stream, use) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") use(line);
  });
}
