import { connect } from "node:net";
import { aProduct, aSeller, useDatabase } from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { useApi } from "./testing";

const database = useDatabase();
const test = useApi(database);
let sellerId: string;
let bearer: { authorization: string };
let stranger: { authorization: string };

beforeAll(async () => {
  const member = await test.signIn("member@example.com");
  const other = await test.signIn("other@example.com");
  sellerId = (await aSeller(database.db)).id;
  await database.db
    .insertInto("seller_members")
    .values([
      { seller_id: sellerId, user_id: member.userId, role: "catalog" },
      { seller_id: (await aSeller(database.db)).id, user_id: other.userId, role: "owner" },
    ])
    .execute();
  bearer = member.headers;
  stranger = other.headers;
});

const send = (payload: string, headers: Record<string, string> = {}, name = "spring.csv") =>
  test.api.inject({
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
    const rows = await test.api.inject({ url, headers: bearer });
    expect(rows.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(rows.headers["content-disposition"]).toMatch(/^attachment; filename="failed-rows-[\w.-]+\.csv"$/);
    expect(rows.body).toBe("\uFEFFHandle,Title,Variant Price,Reason\r\n");
    expect((await test.api.inject({ url, headers: stranger })).statusCode).toBe(404);
    expect((await test.api.inject(url)).statusCode).toBe(401);
    expect((await test.api.inject({ url: "/product-files/nonsense/failed-rows", headers: bearer })).statusCode).toBe(
      404,
    );
  });

  it("gives the shop's products as a file, by the filter", async () => {
    await aProduct(database.db, { id: sellerId }, { name: "Blue mug" });
    await aProduct(database.db, { id: sellerId }, { name: "Red cup" });
    const all = await test.api.inject({ url: "/product-files/export", headers: bearer });
    expect(all.body.match(/\r\n/g)).toHaveLength(3);
    const some = await test.api.inject({ url: "/product-files/export?query=blue", headers: bearer });
    expect([some.body.includes("Blue mug"), some.body.includes("Red cup")]).toEqual([true, false]);
    const none = await test.api.inject({ url: "/product-files/export", headers: stranger });
    expect(none.body.match(/\r\n/g)).toHaveLength(1);
    expect((await test.api.inject("/product-files/export")).statusCode).toBe(401);
    const wrong = await test.api.inject({ url: "/product-files/export?status=GONE", headers: bearer });
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
    const { hostname, port } = new URL(await test.api.listen({ port: 0 }));
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
