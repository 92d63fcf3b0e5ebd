// Bundles the server of the web app in whose folder it is started: build/server-entry.mjs.
import { build } from "esbuild";

// Our own packages are TypeScript and go into the bundle; what comes from npm is found where it is installed.
await build({
  entryPoints: ["server.ts"],
  outfile: "build/server-entry.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "linked",
  external: ["express", "compression", "vite", "@remix-run/*"],
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
  logLevel: "warning",
});
