import { appendFileSync, createReadStream, existsSync } from "node:fs";
import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

/**
 * An append-only file of NDJSON lines, one line per request: what a request did and the answer its idempotency key
 * remembers stand or fall together.
 */
export class Journal {
  #file: FileHandle | undefined;
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

  /** Writes a line. Synchronously: handing a few kilobytes to the file system costs less than waiting for a thread to. */
  append(entry: unknown): void {
    if (this.#broken) throw this.#broken;
    if (!this.#file) return;
    try {
      appendFileSync(this.#file.fd, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      this.#broken = new Error(`Cannot write ${this.path}: ${error instanceof Error ? error.message : error}`);
      throw this.#broken;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}
