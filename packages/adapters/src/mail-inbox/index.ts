import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { Mailbox } from "./mailbox";
import { listPage, mailPage, notFoundPage } from "./pages";

export type { Mail, MailSummary } from "./mailbox";

export interface MailInboxOptions {
  /** 0 picks a free port; likewise for `httpPort`. */
  smtpPort: number;
  httpPort: number;
  /** Folder that keeps the mails over restarts; in memory only without it. */
  dir?: string;
  host?: string;
}

export interface MailInbox {
  smtpUrl: string;
  smtpPort: number;
  /** The web page and its JSON API. */
  url: string;
  httpPort: number;
  close(): Promise<void>;
}

const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/**
 * Takes any mail over SMTP and shows it on a web page instead of delivering it. Keeps the newest 1,000.
 * `GET /api/messages?to=`, `GET /api/messages/:id`, `DELETE /api/messages`.
 */
export async function startMailInbox(options: MailInboxOptions): Promise<MailInbox> {
  const host = options.host ?? "127.0.0.1";
  const mailbox = new Mailbox(options.dir);
  await mailbox.open();
  const smtp = smtpServer(mailbox);
  const web = createServer((request, response) => {
    serve(mailbox, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Longer than clients keep a connection: one that asks at the moment of the end gets no answer.
  web.keepAliveTimeout = 60_000;
  const smtpPort = await listen(smtp.server as unknown as Server, () => smtp.listen(options.smtpPort, host));
  let httpPort: number;
  try {
    httpPort = await listen(web, () => web.listen(options.httpPort, host));
  } catch (error) {
    smtp.close();
    throw error;
  }
  return {
    smtpUrl: `smtp://${host}:${smtpPort}`,
    smtpPort,
    url: `http://${host}:${httpPort}`,
    httpPort,
    async close() {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await new Promise<void>((resolve) => {
        web.close(() => resolve());
        web.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, begin: () => void): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
    begin();
  });
  return (server.address() as AddressInfo).port;
}

function smtpServer(mailbox: Mailbox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    logger: false,
    size: MAX_MAIL_BYTES,
    closeTimeout: 1000,
    onAuth: (_auth, _session, done) => done(null, { user: "anyone" }),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on("end", () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error("The mail is larger than 25 MB."), { responseCode: 552 }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map(({ address }) => address) };
        mailbox.add(Buffer.concat(chunks), envelope, new Date()).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // A client that hangs up in the middle must not stop the inbox.
  server.on("error", () => {});
  return server;
}

const PAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const MAIL_CSP =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; font-src data:";

async function serve(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://inbox");
  const to = url.searchParams.get("to") || undefined;
  const [, area, second, third] = url.pathname.split("/");
  const method = request.method ?? "GET";
  const json = (status: number, body: unknown) =>
    response
      .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
      .end(JSON.stringify(body));
  const html = (status: number, body: string, csp = PAGE_CSP) =>
    response
      .writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": csp,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
      })
      .end(body);

  if (area === "api" && second === "messages") {
    if (method === "DELETE" && third === undefined) {
      await mailbox.clear();
      json(200, { deleted: true });
    } else if (method !== "GET") json(405, { error: "GET or DELETE." });
    else if (third === undefined) json(200, { messages: mailbox.list(to) });
    else {
      const mail = await mailbox.find(decodeURIComponent(third));
      json(mail ? 200 : 404, mail ?? { error: "No such message." });
    }
    return;
  }
  if (method !== "GET") html(405, notFoundPage());
  else if (url.pathname === "/") html(200, listPage(mailbox.list(to), to));
  else {
    const mail =
      area === "messages" && second !== undefined ? await mailbox.find(decodeURIComponent(second)) : undefined;
    if (!mail) html(404, notFoundPage());
    else if (third === "html") html(200, withBase(mail.html ?? ""), MAIL_CSP);
    else html(200, mailPage(mail));
  }
}

/** Links of the mail leave the frame it is shown in. */
const withBase = (html: string) => `<base target="_blank">${html}`;
