import { build } from "esbuild";

// The packages of this workspace are TypeScript and go in; what npm installed stays outside.
await build({
  entryPoints: ["server.ts"],
  outfile: "build/server-entry.mjs",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: "linked",
  external: ["express", "compression", "vite", "@remix-run/*"],
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
  logLevel: "warning",
});
