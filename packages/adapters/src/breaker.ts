const FAILURES_TO_OPEN = 3;
const OPEN_MS = 2000;

/**
 * Leaves a failing service alone: after three failures in a row nothing is let through for two seconds, then one call
 * at a time tries whether it is back.
 */
export class Breaker {
  #failures = 0;
  #openUntil = 0;

  constructor(readonly now: () => number = Date.now) {}

  isClosed(): boolean {
    return this.#failures < FAILURES_TO_OPEN || this.now() >= this.#openUntil;
  }

  /** Whether a call may go through now; a trial call keeps the others waiting for its outcome. */
  lets(): boolean {
    if (this.#failures < FAILURES_TO_OPEN) return true;
    if (this.now() < this.#openUntil) return false;
    this.#openUntil = this.now() + OPEN_MS;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES_TO_OPEN) this.#openUntil = this.now() + OPEN_MS;
  }
}
