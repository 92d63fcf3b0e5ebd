import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Breaker } from "../breaker";
import { createShippoAddresses } from "./addresses";

let close = async () => {};
afterEach(() => close());

/** Shippo's POST /addresses as its OpenAPI describes it. */
async function shippo(answer: () => { status?: number; body: object } | "silence") {
  const asked: { path: string | undefined; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    asked.push({ path: request.url, body: JSON.parse(text) });
    const said = answer();
    if (said === "silence") return;
    response.writeHead(said.status ?? 201, { "content-type": "application/json" });
    response.end(JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    addresses: createShippoAddresses({ apiKey: "shippo_test_x", apiUrl, timeoutMs: 200 }, new Breaker()),
  };
}

const address = {
  ...{ firstName: "Ada", lastName: "Tester", line1: "215 Clayton Street", city: "San Francisco", state: "CA" },
  ...{ postalCode: "94117", country: "US" },
};
const known = { street1: "215 CLAYTON ST", city: "SAN FRANCISCO", state: "CA", zip: "94117-1913", country: "US" };
const validated = (is_valid: boolean, more: object = {}, text?: string) => ({
  body: {
    ...known,
    ...more,
    validation_results: { is_valid, messages: text ? [{ source: "USPS", code: "x", text }] : [] },
  },
});

describe("CHK-02 addresses through Shippo", () => {
  it("asks in its words, and makes no doubt of how an address is written", async () => {
    const { addresses, asked } = await shippo(() => validated(true));
    expect(await addresses.check(address)).toBeNull();
    expect(asked).toEqual([
      {
        path: "/addresses",
        body: {
          ...{ name: "Ada Tester", street1: "215 Clayton Street", city: "San Francisco", state: "CA", zip: "94117" },
          ...{ country: "US", validate: true },
        },
      },
    ]);
  });

  it("suggests what the carrier knows instead, with the name as it was", async () => {
    const { addresses } = await shippo(() => validated(true, { zip: "94118-0001" }));
    expect(await addresses.check(address)).toMatchObject({
      suggestion: { firstName: "Ada", line1: "215 Clayton Street", state: "CA", postalCode: "94118-0001" },
    });
    const other = await shippo(() => validated(false, { street1: "251 CLAYTON ST" }, "Street number out of range."));
    expect(await other.addresses.check(address)).toMatchObject({
      message: "The carrier does not know this address. It says: Street number out of range.",
      suggestion: { line1: "251 CLAYTON ST" },
    });
  });

  it("says nothing where nothing was validated or it was refused, and throws where nobody answers, soon at once", async () => {
    const { addresses } = await shippo(() => ({ body: known }));
    expect(await addresses.check(address)).toBeNull();
    await close();
    const strict = await shippo(() => ({ status: 400, body: { country: ["Unknown."] } }));
    expect(await strict.addresses.check(address)).toBeNull();
    await close();
    const silent = await shippo(() => "silence");
    for (let nth = 0; nth < 5; nth++)
      await expect(silent.addresses.check(address)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(silent.asked).toHaveLength(3);
  });
});
