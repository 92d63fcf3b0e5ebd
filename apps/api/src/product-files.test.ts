import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { type Core, createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import { aProduct, aSeller, useDatabase } from "@emporia/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApi } from "./index";

const database = useDatabase();
const mediaDir = mkdtempSync(path.join(os.tmpdir(), "emporia-api-test-"));
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
  sellerId = (await aSeller(database.db)).id;
  await database.db
    .insertInto("seller_members")
    .values([
      { seller_id: sellerId, user_id: member.user.id, role: "catalog" },
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

const send = (payload: string, headers: Record<string, string> = {}, name = "spring.csv") =>
  api.inject({
    method: "POST",
    url: `/product-files?name=${encodeURIComponent(name)}`,
    payload,
    headers: { "content-type": "text/csv", ...headers },
  });

describe("the door for product files", () => {
  it("takes a member's file, and gives back what failed to members of that shop only", async () => {
    const sent = await send("Handle,Title,Variant Price\nmug,Mug,5", bearer, "Frühling & Co.csv");
    expect(sent.json()).toMatchObject({ status: "UPLOADED", fileName: "Frühling & Co.csv" });
    const url = `/product-files/${sent.json().id}/failed-rows`;
    const rows = await api.inject({ url, headers: bearer });
    expect(rows.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(rows.headers["content-disposition"]).toMatch(/^attachment; filename="failed-rows-[\w.-]+\.csv"$/);
    expect(rows.body).toBe("\uFEFFHandle,Title,Variant Price,Reason\r\n");
    expect((await api.inject({ url, headers: stranger })).statusCode).toBe(404);
    expect((await api.inject(url)).statusCode).toBe(401);
    expect((await api.inject({ url: "/product-files/nonsense/failed-rows", headers: bearer })).statusCode).toBe(404);
  });

  it("gives the shop's products as a file, by the filter", async () => {
    await aProduct(database.db, { id: sellerId }, { name: "Blue mug" });
    await aProduct(database.db, { id: sellerId }, { name: "Red cup" });
    const all = await api.inject({ url: "/product-files/export", headers: bearer });
    expect(all.body.match(/\r\n/g)).toHaveLength(3);
    const some = await api.inject({ url: "/product-files/export?query=blue", headers: bearer });
    expect([some.body.includes("Blue mug"), some.body.includes("Red cup")]).toEqual([true, false]);
    const none = await api.inject({ url: "/product-files/export", headers: stranger });
    expect(none.body.match(/\r\n/g)).toHaveLength(1);
    expect((await api.inject("/product-files/export")).statusCode).toBe(401);
    const wrong = await api.inject({ url: "/product-files/export?status=GONE", headers: bearer });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  it("refuses what is no file with a sentence", async () => {
    for (const [payload, sentence] of [
      ["", "The file is empty."],
      ["just words", "name the columns"],
    ] as const) {
      const answer = await send(payload, bearer);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error.details.fieldErrors.file).toContain(sentence);
    }
  });

  it("answers a stranger while the file is still on its way", async () => {
    const { hostname, port } = new URL(await api.listen({ port: 0 }));
    const answer = await new Promise<string>((resolve, reject) => {
      const head =
        "POST /product-files HTTP/1.1\r\nHost: api\r\nContent-Type: text/csv\r\nContent-Length: 90000000\r\n\r\n";
      const socket = connect(Number(port), hostname, () => socket.write(`${head}Handle,Title`));
      socket.on("data", (chunk) => {
        resolve(String(chunk));
        socket.destroy();
      });
      socket.on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
  });
});
