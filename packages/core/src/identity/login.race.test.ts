import { testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { newId } from "../platform";
import { AccountLocked, InvalidCredentials, login, register, resetPassword, sendPasswordReset } from "./index";

const database = useDatabase({ poolSize: 20 });
const password = "correct horse battery";

it("looks at ten of forty passwords that are guessed at once", async () => {
  const ctx = testContext(database.db);
  const email = "guessed@example.com";
  await register(ctx, { email, password, firstName: "Ada", lastName: "Tester" });
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, guess) => login(ctx, { email, password: `guess number ${guess}` })),
  );
  const reasons = results.map((result) => (result.status === "rejected" ? result.reason : undefined));
  expect(reasons.filter((reason) => reason instanceof InvalidCredentials)).toHaveLength(10);
  expect(reasons.filter((reason) => reason instanceof AccountLocked)).toHaveLength(30);
});

it("lets one of many use a link", async () => {
  const ctx = testContext(database.db);
  const email = "reset@example.com";
  await register(ctx, { email, password, firstName: "Ada", lastName: "Tester" });
  const { id } = await database.db
    .selectFrom("users")
    .where("email", "=", email)
    .select("id")
    .executeTakeFirstOrThrow();
  await sendPasswordReset(ctx, { userId: id, requestId: newId() });
  const token = /token=([\w-]+)/.exec(ctx.mailer.sent[0]?.text ?? "")?.[1] ?? "";
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, turn) => resetPassword(ctx, { token, password: `password number ${turn}` })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});
