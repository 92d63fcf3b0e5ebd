import { testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { newId } from "../platform";
import { sendMail } from "./index";

const database = useDatabase();
const mail = (key = `verify-email:${newId()}`) => ({
  key,
  template: "verify-email" as const,
  to: "ada@example.com",
  data: { firstName: "Ada", url: "https://emporia.test/verify-email?token=x" },
});
const rowOf = (key: string) =>
  database.db
    .selectFrom("emails")
    .where("key", "=", key)
    .select(["id", "status", "recipient", "template", "subject", "sent_at"])
    .executeTakeFirstOrThrow();

describe("sending a mail", () => {
  it("sends it and writes it down", async () => {
    const ctx = testContext(database.db);
    const one = mail();
    await sendMail(ctx, one);
    const row = await rowOf(one.key);
    expect(row).toMatchObject({
      status: "sent",
      template: "verify-email",
      recipient: one.to,
      sent_at: ctx.clock.now(),
    });
    expect(ctx.mailer.sent).toEqual([
      expect.objectContaining({ to: one.to, subject: row.subject, messageId: `${row.id}@emporia.test` }),
    ]);
  });

  it("is quiet about a key that was sent", async () => {
    const ctx = testContext(database.db);
    const one = mail();
    await sendMail(ctx, one);
    await sendMail(ctx, { ...one, to: "other@example.com" });
    expect(ctx.mailer.sent).toHaveLength(1);
  });

  it("goes on after a failure, under the same Message-ID", async () => {
    const ctx = testContext(database.db);
    const one = mail();
    ctx.mailer.failures = 2;
    await expect(sendMail(ctx, one)).rejects.toThrow("ECONNREFUSED");
    const { id, status } = await rowOf(one.key);
    expect(status).toBe("sending");
    await expect(sendMail(ctx, one)).rejects.toThrow("ECONNREFUSED");
    await sendMail(ctx, one);
    await sendMail(ctx, one);
    expect(ctx.mailer.sent.map((each) => each.messageId)).toEqual([`${id}@emporia.test`]);
    expect(await rowOf(one.key)).toMatchObject({ id, status: "sent" });
  });

  it.each(["ada@example.com\r\nBcc: all@example.com", "ada@example.com, bob@example.com", "<ada@example.com>", ""])(
    "refuses %j as an address, and writes nothing down",
    async (to) => {
      const ctx = testContext(database.db);
      const one = mail();
      await expect(sendMail(ctx, { ...one, to })).rejects.toThrow("mail address");
      expect(await database.db.selectFrom("emails").where("key", "=", one.key).select("id").execute()).toEqual([]);
    },
  );
});
