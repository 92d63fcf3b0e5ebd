import { createCore, createLogger } from "@emporia/adapters";
import { InvalidEnvironment, workerConfig } from "@emporia/config";
import { startWorker } from "./start-worker";

async function main(): Promise<void> {
  const config = workerConfig();
  const log = createLogger("worker", config.LOG_LEVEL);
  const core = createCore(config, log, { applicationName: "emporia-worker" });
  const worker = await startWorker(core, log, { concurrency: config.WORKER_CONCURRENCY });
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void worker
        .stop()
        .then(() => core.close())
        .then(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof InvalidEnvironment ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
});
