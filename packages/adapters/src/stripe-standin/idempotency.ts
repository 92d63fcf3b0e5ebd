import { createHash } from "node:crypto";
import { StripeProblem } from "./errors";

const DAY_SECONDS = 86_400;
const KEEP_NEWEST = 50_000;

interface Answer {
  endpoint: string;
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  at: number;
}
export type AnswerEntry = [key: string, answer: Answer];

/** Remembers the answer of each idempotency key for a day, the newest 50,000 of them. */
export class IdempotencyKeys {
  readonly #answers = new Map<string, Answer>();
  readonly #running = new Map<string, string>();

  /**
   * The stored answer of a repeated request; undefined when the request is new and may run, its key now taken.
   * @throws StripeProblem 409 while the first one runs, 400 when endpoint or parameters differ from the first
   */
  begin(key: string, shown: string, endpoint: string, fingerprint: string, now: number): Answer | undefined {
    const running = this.#running.get(key);
    if (running !== undefined) throw inUse(shown);
    const known = this.#answers.get(key);
    if (!known || known.at < now - DAY_SECONDS) {
      this.#running.set(key, fingerprint);
      return undefined;
    }
    if (known.endpoint !== endpoint)
      throw mismatch(
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${known.endpoint}' vs '${endpoint}'). Try using a key other than '${shown}' if you meant to execute a different request.`,
      );
    if (known.fingerprint !== fingerprint)
      throw mismatch(
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${shown}' if you meant to execute a different request.`,
      );
    return known;
  }

  remember(key: string, answer: Answer): AnswerEntry {
    this.restore([key, answer]);
    return [key, answer];
  }

  /** Frees the key for the next request, whether an answer was remembered or not. */
  end(key: string): void {
    this.#running.delete(key);
  }

  restore([key, answer]: AnswerEntry): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > KEEP_NEWEST) {
      const oldest = this.#answers.keys().next();
      if (!oldest.done) this.#answers.delete(oldest.value);
    }
  }

  *live(now: number): Generator<AnswerEntry> {
    for (const entry of this.#answers) if (entry[1].at >= now - DAY_SECONDS) yield entry;
  }
}

export const fingerprintOf = (text: string): string => createHash("sha1").update(text).digest("base64url");

const mismatch = (message: string) => new StripeProblem(400, { type: "idempotency_error", message }, false);
const inUse = (key: string) =>
  new StripeProblem(
    409,
    {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
    },
    false,
  );
