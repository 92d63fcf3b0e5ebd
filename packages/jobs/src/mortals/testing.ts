import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { StripeStandin } from "@emporia/adapters/stripe-standin";
import type { TestContext, TestDatabase } from "@emporia/testing";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import type { Errand } from "../crash-child";

/** Processes that die on the way; call it at the top of the file. */
export function useMortals(database: Pick<TestDatabase, "url">, standin: () => Pick<StripeStandin, "url">) {
  // Beside the packages that the child leaves out, and of one's own, because other files build theirs at the same time.
  const child = fileURLToPath(
    new URL(`../../../core/node_modules/.cache/crash-child-${randomUUID()}.mjs`, import.meta.url),
  );
  afterAll(() => rm(child, { force: true }));
  beforeAll(() =>
    build({
      entryPoints: [fileURLToPath(new URL("../crash-child.ts", import.meta.url))],
      outfile: child,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      external: ["@node-rs/argon2", "sharp", "pg-native"],
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
      logLevel: "error",
    }),
  );
  return {
    /** Runs the work in a process of its own that dies at this point. @returns whether it died */
    async killedAt(ctx: TestContext, killAt: number, work: Errand["work"]): Promise<boolean> {
      const errand: Errand = {
        databaseUrl: database.url,
        standinUrl: standin().url,
        now: ctx.clock.now().toISOString(),
        settings: ctx.services.settings,
        killAt,
        work,
      };
      const running = spawn(process.execPath, [child, JSON.stringify(errand)], { stdio: ["ignore", "pipe", "pipe"] });
      let said = "";
      running.stderr.on("data", (text) => {
        said += text;
      });
      const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
        running.on("close", (...end) => resolve(end));
      });
      if (signal === "SIGKILL") return true;
      if (code !== 0) throw new Error(`The process ended with ${code}: ${said}`);
      return false;
    },
  };
}
