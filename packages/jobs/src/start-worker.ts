import { EventEmitter } from "node:events";
import type { Core } from "@emporia/adapters";
import type { Logger } from "@emporia/core/platform";
import {
  parseCronItems,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import type { BoundTask } from "./on";
import { startPresence } from "./start-presence";
import { startRelay } from "./start-relay";
import { startSearchSync } from "./start-search-sync";
import { amendmentsTasks } from "./tasks/amendments";
import { catalogTasks } from "./tasks/catalog";
import { notificationsTasks } from "./tasks/notifications";
import { paymentsTasks } from "./tasks/payments";
import { platformTasks, schedule } from "./tasks/platform";
import { searchTasks } from "./tasks/search";

export const tasks: readonly BoundTask[] = [
  ...platformTasks,
  ...paymentsTasks,
  ...notificationsTasks,
  ...amendmentsTasks,
  ...catalogTasks,
  ...searchTasks,
];

export interface Worker {
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
}

/** Hands events over and runs jobs from the queue in PostgreSQL. As many workers as one likes may run. */
export async function startWorker(core: Core, log: Logger, options: { concurrency: number }): Promise<Worker> {
  const taskList: TaskList = Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (payload, helpers) => {
        const correlationId = `job:${helpers.job.id}`;
        const started = performance.now();
        const ctx = core.context({ actor: { kind: "system", name: task.name }, correlationId });
        try {
          await task.run(ctx, payload);
          log.debug({ job: task.name, correlationId, ms: Math.round(performance.now() - started) }, "job done");
        } catch (error) {
          log.warn(
            { job: task.name, correlationId, attempt: helpers.job.attempts, error },
            "job failed, will be tried again",
          );
          throw error;
        }
      },
    ]),
  );
  const events: WorkerEvents = new EventEmitter();
  const workerId = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
  });
  const runner: Runner = await run({
    events,
    pgPool: core.pool,
    taskList,
    parsedCronItems: parseCronItems([...schedule]),
    concurrency: options.concurrency,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message, meta) => {
      if (level === "error") log.error({ ...meta }, message);
      else log.debug({ ...meta }, message);
    }),
    pollInterval: 1000,
  });
  const presence = startPresence(core, log, await workerId);
  const relay = startRelay(core, log);
  const searchSync = startSearchSync(core, log);
  return {
    async stop() {
      await Promise.all([relay.stop(), searchSync.stop(), runner.stop()]);
      await presence.stop();
    },
  };
}
