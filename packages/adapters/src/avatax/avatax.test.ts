import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TaxRequest } from "@emporia/core/tax";
import { afterEach, describe, expect, it } from "vitest";
import { Breaker } from "../breaker";
import { createAvatax } from "./index";

let close = async () => {};
afterEach(() => close());

interface Asked {
  path: string | undefined;
  authorization: string | undefined;
  body: { lines: { number: string; amount: number }[] };
}

/** AvaTax's POST /api/v2/transactions/create, as its public specification describes it. */
async function avatax(answer: (asked: Asked) => { status?: number; body: object } | "silence") {
  const calls: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const asked = { path: request.url, authorization: request.headers.authorization, body: JSON.parse(text) };
    calls.push(asked);
    const said = answer(asked);
    if (said === "silence") return;
    response.writeHead(said.status ?? 201, { "content-type": "application/json" });
    response.end(JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = { accountId: "1100", licenseKey: "key", companyCode: "DEFAULT", url, timeoutMs: 500 };
  return { calls, provider: createAvatax(account, new Breaker()) };
}

const place = {
  firstName: "Ada",
  lastName: "T",
  line1: "1 Elm",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};
const line = { amount: 1_995, quantity: 2, code: null, kind: "item" as const, sellerId: "s1", from: null };
const request: TaxRequest = {
  ...{ reference: "checkout-1", currency: "USD", isIncluded: false, to: place, day: "2026-12-01" },
  lines: [
    { ...line, part: "a", code: "PC040100", from: { ...place, city: "Astoria" } },
    { ...line, part: "b", kind: "exempt" },
    { ...line, part: "shipping:s1", kind: "shipping", amount: 495, quantity: 1 },
  ],
};

describe("CHK-04 P-105 taxes by AvaTax", () => {
  it("asks line by line in its words, from the seller's place, and reads minor units and who hands it over", async () => {
    const { provider, calls } = await avatax(() => ({
      body: {
        lines: [
          { lineNumber: "2", tax: 0 },
          { lineNumber: "1", tax: 1.07, details: [{ liabilityType: "Marketplace", tax: 1.07 }] },
          { lineNumber: "3", tax: 0.29, details: [{ liabilityType: "Seller", tax: 0.29 }] },
        ],
      },
    }));
    expect(await provider.quote(request)).toEqual([
      { part: "a", amount: 107, remitter: "marketplace" },
      { part: "b", amount: 0, remitter: "marketplace" },
      { part: "shipping:s1", amount: 29, remitter: "seller" },
    ]);
    const to = { line1: "1 Elm", city: "Portland", region: "OR", postalCode: "97201", country: "US" };
    expect(calls).toMatchObject([
      {
        path: "/api/v2/transactions/create",
        authorization: `Basic ${Buffer.from("1100:key").toString("base64")}`,
        body: {
          ...{ type: "SalesOrder", commit: false, companyCode: "DEFAULT", code: "checkout-1", currencyCode: "USD" },
          lines: [
            {
              number: "1",
              amount: 19.95,
              quantity: 2,
              taxCode: "PC040100",
              addresses: { shipFrom: { city: "Astoria" }, shipTo: to },
            },
            { number: "2", taxCode: "NT", taxIncluded: false, addresses: { singleLocation: to } },
            { number: "3", amount: 4.95, taxCode: "FR020100" },
          ],
        },
      },
    ]);
  });

  it("knows currencies without cents", async () => {
    const { provider, calls } = await avatax(() => ({ body: { lines: [{ lineNumber: "1", tax: 200 }] } }));
    const yen = { ...request, currency: "JPY", lines: [{ ...line, part: "a", amount: 1_995 }] };
    expect(await provider.quote(yen)).toMatchObject([{ amount: 200 }]);
    expect(calls[0]?.body.lines[0]?.amount).toBe(1_995);
  });

  it("throws where it refuses, says something else or is silent, and soon leaves it alone", async () => {
    const refusing = await avatax(() => ({ status: 401, body: { error: { code: "AuthenticationException" } } }));
    await expect(refusing.provider.quote(request)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await close();
    const odd = await avatax(() => ({ body: { lines: [{ lineNumber: "1", tax: "much" }] } }));
    await expect(odd.provider.quote(request)).rejects.toThrow();
    await close();
    const silent = await avatax(() => "silence");
    for (let nth = 0; nth < 5; nth++) await expect(silent.provider.quote(request)).rejects.toThrow();
    expect(silent.calls).toHaveLength(3);
  });

  it("keeps sales and refunds under their codes, changes them when told again, and takes sales back", async () => {
    const { provider, calls } = await avatax(() => ({ body: { totalTax: -1.07 } }));
    const [item] = request.lines;
    if (!item) throw new Error("There is no line.");
    const back = { ...request, lines: [{ ...item, amount: -1_995 }], day: "2026-12-01" };
    const document = { ...back, code: "refund-1", kind: "return" as const, soldOn: "2026-12-01", refersTo: "ORD-1" };
    expect(await provider.books?.record(document)).toEqual({ taxAmount: -107 });
    await provider.books?.void("ORD-2026-000001");
    expect(calls).toMatchObject([
      {
        path: "/api/v2/transactions/createoradjust",
        body: {
          createTransactionModel: {
            ...{
              type: "ReturnInvoice",
              commit: true,
              companyCode: "DEFAULT",
              code: "refund-1",
              referenceCode: "ORD-1",
            },
            taxOverride: { type: "TaxDate", taxDate: "2026-12-01" },
            lines: [{ number: "1", amount: -19.95 }],
          },
        },
      },
      { path: "/api/v2/companies/DEFAULT/transactions/ORD-2026-000001/void", body: { code: "DocVoided" } },
    ]);
  });

  it("says what it refuses for good, and what may be tried again", async () => {
    const document = { ...request, code: "ORD-1", kind: "sale" as const, soldOn: "2026-12-01", refersTo: null };
    const refusing = await avatax(() => ({ status: 400, body: { error: { code: "InvalidAddress", message: "No." } } }));
    await expect(refusing.provider.books?.record(document)).rejects.toThrow("AvaTax answered 400: InvalidAddress: No.");
    await close();
    const busy = await avatax(() => ({ status: 429, body: {} }));
    await expect(busy.provider.books?.record(document)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await close();
    const unknown = await avatax(() => ({ status: 404, body: {} }));
    await expect(unknown.provider.books?.void("ORD-1")).resolves.toBeUndefined();
  });
});
