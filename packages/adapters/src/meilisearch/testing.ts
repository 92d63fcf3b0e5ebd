import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Meilisearch } from "meilisearch";
import { createMeilisearch } from "./index";

/** Starts a server of its own, where this tool lies beside the checkout. */
const TOOL = path.resolve(import.meta.dirname, "../../../../../shared/tools/meilisearch");

export interface TestServer {
  url: string;
  key: string | undefined;
  /** Whether it can be stopped and started. */
  isOurs: boolean;
  start(): void;
  stop(): void;
}

/**
 * A real Meilisearch: the one that MEILI_URL names, or one that the tool beside the checkout starts on this port.
 * Undefined where there is neither.
 */
export function findServer(port: number): TestServer | undefined {
  // biome-ignore lint/style/noProcessEnv: a server of the machine's own, when there is one
  const { MEILI_URL, MEILI_KEY } = process.env;
  if (MEILI_URL) return { url: MEILI_URL, key: MEILI_KEY, isOurs: false, start() {}, stop() {} };
  if (!existsSync(TOOL)) return undefined;
  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    key: undefined,
    isOurs: true,
    start() {
      const said = execFileSync(TOOL, ["start", String(port)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      });
      server.key = /MEILI_MASTER_KEY=(\S+)/.exec(said)?.[1];
    },
    stop() {
      execFileSync(TOOL, ["stop", String(port)], { stdio: "ignore" });
    },
  };
  return server;
}

/** An index of a test's own, by a name that nobody else has. */
export function engineFor(server: TestServer): ReturnType<typeof createMeilisearch> {
  const index = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  return createMeilisearch({ url: server.url, key: server.key, index });
}

/** As somebody who looks into the server past us. */
export function visit(server: TestServer): Meilisearch {
  return new Meilisearch({ host: server.url, ...(server.key ? { apiKey: server.key } : {}) });
}
