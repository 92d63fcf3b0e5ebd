import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createMailer } from "../smtp/index";
import { startLocalServices } from "./start-local-services";

it("runs both services, and finds their state again", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "local-"));
  const options = { dataDir, stripe: { port: 0 }, mail: { smtpPort: 0, httpPort: 0 } };
  const headers = { authorization: "Bearer sk_test_x" };
  const first = await startLocalServices(options);
  const body = new URLSearchParams({ name: "Ada" });
  await fetch(`${first.stripe?.url}/v1/customers`, { method: "POST", headers, body });
  const mailer = createMailer({ url: first.mail?.smtpUrl ?? "", from: "shop@emporia.test" });
  await mailer.send({ to: "a@b.test", subject: "Hi", html: "<p>Hi</p>", text: "Hi", messageId: "1@emporia.test" });
  await mailer.close();
  await first.close();

  const second = await startLocalServices(options);
  const customers = await (await fetch(`${second.stripe?.url}/v1/customers`, { headers })).json();
  const mails = await (await fetch(`${second.mail?.url}/api/messages`)).json();
  expect(customers).toMatchObject({ data: [{ name: "Ada" }] });
  expect(mails).toMatchObject({ messages: [{ subject: "Hi" }] });
  await second.close();
  await rm(dataDir, { recursive: true });
});

it("stops what it started when a port is taken", async () => {
  const first = await startLocalServices({ mail: { smtpPort: 0, httpPort: 0 } });
  const port = first.mail?.httpPort ?? 0;
  await expect(startLocalServices({ stripe: { port: 0 }, mail: { smtpPort: 0, httpPort: port } })).rejects.toThrow(
    "EADDRINUSE",
  );
  await first.close();
});
