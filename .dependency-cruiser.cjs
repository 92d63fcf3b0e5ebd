const fs = require("node:fs");
const path = require("node:path");

/** The arrows of the house: who may know whom. package.json holds them between packages, these rules inside core. */
const domains = fs
  .readdirSync(path.join(__dirname, "packages/core/src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Files that need each other are one file, or hide a third.",
      from: { pathNot: "/node_modules/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...domains.map((domain) => ({
      name: `${domain}-by-its-door`,
      severity: "error",
      comment: "A domain reaches another only through its index.ts; types may be read where they are defined.",
      from: { path: "^packages/core/src/", pathNot: [`^packages/core/src/${domain}/`, "\\.test\\.ts$"] },
      to: {
        path: `^packages/core/src/${domain}/`,
        pathNot: `^packages/core/src/${domain}/index\\.ts$`,
        dependencyTypesNot: ["type-only"],
      },
    })),
    {
      name: "core-knows-no-vendor",
      severity: "error",
      from: { path: "^packages/core/", pathNot: "\\.test\\.ts$" },
      to: { path: "node_modules/(stripe|fastify|react|ioredis|nodemailer|meilisearch|graphile-worker|@trpc)/" },
    },
    {
      name: "platform-knows-no-domain",
      severity: "error",
      from: { path: "^packages/core/src/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/core/src/(?!platform/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "contracts-is-a-leaf",
      severity: "error",
      from: { path: "^packages/contracts/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/(?!contracts/)" },
    },
    {
      name: "apps-know-the-client-only",
      severity: "error",
      from: { path: "^apps/(storefront|seller-portal|admin)/" },
      to: { path: "^packages/(core|db|adapters|jobs|testing|trpc/src/server)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tests-stay-in-tests",
      severity: "error",
      from: {
        path: "^(apps|packages)/",
        pathNot: ["\\.test\\.tsx?$", "^packages/testing/", "^packages/jobs/src/lives/", "/testing\\.ts$"],
      },
      to: { path: "^packages/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(/dist/|/build/|node_modules/(?!\\.pnpm))" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
