import type { LabelRequest } from "@emporia/core/labels";
import { expect, it } from "vitest";
import { code128, readCode128 } from "./code128";
import { createTestCarrier, trackingNumberOf } from "./index";

const carrier = createTestCarrier({ trackingUrl: (number) => `http://carrier.test/${number}` });
const address = { firstName: "Ada", lastName: "Tester", line1: "1 Market Street", city: "Portland", state: "OR" };
const request: LabelRequest = {
  ...{ labelId: "0197a000-0000-7000-8000-000000000001", reference: "ORD-2026-000001-1", currency: "USD" },
  from: { ...address, company: "Clay & Co", postalCode: "97201", country: "US" },
  to: { ...address, postalCode: "10115", state: "", city: "Berlin", country: "DE" },
  parcel: { weightGrams: 1200, lengthCm: 30, widthCm: 22, heightCm: 10 },
  isReturn: false,
  contents: [{ name: "Mug, blue", sku: "MUG", quantity: 2, weightGrams: 1200, worth: 5000 }],
};

it("P-123 writes bars that read as the number they stand for, whatever the letters", () => {
  for (const text of ["ETP123456789012", "A", " ~!9", "x".repeat(40)]) expect(readCode128(code128(text))).toBe(text);
  // Each symbol is told from the others, has three bars and as many gaps, and is eleven wide.
  const symbols = Array.from({ length: 95 }, (_, value) => code128(String.fromCodePoint(value + 32)).slice(6, 12));
  expect(new Set(symbols.map(String)).size).toBe(95);
  for (const symbol of symbols) {
    expect(symbol.reduce((sum, width) => sum + width, 0)).toBe(11);
    // The bars of every symbol are of even width together.
    expect(((symbol[0] ?? 0) + (symbol[2] ?? 0) + (symbol[4] ?? 0)) % 2).toBe(0);
  }
  const bars = code128("ETP123456789012");
  bars[8] = (bars[8] ?? 0) === 1 ? 2 : 1;
  expect(() => readCode128(bars)).toThrow("No Code 128 B");
  expect(() => code128("日本")).toThrow("printable ASCII");
});

it("gives each label a number of its own, and the same one however often it is asked", async () => {
  const numbers = Array.from({ length: 500 }, (_, index) => trackingNumberOf(`label-${index}`));
  expect(new Set(numbers).size).toBe(500);
  for (const number of numbers) expect(number).toMatch(/^ETP\d{12}$/);
  const bought = await carrier.buy(request, "parcel:x");
  expect(await carrier.buy(request, "parcel:x")).toEqual(bought);
});

it("asks more for what is heavy or goes abroad, in the currency of the order where it knows it", async () => {
  const price = async (given: Partial<LabelRequest>) => (await carrier.quote({ ...request, ...given }))[0]?.amount ?? 0;
  const within = { to: { ...request.from } };
  expect(await price({ parcel: { ...request.parcel, weightGrams: 2100 } })).toBeGreaterThan(await price({}));
  expect(await price(within)).toBeLessThan(await price({}));
  expect((await carrier.quote({ ...request, currency: "JPY" }))[0]?.currency).toBe("JPY");
  expect((await carrier.quote({ ...request, currency: "XAU" }))[0]?.currency).toBe("USD");
  const heavy = { ...request, parcel: { ...request.parcel, weightGrams: 30_001 } };
  await expect(carrier.quote(heavy)).rejects.toThrow("30 kg at most");
});

it("draws the label, and a sheet for customs where it leaves the country", async () => {
  const label = await carrier.buy(request, "parcel:x");
  if (label === "pending") throw new Error("It is made at once.");
  const pages = async (given: LabelRequest) =>
    Buffer.from(await carrier.readDocument(given, label))
      .toString("latin1")
      .match(/\/Type \/Page\b/g)?.length;
  expect(
    Buffer.from(await carrier.readDocument(request, label))
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(await pages(request)).toBe(2);
  expect(await pages({ ...request, to: request.from })).toBe(1);
  const hostile = { ...request, to: { ...request.to, line1: "Ö".repeat(200), firstName: "愛", city: "x".repeat(120) } };
  expect(await pages(hostile)).toBe(2);
});
