import { MINUTE_MS } from "../platform";

/** Failures are forgotten after this long without another, in milliseconds. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE_MS;
export const FREE_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

/** How long to wait after so many failures in a row, in milliseconds: one minute after the tenth, then doubling. */
export function pauseAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(failures - FREE_ATTEMPTS, 10));
}
