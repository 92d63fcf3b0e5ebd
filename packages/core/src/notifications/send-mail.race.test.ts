import { testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { sendMail } from "./index";

const database = useDatabase({ poolSize: 20 });
const mail = (key: string) => ({
  key,
  template: "verify-email" as const,
  to: "ada@example.com",
  data: { firstName: "Ada", url: "https://emporia.test/verify-email?token=x" },
});

it("sends one mail when many ask for it at once", async () => {
  const ctx = testContext(database.db);
  const send = ctx.mailer.send.bind(ctx.mailer);
  ctx.mailer.send = async (each) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return send(each);
  };
  await Promise.all(Array.from({ length: 12 }, () => sendMail(ctx, mail("one"))));
  expect(ctx.mailer.sent).toHaveLength(1);
});

it("sends one mail when the first of many fails", async () => {
  const ctx = testContext(database.db);
  ctx.mailer.failures = 1;
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => sendMail(ctx, mail("two"))));
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(1);
  expect(ctx.mailer.sent).toHaveLength(1);
});
