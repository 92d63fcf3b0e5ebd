// A real Meilisearch for benchmarks and browser tests: the one that MEILI_URL names, else one of our own where the tool for it lies
// beside the checkout.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./workspace.mjs";

const tool = path.join(root, "../shared/tools/meilisearch");

/**
 * @param {string} port of a server of our own
 * @returns its address and key, whether it is ours, and how it is stopped when it is; undefined where there is none
 */
export function startMeilisearch(port) {
  const { MEILI_URL, MEILI_KEY } = process.env;
  if (MEILI_URL) return { url: MEILI_URL, key: MEILI_KEY, isOurs: false, stop() {} };
  if (!fs.existsSync(tool)) return undefined;
  const said = execFileSync(tool, ["start", port], { encoding: "utf8" });
  return {
    url: /MEILI_URL=(\S+)/.exec(said)?.[1],
    key: /MEILI_MASTER_KEY=(\S+)/.exec(said)?.[1],
    isOurs: true,
    stop: () => execFileSync(tool, ["stop", port]),
  };
}
