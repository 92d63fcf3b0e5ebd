// The whole of Emporia as processes on this machine: used by `npm start`, the browser tests and the benchmarks.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { freePort, startPostgres } from "../embedded-postgres.mjs";
import { runCommand, startProcess, stopProcesses } from "./processes.mjs";
import { root } from "./workspace.mjs";

/** Space for objects that die young grows to 8 MB, not to 16: about 15 MB less at rest for collecting somewhat more often. */
export const API_ARGS = ["--max-semi-space-size=8", "apps/api/build/main.mjs"];

const WANTED_PORTS = {
  STOREFRONT_PORT: 3000,
  SELLER_PORTAL_PORT: 3001,
  ADMIN_PORT: 3002,
  API_PORT: 4000,
  STRIPE_STANDIN_PORT: 4010,
  SMTP_PORT: 4025,
  MAIL_INBOX_PORT: 4026,
};

/**
 * Starts database, local services, API, worker and web apps, in that order, and waits until each is ready.
 * @param {object} options
 * @param {string} options.dataDir where the data is kept
 * @param {Record<string, string>} options.env settings; what is set is used, the rest is local
 * @param {boolean} [options.durable] false trades crash safety for speed: tests
 * @param {boolean} [options.dev] from source, with reload
 * @param {boolean} [options.demo] fill an empty database with the demo; unless said, only the embedded one, because
 *   the demo's password is public
 * @param {boolean} [options.anyPort] any free port instead of the usual ones
 * @param {readonly string[]} [options.only] names of the processes to start
 */
export async function startStack(options) {
  const { dataDir, dev = false, durable = true, anyPort = false, say = () => {}, onExit, output } = options;
  const isWanted = (name) => !options.only || options.only.includes(name);
  fs.mkdirSync(dataDir, { recursive: true });
  const started = [];
  let postgres;
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await stopProcesses(started.splice(0));
    await postgres?.stop();
  };
  try {
    const { ports, moved } = await choosePorts(options.env, anyPort);
    let databaseUrl = options.env.DATABASE_URL;
    if (!databaseUrl) {
      say("Starting PostgreSQL");
      postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres"), durable });
      await createDatabase(postgres.url("postgres"));
      databaseUrl = postgres.url("emporia");
    }
    const local = (port) => `http://localhost:${port}`;
    const env = {
      ...process.env,
      MEDIA_DIR: path.join(dataDir, "media"),
      LOG_LEVEL: "warn",
      ...secretsOf(dataDir),
      API_URL: `http://127.0.0.1:${ports.API_PORT}`,
      STOREFRONT_URL: local(ports.STOREFRONT_PORT),
      SELLER_PORTAL_URL: local(ports.SELLER_PORTAL_PORT),
      ADMIN_URL: local(ports.ADMIN_PORT),
      STRIPE_STANDIN_URL: `http://127.0.0.1:${ports.STRIPE_STANDIN_PORT}`,
      SMTP_URL: `smtp://127.0.0.1:${ports.SMTP_PORT}`,
      NODE_ENV: dev ? "development" : "production",
      ...options.env,
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
      DATABASE_URL: databaseUrl,
    };
    // What we stop ourselves is no news, least of all when it would hide why.
    const onUnexpectedExit = (end) => !isStopping && onExit?.(end);
    const run = async (name, args, cwd = root) => {
      if (!isWanted(name)) return undefined;
      const child = await startProcess({
        name,
        args,
        env,
        cwd,
        onExit: onUnexpectedExit,
        ...(output ? { output } : {}),
      });
      started.push(child);
      return child;
    };
    const source = dev ? ["--import", "tsx"] : [];
    const backend = (built, file) => (dev ? ["--watch", "--watch-preserve-output", ...source, file] : built);

    const usesStandin = !options.env.STRIPE_SECRET_KEY;
    const usesInbox = !options.env.SMTP_URL;
    if (usesStandin || usesInbox) {
      say("Starting the payment stand-in and the mail inbox");
      const settings = {
        dataDir,
        ...(usesStandin
          ? {
              stripe: {
                port: ports.STRIPE_STANDIN_PORT,
                publicUrl: local(ports.STRIPE_STANDIN_PORT),
                settlementSeconds: 0,
                onboardsAtOnce: true,
                webhook: { url: `${env.API_URL}/webhooks/stripe`, secret: "whsec_emporia_local" },
              },
            }
          : {}),
        ...(usesInbox ? { mail: { smtpPort: ports.SMTP_PORT, httpPort: ports.MAIL_INBOX_PORT } } : {}),
      };
      await run("local", [
        ...(dev ? [...source, "packages/adapters/src/local/main.ts"] : ["packages/adapters/build/local.mjs"]),
        JSON.stringify(settings),
      ]);
    }
    say("Preparing the database");
    const prepared = await prepare(dev, env, options.demo ?? !options.env.DATABASE_URL);

    say("Starting API, worker and the three apps");
    await run("api", backend(API_ARGS, "apps/api/src/main.ts"));
    await Promise.all([
      run("worker", backend(["packages/jobs/build/main.mjs"], "packages/jobs/src/main.ts")),
      ...["storefront", "seller-portal", "admin"].map((app) => {
        const cwd = path.join(root, "apps", app);
        return run(app, dev ? [...source, "server.ts"] : ["build/server-entry.mjs"], cwd);
      }),
    ]);
    return {
      env,
      moved,
      postgres,
      prepared,
      processes: started,
      urls: {
        storefront: env.STOREFRONT_URL,
        sellerPortal: env.SELLER_PORTAL_URL,
        admin: env.ADMIN_URL,
        api: local(ports.API_PORT),
        inbox: usesInbox ? local(ports.MAIL_INBOX_PORT) : undefined,
        stripe: usesStandin ? local(ports.STRIPE_STANDIN_PORT) : undefined,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(dev, env, demo) {
  const args = dev ? ["--import", "tsx", "packages/jobs/src/prepare.ts"] : ["packages/jobs/build/prepare/main.mjs"];
  const text = await runCommand(process.execPath, [...args, ...(demo ? ["--demo"] : [])], { cwd: root, env });
  return JSON.parse(text.trim().split("\n").at(-1));
}

async function choosePorts(env, anyPort) {
  const ports = {};
  const moved = [];
  const taken = new Set();
  for (const [name, usual] of Object.entries(WANTED_PORTS)) {
    const wanted = Number(env[name] ?? usual);
    let port = await freePort(anyPort ? 0 : wanted);
    while (taken.has(port)) port = await freePort(anyPort ? 0 : port + 1);
    taken.add(port);
    ports[name] = port;
    if (!anyPort && port !== wanted) moved.push({ name, wanted, port });
  }
  return { ports, moved };
}

async function createDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = 'emporia'");
  if (rowCount === 0) await client.query("create database emporia");
  await client.end();
}

/** Secrets of this installation, made once. */
function secretsOf(dataDir) {
  const file = path.join(dataDir, "secrets.json");
  const made = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  const secrets = {
    INTERNAL_API_KEY: randomBytes(24).toString("base64url"),
    LINK_SECRET: randomBytes(24).toString("base64url"),
    DATA_ENCRYPTION_KEYS: `local:${randomBytes(32).toString("base64")}`,
    ...made,
  };
  fs.writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
