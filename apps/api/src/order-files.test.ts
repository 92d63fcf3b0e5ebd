import { aPaidOrder, aSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeAll, expect, it } from "vitest";
import { useApi } from "./testing";

const database = useDatabase();
const test = useApi(database);
let sellerId: string;
let bearer: { authorization: string };
let stranger: { authorization: string };

beforeAll(async () => {
  const member = await test.signIn("member@example.com");
  const other = await test.signIn("other@example.com");
  const order = await aPaidOrder(testContext(database.db));
  sellerId = order.parts[0]?.sellerId ?? "";
  await database.db
    .insertInto("seller_members")
    .values([
      { seller_id: sellerId, user_id: member.userId, role: "support" },
      { seller_id: (await aSeller(database.db)).id, user_id: other.userId, role: "owner" },
    ])
    .execute();
  bearer = member.headers;
  stranger = other.headers;
});

it("gives a shop's orders to its members who may read them, by the filter (SP-09)", async () => {
  const url = "/order-files/export";
  const all = await test.api.inject({ url, headers: bearer });
  expect(all.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(all.headers["content-disposition"]).toMatch(/^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
  expect(all.body.match(/\r\n/g)).toHaveLength(2);
  const old = await test.api.inject({ url: `${url}?tab=all&from=&to=2001-01-01`, headers: bearer });
  expect(old.body.match(/\r\n/g)).toHaveLength(1);
  const none = await test.api.inject({ url, headers: stranger });
  expect(none.body.match(/\r\n/g)).toHaveLength(1);
  expect((await test.api.inject(url)).statusCode).toBe(401);
  const wrong = await test.api.inject({ url: `${url}?from=yesterday`, headers: bearer });
  expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
  await database.db.updateTable("seller_members").set({ role: "catalog" }).where("seller_id", "=", sellerId).execute();
  expect((await test.api.inject({ url, headers: bearer })).statusCode).toBe(403);
});
