import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CarrierRefusal, type LabelRequest } from "@emporia/core/labels";
import { afterEach, describe, expect, it } from "vitest";
import { createShippoLabels, createShippoTracker, minorUnits } from "./index";

type Asked = {
  method: string;
  path: string;
  body: Record<string, never> | undefined;
  headers: Record<string, unknown>;
};
type Answer = { status?: number; body: unknown };

let close = async () => {};
afterEach(() => close());

/** Shippo as its OpenAPI describes it, as far as a test needs it. */
async function shippo(answer: (asked: Asked) => Answer) {
  const calls: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { method = "", url: path = "", headers } = request;
    const asked = { method, path, body: text ? JSON.parse(text) : undefined, headers };
    calls.push(asked);
    const { status = 200, body } = answer(asked);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { calls, apiUrl, labels: createShippoLabels({ apiKey: "shippo_test_x", apiUrl, timeoutMs: 2000 }) };
}

const address = { firstName: "Ada", lastName: "Tester", line1: "1 Market St", city: "Portland", state: "OR" };
const request: LabelRequest = {
  ...{ labelId: "0197a000-0000-7000-8000-000000000001", reference: "ORD-1-1", currency: "USD", isReturn: false },
  from: { ...address, company: "Clay & Co", postalCode: "97201", country: "US", email: "shop@example.com" },
  to: { ...address, postalCode: "94105", country: "US" },
  parcel: { weightGrams: 1200, lengthCm: 30, widthCm: 22, heightCm: 10 },
  contents: [{ name: "Mug, blue", sku: "MUG", quantity: 2, weightGrams: 1200, worth: 5050 }],
};
const aRate = {
  ...{ object_id: "rate_1", amount: "5.5", currency: "USD", provider: "USPS", estimated_days: 2 },
  servicelevel: { token: "usps_priority", name: "Priority Mail" },
};
const bought = {
  ...{ object_id: "tx_1", status: "SUCCESS", tracking_number: "9499907123456123456781", messages: [] },
  ...{ tracking_url_provider: "https://tools.usps.com/1", label_url: "https://deliver.goshippo.com/1.pdf" },
};

describe("P-123 labels through Shippo", () => {
  it("asks for a parcel's rates in its words, and reads them in minor units", async () => {
    const { labels, calls } = await shippo(() => ({ status: 201, body: { rates: [aRate], messages: [] } }));
    expect(await labels.quote(request)).toEqual([
      {
        ...{ rateId: "rate_1", service: "usps_priority", name: "USPS Priority Mail", carrier: "USPS" },
        ...{ amount: 550, currency: "USD", minDays: 2, maxDays: 2 },
      },
    ]);
    expect(calls).toMatchObject([
      {
        ...{ method: "POST", path: "/shipments" },
        headers: { authorization: "ShippoToken shippo_test_x", "shippo-api-version": "2018-02-08" },
        body: {
          ...{ async: false, address_from: { name: "Ada Tester", company: "Clay & Co", zip: "97201" } },
          parcels: [{ weight: "1200", mass_unit: "g", length: "30", distance_unit: "cm" }],
        },
      },
    ]);
    expect(calls[0]?.body).not.toHaveProperty("customs_declaration");
  });

  it("declares what leaves the country to customs", async () => {
    const { labels, calls } = await shippo(() => ({ status: 201, body: { rates: [aRate] } }));
    await labels.quote({ ...request, to: { ...request.to, country: "DE", state: "" } });
    await labels.quote({ ...request, currency: "JPY", to: { ...request.to, country: "CA", state: "ON" } });
    const declared = calls.map(({ body }) => body?.customs_declaration);
    expect(declared).toMatchObject([
      {
        ...{ certify: true, certify_signer: "Ada Tester", contents_type: "MERCHANDISE", eel_pfc: "NOEEI_30_37_a" },
        items: [{ description: "Mug, blue", quantity: 2, net_weight: "1200", value_amount: "50.50", sku_code: "MUG" }],
      },
      { eel_pfc: "NOEEI_30_36", items: [{ value_amount: "5050", value_currency: "JPY" }] },
    ]);
  });

  it("buys a rate, and finds by the rate what it bought when the answer was lost", async () => {
    const { labels, calls } = await shippo(({ method }) => ({
      status: method === "POST" ? 201 : 200,
      body: method === "POST" ? bought : { results: [{ ...bought, status: "ERROR" }, bought] },
    }));
    const label = { id: "tx_1", trackingNumber: "9499907123456123456781", trackingUrl: "https://tools.usps.com/1" };
    expect(await labels.buy(request, "rate_1")).toMatchObject(label);
    expect(await labels.findBought(request, "rate_1")).toMatchObject(label);
    expect(calls).toMatchObject([
      { path: "/transactions", body: { rate: "rate_1", async: false, metadata: request.labelId } },
      { method: "GET", path: "/transactions?rate=rate_1&results=25" },
    ]);
  });

  it("waits for what is still being made, and says what the carrier said where it will not", async () => {
    let status = "QUEUED";
    const { labels } = await shippo(({ method }) => {
      const transaction = { ...bought, status, messages: [{ text: "The address is not known." }] };
      return { body: method === "GET" ? { results: status === "NONE" ? [] : [transaction] } : transaction };
    });
    expect(await labels.buy(request, "rate_1")).toBe("pending");
    expect(await labels.findBought(request, "rate_1")).toBe("pending");
    status = "ERROR";
    await expect(labels.buy(request, "rate_1")).rejects.toThrow(new CarrierRefusal("The address is not known."));
    status = "NONE";
    expect(await labels.findBought(request, "rate_1")).toBeUndefined();
  });

  it.each([
    ["SUCCESS", undefined, "pending"],
    ["SUCCESS", "SUCCESS", "voided"],
    ["SUCCESS", "ERROR", "refused"],
    ["REFUNDPENDING", undefined, "pending"],
    ["REFUNDED", undefined, "voided"],
    ["REFUNDREJECTED", undefined, "refused"],
  ])("gives back a label that is %s, of which it says %s: %s", async (status, refund, outcome) => {
    const { labels, calls } = await shippo(({ method }) => ({
      body: method === "GET" ? { ...bought, status } : { status: refund ?? "QUEUED" },
    }));
    expect(await labels.voidLabel("tx_1")).toBe(outcome);
    // What was asked for already is not asked for again.
    expect(calls.some(({ path }) => path === "/refunds")).toBe(status === "SUCCESS");
  });

  it("tells no from nothing: a refused request is final, a server that fails is asked again", async () => {
    let answer: Answer = { status: 400, body: { address_to: [{ zip: ["This is no ZIP code."] }] } };
    const { labels } = await shippo(() => answer);
    await expect(labels.quote(request)).rejects.toThrow(new CarrierRefusal("This is no ZIP code."));
    for (const unanswered of [{ status: 500, body: {} }, { status: 429, body: {} }, { body: "<html>" }]) {
      answer = unanswered;
      await expect(labels.quote(request)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    }
    await close();
    close = async () => {};
    await expect(labels.buy(request, "rate_1")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("fetches paper from where Shippo keeps it, and from nowhere else", async () => {
    const { labels, apiUrl } = await shippo(({ path }) => ({ body: path === "/label.pdf" ? "%PDF-1" : {} }));
    const label = { id: "tx_1", trackingNumber: "1", trackingUrl: null };
    const paper = await labels.readDocument(request, { ...label, documentUrl: `${apiUrl}/label.pdf` });
    expect(Buffer.from(paper).toString()).toBe("%PDF-1");
    for (const documentUrl of [null, "http://127.0.0.1:1/label.pdf", "file:///etc/passwd"])
      await expect(labels.readDocument(request, { ...label, documentUrl })).rejects.toMatchObject({
        code: "UNAVAILABLE",
      });
  });
});

it.each([
  ["5.5", "USD", 550],
  ["0.07", "USD", 7],
  ["12", "EUR", 1200],
  ["980", "JPY", 980],
  ["980.4", "JPY", 981],
  ["1.0050", "USD", 101],
  ["1.100", "USD", 110],
  ["-1", "USD", undefined],
  ["1e3", "USD", undefined],
  ["1", "usd", undefined],
])("reads %s %s as %s", (text, currency, amount) => {
  expect(minorUnits(text, currency)).toBe(amount);
});

describe("P-125 parcels through Shippo", () => {
  const parcel = { carrier: "USPS", trackingNumber: "9205 5901", shippedAt: new Date("2026-11-02T09:00:00Z") };
  const scans = [
    { status: "UNKNOWN", status_details: "", status_date: null, location: null },
    { status: "PRE_TRANSIT", status_details: "Label created.", status_date: "2026-11-02T10:00:00Z", location: null },
    {
      status: "FAILURE",
      status_details: "Nobody was there.",
      status_date: "2026-11-04T10:00:00Z",
      location: { city: "Portland", state: "OR", zip: "97201", country: "US" },
    },
    { status: "RETURNED", status_details: "", status_date: "2026-11-05T10:00:00Z", location: { city: null } },
    { status: "DELIVERED", status_details: "Delivered.", status_date: "2026-11-06T10:00:00Z" },
  ];

  it("are followed and looked at, in our words", async () => {
    const { calls, apiUrl } = await shippo(() => ({ body: { tracking_history: scans } }));
    const tracker = createShippoTracker({ apiKey: "shippo_test_x", apiUrl, timeoutMs: 2000 });
    const seen = await tracker.follow(parcel);
    expect(seen).toEqual([
      { at: "2026-11-02T10:00:00Z", status: "announced", text: "Label created.", place: null },
      { at: "2026-11-04T10:00:00Z", status: "failed", text: "Nobody was there.", place: "Portland, OR, US" },
      { at: "2026-11-05T10:00:00Z", status: "coming_back", text: expect.any(String), place: null },
      { at: "2026-11-06T10:00:00Z", status: "delivered", text: "Delivered.", place: null },
    ]);
    expect(await tracker.look({ ...parcel, carrier: "DHL Express" })).toEqual(seen);
    expect(calls).toMatchObject([
      { method: "POST", path: "/tracks", body: { carrier: "usps", tracking_number: "9205 5901" } },
      { method: "GET", path: "/tracks/dhl_express/9205%205901" },
    ]);
  });

  it("are unknown of carriers that it does not know, and not there yet of numbers that it has not heard of", async () => {
    const { calls, apiUrl } = await shippo(() => ({ status: 404, body: { detail: "Not found." } }));
    const tracker = createShippoTracker({ apiKey: "shippo_test_x", apiUrl, timeoutMs: 2000 });
    expect(await tracker.follow({ ...parcel, carrier: "My cousin's van" })).toBeUndefined();
    expect(calls).toEqual([]);
    expect(await tracker.look(parcel)).toEqual([]);
  });
});
