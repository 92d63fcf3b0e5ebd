import { expect, it } from "vitest";
import { createLogger } from "./logger";

function logged(log: (logger: ReturnType<typeof createLogger>) => void): {
  text: string;
  line: Record<string, unknown>;
} {
  const lines: string[] = [];
  log(createLogger("test", "info", { write: (line) => lines.push(line) }));
  const text = lines.join("");
  return { text, line: JSON.parse(text) };
}

it("says what an error of PostgreSQL is, without the row it quotes", () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    code: "23505",
    constraint: "users_email_key",
    detail: "Key (email)=(zora@example.com) already exists.",
    where: "COPY users, line 1: zora",
    parameters: ["Zora", "Lovelace"],
  });
  const { text, line } = logged((logger) => logger.error({ error }, "request failed"));
  expect(line.error).toMatchObject({ code: "23505", constraint: "users_email_key", stack: expect.any(String) });
  expect(text).not.toMatch(/zora|Lovelace/i);
});

it("says what an error of Stripe or of a mail server is, without card or address", () => {
  const stripe = Object.assign(new Error("No such customer"), { raw: { card: { last4: "4242" } }, statusCode: 404 });
  const card = logged((logger) => logger.warn({ err: stripe }, "job failed"));
  expect(card.line.err).toMatchObject({ statusCode: 404, message: "No such customer" });
  expect(card.text).not.toContain("4242");
  const smtp = new Error("550 5.1.1 <zora.l+shop@mail.example.co.uk>: no such user", {
    cause: new Error("to\nzora@example.com"),
  });
  const mail = logged((logger) => logger.error({ error: smtp, reason: smtp.message }, `failed with '${smtp.message}'`));
  expect(mail.text).not.toMatch(/zora/);
  expect(mail.line.msg).toBe("failed with '550 5.1.1 <[e-mail]>: no such user'");
});

it("leaves out what opens an account, wherever it lies", () => {
  const secret = "hunter2-hunter2";
  const fields = { token: secret, sessionId: secret, email: secret, clientSecret: secret };
  const { text } = logged((logger) =>
    logger.info({ ...fields, input: fields, request: { body: fields } }, "signed in"),
  );
  expect(text).not.toContain(secret);
});
