export interface MailMessage {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Without angle brackets, `order-42.placed@shop.example`. The same id on a repeat lets receivers drop the double. */
  messageId: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  /** @throws MailNotSent when the server is down, refuses the mail, or the message is malformed */
  send(message: MailMessage): Promise<void>;
  /** Whether the server answers and lets us in. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** A mail that did not leave. `isPermanent` tells that trying again will not help. */
export class MailNotSent extends Error {
  override readonly name = "MailNotSent";
  constructor(
    message: string,
    readonly isPermanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const WITHIN_MS = 10_000;

/** Sends mail over SMTP with a few kept connections. `url` as in `smtp://user:password@host:587`. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const timeouts = { connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS, socketTimeout: 2 * WITHIN_MS };
  /** Loaded with the first mail: most processes never send one. */
  const open = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport({ url, pool: true, maxConnections: 3, maxMessages: 100, ...timeouts });
  };
  let opened: ReturnType<typeof open> | undefined;
  const transport = () => {
    opened ??= open();
    return opened;
  };
  const { host } = new URL(url);
  return {
    async send({ to, subject, html, text, messageId, headers = {} }) {
      refuseLineBreaks({ to, subject, messageId, ...headers });
      try {
        await (await transport()).sendMail({
          from,
          to: addressOf(to),
          subject,
          html,
          text,
          messageId: `<${messageId}>`,
          headers,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        throw notSent(host, error);
      }
    },
    isUp: async () => {
      const smtp = await transport();
      return smtp.verify().then(
        () => true,
        () => false,
      );
    },
    async close() {
      (await opened)?.close();
    },
  };
}

/** A line break in a header value could begin another header. Nothing we send has one. */
function refuseLineBreaks(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values))
    if (/[\r\n\0]/.test(value) || /[^\w-]/.test(name))
      throw new MailNotSent(`The mail's ${JSON.stringify(name)} contains characters that a header may not have.`, true);
}

/** One mailbox; a comma would make it several people. */
function addressOf(to: string): string {
  if (!/^[^\s,;<>@"]+@[^\s,;<>@"]+$/.test(to)) throw new MailNotSent(`"${to}" is not one e-mail address.`, true);
  return to;
}

function notSent(host: string, error: unknown): MailNotSent {
  if (error instanceof MailNotSent) return error;
  const {
    code = "",
    responseCode = 0,
    message = String(error),
  } = error as { code?: string; responseCode?: number; message?: string };
  const isPermanent = responseCode >= 500 && responseCode < 600;
  const reason = ["ECONNREFUSED", "ECONNECTION", "ETIMEDOUT", "EDNS", "ESOCKET", "ENOTFOUND"].includes(code)
    ? `The mail server ${host} cannot be reached`
    : `The mail server ${host} did not take the mail`;
  return new MailNotSent(`${reason}: ${message}`, isPermanent, { cause: error });
}
