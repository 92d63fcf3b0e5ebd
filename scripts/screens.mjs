// node scripts/screens.mjs [words]: pictures of every screen (or of those whose name has the words), on a phone, a tablet
// and a wide screen, light and dark, with the demo's data and with hostile data. Look at them before calling a screen done.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "./build.mjs";
import { install, root } from "./lib/workspace.mjs";

const words = process.argv.slice(2).join(" ");
await install(console.log);
await build(console.log);
const cli = path.join(root, "e2e/node_modules/@playwright/test/cli.js");
const args = [cli, "test", "--config", "screens.config.ts", ...(words ? ["--grep", words] : [])];
const { status } = spawnSync(process.execPath, args, { cwd: path.join(root, "e2e"), stdio: "inherit" });
console.log(`The pictures are in ${path.join(root, "e2e/test-results/screens")}`);
process.exit(status ?? 1);
