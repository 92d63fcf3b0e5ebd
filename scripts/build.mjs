// Builds what `npm start` runs: API, worker, local services and the three web apps. Skips what is current.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "./lib/processes.mjs";
import { readText, root, sourceFingerprint } from "./lib/workspace.mjs";

export const apps = ["storefront", "seller-portal", "admin"];
const stamp = path.join(root, ".data", "built");

/** What cannot go into a bundle: native code, and what loads files beside itself. */
const NOT_BUNDLED = ["sharp", "@node-rs/argon2", "pino", "graphile-worker", "pg-native", "pdfkit"];

/** @returns whether anything had to be built */
export async function build(say = () => {}) {
  const fingerprint = sourceFingerprint();
  if (readText(stamp) === fingerprint) return false;
  say("Building API and worker");
  await buildBackends();
  for (const app of apps) {
    say(`Building ${app}`);
    await buildApp(app);
  }
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, fingerprint);
  return true;
}

export async function buildBackends() {
  await Promise.all([
    bundleBackend("apps/api/src/main.ts", "apps/api/build", "main"),
    bundleBackend("packages/jobs/src/main.ts", "packages/jobs/build", "main"),
    bundleBackend("packages/jobs/src/prepare.ts", "packages/jobs/build/prepare", "main"),
    bundleBackend("packages/adapters/src/local/main.ts", "packages/adapters/build", "local"),
  ]);
}

/** Bundles a program for Node, `<outdir>/<name>.mjs`. */
export async function bundleBackend(entry, outdir, name) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: { [name]: path.join(root, entry) },
    outdir: path.join(root, outdir),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "linked",
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 200,
    legalComments: "none",
    logLevel: "error",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    plugins: [besideBundle(path.join(root, outdir))],
  });
}

/** Leaves a package out of the bundle and points to where its importer finds it, relative to the bundle. */
function besideBundle(outdir) {
  const filter = new RegExp(`^(${NOT_BUNDLED.map((name) => name.replace("/", "\\/")).join("|")})$`);
  return {
    name: "beside-bundle",
    setup(esbuild) {
      esbuild.onResolve({ filter }, ({ path: name, importer }) => {
        try {
          const file = createRequire(pathToFileURL(importer)).resolve(name);
          const relative = path.relative(outdir, file).split(path.sep).join("/");
          return { path: relative.startsWith(".") ? relative : `./${relative}`, external: true };
        } catch {
          return { path: name, external: true };
        }
      });
    },
  };
}

async function buildApp(app) {
  const cwd = path.join(root, "apps", app);
  const { build: script } = JSON.parse(fs.readFileSync(path.join(cwd, "package.json"), "utf8")).scripts;
  for (const step of script.split(" && ")) {
    const [command, ...args] = step.split(" ");
    if (command === "node") await runCommand(process.execPath, args, { cwd });
    else {
      const bin = createRequire(path.join(cwd, "package.json")).resolve("@remix-run/dev/package.json");
      const cli = path.join(path.dirname(bin), JSON.parse(fs.readFileSync(bin, "utf8")).bin[command]);
      await runCommand(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NODE_ENV: "production" } });
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build((text) => console.log(text));
}
