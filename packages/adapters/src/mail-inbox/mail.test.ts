import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createMailer, type Mailer, type MailMessage, MailNotSent } from "../smtp/index";
import { type Mail, type MailInbox, startMailInbox } from "./index";
import { Mailbox } from "./mailbox";

let inbox: MailInbox;
let mailer: Mailer;
beforeAll(async () => {
  inbox = await startMailInbox({ smtpPort: 0, httpPort: 0 });
  mailer = createMailer({ url: inbox.smtpUrl, from: "Emporia <shop@emporia.test>" });
});
afterAll(async () => {
  await mailer.close();
  await inbox.close();
});
beforeEach(() => fetch(`${inbox.url}/api/messages`, { method: "DELETE" }));

const message: MailMessage = {
  to: "ada@example.test",
  subject: "Your order ORD-1",
  html: "<p>Thanks</p>",
  text: "Thanks: http://shop.test/orders/1?a=1&b=2",
  messageId: "order-1@emporia.test",
};
const listed = async (to = ""): Promise<Mail[]> => {
  const answer = await fetch(`${inbox.url}/api/messages?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { messages: Mail[] }).messages;
};
const page = async (path: string) => (await fetch(`${inbox.url}${path}`)).text();

it("carries a mail from the mailer to the inbox", async () => {
  await mailer.send({ ...message, subject: "Schöne Grüße ✓", headers: { "X-Order": "ORD-1" } });
  await mailer.send({ ...message, to: "ben@example.test" });
  expect((await listed()).map(({ to }) => to)).toEqual([["ben@example.test"], ["ada@example.test"]]);
  const [mail] = await listed("ADA@example.test");
  const whole = (await (await fetch(`${inbox.url}/api/messages/${mail?.id}`)).json()) as Mail;
  expect(whole).toMatchObject({
    subject: "Schöne Grüße ✓",
    from: '"Emporia" <shop@emporia.test>',
    messageId: "<order-1@emporia.test>",
    headers: { "x-order": "ORD-1" },
  });
  expect([whole.html?.trim(), whole.text?.trim()]).toEqual([message.html, message.text]);
});

it("shows hostile mail harmlessly", async () => {
  await mailer.send({ ...message, subject: `"><script>alert(1)</script>`, html: "<script>alert(2)</script><b>x</b>" });
  const [mail] = await listed();
  const list = await page("/?to=%22%3E%3Cscript%3E");
  const shown = await page(`/messages/${mail?.id}`);
  for (const html of [await page("/"), list, shown]) expect(html).not.toContain("<script");
  expect(shown).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  expect(shown).toContain('href="http://shop.test/orders/1?a=1&#38;b=2"');
  const part = await fetch(`${inbox.url}/messages/${mail?.id}/html`);
  const policy = part.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("sandbox");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("allow-scripts");
});

it("answers 404 for what is not there, also outside of its folder", async () => {
  for (const path of ["/messages/none", "/api/messages/none", "/messages/..%2F..%2Fetc%2Fpasswd", "/nowhere"])
    expect((await fetch(`${inbox.url}${path}`)).status).toBe(404);
});

it.each([
  { subject: "Hi\r\nBcc: eve@example.test" },
  { messageId: "a@b>\r\nX-Evil: 1" },
  { to: "ada@example.test, eve@example.test" },
  { to: "ada@example.test\r\nRCPT TO:<eve@example.test>" },
  { headers: { "X-Order": "1\nBcc: eve@example.test" } },
  { headers: { "X-A: 1\r\nBcc": "eve@example.test" } },
])("refuses to be led into other headers by %j", async (hostile) => {
  const error = await mailer.send({ ...message, ...hostile }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MailNotSent);
  expect(error).toMatchObject({ isPermanent: true });
  expect(await listed()).toEqual([]);
});

it("says clearly that the server is down", async () => {
  const gone = await startMailInbox({ smtpPort: 0, httpPort: 0 });
  await gone.close();
  const lost = createMailer({ url: gone.smtpUrl, from: "shop@emporia.test" });
  await expect(lost.send(message)).rejects.toThrow(`The mail server 127.0.0.1:${gone.smtpPort} cannot be reached`);
  expect([await lost.isUp(), await mailer.isUp()]).toEqual([false, true]);
  await lost.close();
});

it("outlives a client that hangs up in the middle of a mail", async () => {
  await new Promise<void>((resolve) => {
    const socket = createConnection(inbox.smtpPort, "127.0.0.1", () => {
      socket.write("EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: torn");
      socket.once("data", () => socket.destroy());
    });
    socket.on("close", () => resolve());
  });
  await mailer.send(message);
  expect(await listed()).toHaveLength(1);
});

it("keeps the newest thousand over restarts", async () => {
  const dir = await mkdtemp(join(tmpdir(), "inbox-"));
  const box = new Mailbox(dir);
  await box.open();
  const raw = (number: number) => Buffer.from(`Subject: Mail ${number}\r\n\r\nText`);
  for (let number = 0; number < 1003; number += 1)
    await box.add(raw(number), { from: "", to: ["a@b.test"] }, new Date(number));
  expect(await readdir(dir)).toHaveLength(1000);
  const again = new Mailbox(dir);
  await again.open();
  const subjects = again.list().map(({ subject }) => subject);
  expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([1000, "Mail 1002", "Mail 3"]);
  await rm(dir, { recursive: true });
});
