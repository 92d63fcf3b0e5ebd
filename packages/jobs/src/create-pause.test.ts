import { expect, it } from "vitest";
import { createPause } from "./create-pause";

const HOUR_MS = 3_600_000;

it("ends the pause that runs, and begins no other", async () => {
  const { pause, wake } = createPause();
  const running = pause(HOUR_MS);
  wake();
  await running;
  // Stopped while it was at work: the pause after that must not be waited for.
  expect(await pause(HOUR_MS)).toBeUndefined();
});
