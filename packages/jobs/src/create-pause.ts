import { setTimeout } from "node:timers/promises";

/** Pauses that end early, and from then on do not begin, once `wake` was called: a stop never waits for one. */
export function createPause(): { pause(ms: number): Promise<void>; wake(): void } {
  const awake = new AbortController();
  return {
    pause: (ms) => setTimeout(ms, undefined, { signal: awake.signal }).catch(() => {}),
    wake: () => awake.abort(),
  };
}
