import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AddressObject, simpleParser } from "mailparser";

export interface MailSummary {
  id: string;
  /** ISO instant of arrival. */
  receivedAt: string;
  from: string;
  /** Envelope recipients. */
  to: string[];
  subject: string;
}
export interface Mail extends MailSummary {
  messageId: string | null;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  attachments: { name: string; contentType: string; size: number }[];
}

const KEEP_NEWEST = 1000;

/** The mails that arrived, newest first, the newest thousand of them; as files in `dir`, or in memory only. */
export class Mailbox {
  #mails = new Map<string, MailSummary>();
  readonly #inMemory = new Map<string, Mail>();
  #count = 0;

  constructor(readonly dir: string | undefined) {}

  async open(): Promise<void> {
    if (this.dir === undefined) return;
    await mkdir(this.dir, { recursive: true });
    const names = (await readdir(this.dir)).filter((name) => /^[\w-]+\.json$/.test(name)).sort();
    for (const name of names) {
      const mail = await this.#read(name.slice(0, -".json".length));
      if (mail) this.#mails.set(mail.id, summaryOf(mail));
    }
    await this.#trim();
  }

  /** Keeps a raw mail as it came over SMTP. */
  async add(raw: Buffer, envelope: { from: string; to: string[] }, receivedAt: Date): Promise<Mail> {
    const parsed = await simpleParser(raw, { skipImageLinks: true });
    this.#count = (this.#count + 1) % 1_000_000;
    const mail: Mail = {
      id: `${receivedAt.getTime().toString().padStart(14, "0")}-${process.pid}-${String(this.#count).padStart(6, "0")}`,
      receivedAt: receivedAt.toISOString(),
      from: parsed.from?.text ?? envelope.from,
      to: envelope.to,
      subject: parsed.subject ?? "",
      messageId: parsed.messageId ?? null,
      html: typeof parsed.html === "string" ? parsed.html : null,
      text: parsed.text ?? null,
      headers: Object.fromEntries(
        parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(":") + 1).trim()]),
      ),
      attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
        name: filename ?? "unnamed",
        contentType,
        size,
      })),
    };
    if (mail.to.length === 0) mail.to = addressesOf(parsed.to);
    if (this.dir === undefined) this.#inMemory.set(mail.id, mail);
    else {
      const path = join(this.dir, `${mail.id}.json`);
      await writeFile(`${path}.new`, JSON.stringify(mail), { mode: 0o600 });
      await rename(`${path}.new`, path);
    }
    this.#mails.set(mail.id, summaryOf(mail));
    await this.#trim();
    return mail;
  }

  /** Newest first; only those sent to `to` when given (any letter case). */
  list(to?: string): MailSummary[] {
    const wanted = to?.toLowerCase();
    const fits = (mail: MailSummary) => wanted === undefined || mail.to.some((one) => one.toLowerCase() === wanted);
    return [...this.#mails.values()].filter(fits).reverse();
  }

  async find(id: string): Promise<Mail | undefined> {
    return this.#mails.has(id) ? this.#read(id) : undefined;
  }

  async clear(): Promise<void> {
    for (const id of [...this.#mails.keys()]) await this.#drop(id);
  }

  async #read(id: string): Promise<Mail | undefined> {
    if (this.dir === undefined) return this.#inMemory.get(id);
    try {
      return JSON.parse(await readFile(join(this.dir, `${id}.json`), "utf8")) as Mail;
    } catch {
      return undefined;
    }
  }

  async #trim(): Promise<void> {
    for (const id of this.#mails.keys()) {
      if (this.#mails.size <= KEEP_NEWEST) return;
      await this.#drop(id);
    }
  }

  async #drop(id: string): Promise<void> {
    this.#mails.delete(id);
    this.#inMemory.delete(id);
    if (this.dir !== undefined) await rm(join(this.dir, `${id}.json`), { force: true });
  }
}

function summaryOf({ id, receivedAt, from, to, subject }: Mail): MailSummary {
  return { id, receivedAt, from, to, subject };
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string[] {
  const all = to === undefined ? [] : Array.isArray(to) ? to : [to];
  return all.flatMap(({ value }) => value.map(({ address }) => address ?? "")).filter((one) => one !== "");
}
