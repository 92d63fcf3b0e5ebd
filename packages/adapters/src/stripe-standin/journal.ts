import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

/**
 * An append-only file of NDJSON lines, one line per request: what a request did and the answer its idempotency key
 * remembers stand or fall together. Lines wait for each other only as long as one write takes.
 */
export class Journal {
  #file: FileHandle | undefined;
  #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #previous: Promise<void> = Promise.resolve();
  #broken: Error | undefined;

  constructor(readonly path: string | undefined) {}

  /**
   * Reads every whole line. The last line may be torn by a kill; it is dropped.
   * @throws when an earlier line is damaged, because what follows it cannot be trusted
   */
  async replay(apply: (entry: unknown) => void): Promise<void> {
    if (this.path === undefined || !existsSync(this.path)) return;
    let torn: number | undefined;
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(this.path, "utf8") })) {
      number += 1;
      if (torn !== undefined) throw new Error(`${this.path} is damaged at line ${torn}. Move it away to start empty.`);
      if (line === "") continue;
      try {
        apply(JSON.parse(line));
      } catch {
        torn = number;
      }
    }
  }

  /** Replaces the file by one holding `entries` only, and opens it for appending. */
  async compact(entries: Iterable<unknown>): Promise<void> {
    if (this.path === undefined) return;
    await mkdir(dirname(this.path), { recursive: true });
    const fresh = await open(`${this.path}.new`, "w", 0o600);
    let batch = "";
    for (const entry of entries) {
      batch += `${JSON.stringify(entry)}\n`;
      if (batch.length > 1 << 20) {
        await fresh.appendFile(batch);
        batch = "";
      }
    }
    await fresh.appendFile(batch);
    await fresh.sync();
    await fresh.close();
    await rename(`${this.path}.new`, this.path);
    this.#file = await open(this.path, "a", 0o600);
  }

  get keeps(): boolean {
    return this.path !== undefined;
  }

  /** Resolves once the line is written, together with the others that were waiting. */
  append(entry: unknown): Promise<void> {
    if (!this.#file) return Promise.resolve();
    this.#waiting.push(JSON.stringify(entry));
    this.#writing ??= this.#write();
    return this.#writing;
  }

  async #write(): Promise<void> {
    // One turn of the event loop, and the write before, so that requests in between share one write.
    await new Promise((resolve) => setImmediate(resolve));
    await this.#previous;
    const lines = this.#waiting;
    this.#waiting = [];
    this.#writing = undefined;
    const write = this.#put(`${lines.join("\n")}\n`);
    this.#previous = write.catch(() => {});
    return write;
  }

  async #put(text: string): Promise<void> {
    if (this.#broken) throw this.#broken;
    try {
      await this.#file?.appendFile(text);
    } catch (error) {
      this.#broken = new Error(`Cannot write ${this.path}: ${error instanceof Error ? error.message : error}`);
      throw this.#broken;
    }
  }

  async close(): Promise<void> {
    await this.#writing?.catch(() => {});
    await this.#previous;
    await this.#file?.close();
    this.#file = undefined;
  }
}
