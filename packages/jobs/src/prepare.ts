import { createCore, createLogger } from "@emporia/adapters";
import { seedDemo } from "@emporia/adapters/seed-demo";
import { coreConfig, InvalidEnvironment } from "@emporia/config";
import { migrate } from "@emporia/db/migrate";
import { runMigrations } from "graphile-worker";

/** Brings the database up to date and, with `--demo`, fills an empty one with the demo marketplace. */
async function main(): Promise<void> {
  const config = coreConfig();
  const log = createLogger("prepare", config.LOG_LEVEL);
  const core = createCore(config, log, { applicationName: "emporia-prepare" });
  core.pool.on("connect", (client) => client.on("error", () => {}));
  try {
    const applied = await migrate(core.db);
    await runMigrations({ pgPool: core.pool });
    const seeded = process.argv.includes("--demo") ? await seedDemo(core) : undefined;
    process.stdout.write(`${JSON.stringify({ ready: true, applied: applied.length, seeded: seeded ?? null })}\n`);
  } finally {
    await core.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof InvalidEnvironment ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
});
