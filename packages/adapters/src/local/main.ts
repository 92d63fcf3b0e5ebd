import { pathToFileURL } from "node:url";
import { type LocalServicesOptions, startLocalServices } from "./start-local-services";

/** Run as a process: the options as JSON in the first argument. Says `ready` with its addresses on standard output. */
async function main(argument: string | undefined): Promise<void> {
  const services = await startLocalServices(JSON.parse(argument ?? "{}") as LocalServicesOptions);
  const { stripe, mail } = services;
  process.stdout.write(
    `${JSON.stringify({ ready: true, stripe: stripe?.url, mail: mail?.url, smtp: mail?.smtpUrl })}\n`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      void services.close().then(() => process.exit(0));
    });
}

const entry = process.argv[1];
if (entry !== undefined && import.meta.url === pathToFileURL(entry).href)
  main(process.argv[2]).catch((error: unknown) => {
    process.stderr.write(`The local services did not start: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
