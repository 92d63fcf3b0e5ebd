import type { Core } from "@emporia/adapters";
import { type Logger, newId, relayEvents } from "@emporia/core/platform";
import { createPause } from "./create-pause";
import { subscriptions, taps } from "./tasks/platform";

/** Milliseconds between looks at an outbox that was empty: what an event waits at most. */
const PAUSE_MS = 150;
const PAUSE_AFTER_FAILURE_MS = 2_000;

/** Hands events to their subscribers as they come. As many relays as one likes may run: they take turns. */
export function startRelay(core: Core, log: Logger): { stop(): Promise<void> } {
  let isStopping = false;
  const { pause, wake } = createPause();
  const run = async () => {
    while (!isStopping) {
      try {
        const ctx = core.context({
          actor: { kind: "system", name: "platform.relayEvents" },
          correlationId: `relay:${newId()}`,
        });
        if ((await relayEvents(ctx, subscriptions, taps)) === 0) await pause(PAUSE_MS);
      } catch (error) {
        log.warn({ error }, "events could not be handed over, will be tried again");
        await pause(PAUSE_AFTER_FAILURE_MS);
      }
    }
  };
  const running = run();
  return {
    stop() {
      isStopping = true;
      wake();
      return running;
    },
  };
}
