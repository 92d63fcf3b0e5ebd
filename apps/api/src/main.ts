import { createCore, createLogger } from "@emporia/adapters";
import { apiConfig, InvalidEnvironment } from "@emporia/config";
import { createApi } from "./create-api";

async function main(): Promise<void> {
  const config = apiConfig();
  const log = createLogger("api", config.LOG_LEVEL);
  const core = createCore(config, log, { applicationName: "emporia-api" });
  const api = await createApi(core, {
    internalKey: config.INTERNAL_API_KEY,
    metricsToken: config.METRICS_TOKEN,
    shippoToken: config.SHIPPO_WEBHOOK_TOKEN,
    trustedProxies: config.TRUST_PROXY,
    rateLimitFactor: config.RATE_LIMIT_FACTOR,
    logger: log,
  });
  const url = await api.listen({ host: config.HOST, port: config.API_PORT });
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void api
        .close()
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
