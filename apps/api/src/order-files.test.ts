import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Core, createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import { aPaidOrder, aSeller, testContext, useDatabase } from "@emporia/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApi } from "./index";

const database = useDatabase();
const mediaDir = mkdtempSync(path.join(os.tmpdir(), "emporia-orders-test-"));
let core: Core;
let api: FastifyInstance;
let sellerId: string;
let bearer: { authorization: string };
let stranger: { authorization: string };

beforeAll(async () => {
  core = createCore(
    coreConfig({
      DATABASE_URL: database.url,
      LINK_SECRET: "0123456789abcdef",
      DATA_ENCRYPTION_KEYS: "k1:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
      INTERNAL_API_KEY: "a-key-that-only-our-apps-know",
      MEDIA_DIR: mediaDir,
      STRIPE_STANDIN_URL: "http://127.0.0.1:9",
    }),
    createLogger("api", "silent"),
    { applicationName: "emporia-api-test" },
  );
  api = await createApi(core, {
    internalKey: "a-key-that-only-our-apps-know",
    rateLimitFactor: 1e6,
    logger: createLogger("api", "silent"),
  });
  const signIn = async (email: string) => {
    const account = { email, password: "correct horse battery", firstName: "Eve", lastName: "L" };
    await api.inject({ method: "POST", url: "/api/v1/auth/register", payload: account });
    const answer = await api.inject({ method: "POST", url: "/api/v1/auth/login", payload: account });
    return answer.json() as { token: string; user: { id: string } };
  };
  const member = await signIn("member@example.com");
  const other = await signIn("other@example.com");
  const order = await aPaidOrder(testContext(database.db));
  sellerId = order.parts[0]?.sellerId ?? "";
  await database.db
    .insertInto("seller_members")
    .values([
      { seller_id: sellerId, user_id: member.user.id, role: "support" },
      { seller_id: (await aSeller(database.db)).id, user_id: other.user.id, role: "owner" },
    ])
    .execute();
  bearer = { authorization: `Bearer ${member.token}` };
  stranger = { authorization: `Bearer ${other.token}` };
});
afterAll(async () => {
  await api.close();
  await core.close();
  rmSync(mediaDir, { recursive: true, force: true });
});

it("gives a shop's orders to its members who may read them, by the filter (SP-09)", async () => {
  const url = "/order-files/export";
  const all = await api.inject({ url, headers: bearer });
  expect(all.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(all.headers["content-disposition"]).toMatch(/^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
  expect(all.body.match(/\r\n/g)).toHaveLength(2);
  const old = await api.inject({ url: `${url}?tab=all&from=&to=2001-01-01`, headers: bearer });
  expect(old.body.match(/\r\n/g)).toHaveLength(1);
  const none = await api.inject({ url, headers: stranger });
  expect(none.body.match(/\r\n/g)).toHaveLength(1);
  expect((await api.inject(url)).statusCode).toBe(401);
  const wrong = await api.inject({ url: `${url}?from=yesterday`, headers: bearer });
  expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
  await database.db.updateTable("seller_members").set({ role: "catalog" }).where("seller_id", "=", sellerId).execute();
  expect((await api.inject({ url, headers: bearer })).statusCode).toBe(403);
});
