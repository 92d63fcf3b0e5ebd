import type { Core } from "@emporia/adapters";
import { type Logger, newId } from "@emporia/core/platform";
import { endSync, syncIndexes } from "@emporia/core/search";
import { createPause } from "./create-pause";

/** Milliseconds between looks at an empty outbox: what a change waits at most before it is copied. */
const PAUSE_MS = 250;
const PAUSE_AFTER_FAILURE_MS = 2_000;
/** Looks after which index and settings are looked at as well: every ten seconds on an idle machine. */
const THOROUGH_EVERY = 40;

/** Copies what changes into the search engine as it comes. As many as one likes may run: they take turns. */
export function startSearchSync(core: Core, log: Logger): { stop(): Promise<void> } {
  const holder = newId();
  const context = () =>
    core.context({ actor: { kind: "system", name: "search.syncIndexes" }, correlationId: `search:${newId()}` });
  let isStopping = false;
  const { pause, wake } = createPause();
  const run = async () => {
    for (let look = 0; !isStopping; look++) {
      try {
        const copied = await syncIndexes(context(), { holder, isThorough: look % THOROUGH_EVERY === 0 });
        if (copied === 0) await pause(PAUSE_MS);
      } catch (error) {
        log.warn({ error }, "listings could not be copied to the search engine, will be tried again");
        await pause(PAUSE_AFTER_FAILURE_MS);
        look = -1;
      }
    }
    await endSync(context(), { holder }).catch(() => {});
  };
  const running = core.services.searchEngine ? run() : Promise.resolve();
  return {
    stop() {
      isStopping = true;
      wake();
      return running;
    },
  };
}
