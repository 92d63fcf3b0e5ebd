import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { event, eventContracts, eventSince, readPayload } from "./events";

const types = Object.values(eventContracts).flatMap((topic) => Object.keys(topic));

describe("EVT-07 what events say", () => {
  const first = event({ parcel: z.string(), grams: z.int() });
  const second = eventSince(first, "1.1", { parcel: z.string(), weight: z.object({ grams: z.int() }) }, (said) => ({
    parcel: said.parcel,
    weight: { grams: said.grams },
  }));
  const third = eventSince(second, "2.0", { parcelIds: z.array(z.string()), grams: z.int() }, (said) => ({
    parcelIds: [said.parcel],
    grams: said.weight.grams,
  }));

  it("reads every version in the words of the newest", () => {
    const told = { parcelIds: ["one"], grams: 250 };
    expect(third.version).toBe("2.0");
    expect(readPayload(third, "1.0", { parcel: "one", grams: 250 })).toEqual(told);
    expect(readPayload(third, "1.1", { parcel: "one", weight: { grams: 250 } })).toEqual(told);
    expect(readPayload(third, "2.0", told)).toEqual(told);
  });

  it("refuses a version that nobody knows, and what its version does not say", () => {
    expect(() => readPayload(third, "3.0", { parcelIds: [], grams: 1 })).toThrow(/version 3\.0/);
    expect(() => readPayload(third, "1.0", { parcel: "one", weight: { grams: 250 } })).toThrow(z.ZodError);
    expect(() => readPayload(third, "2.0", { parcel: "one", grams: 250 })).toThrow(z.ZodError);
  });

  it("leaves out what is not named, a shopper's address for one (EVT-08)", () => {
    const said = { userId: "0190b3c4-0000-7000-8000-000000000001", email: "ada@example.com" };
    expect(readPayload(eventContracts.user.UserRegistered, "1.0", said)).toEqual({ userId: said.userId });
    for (const topic of Object.values(eventContracts))
      for (const contract of Object.values(topic))
        expect(JSON.stringify(z.toJSONSchema(contract.payload))).not.toMatch(/address|email|phone|firstName|lastName/i);
  });

  it("has one topic for each type, and the documentation names them all", () => {
    expect(new Set(types).size).toBe(types.length);
    const told = fs.readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");
    expect(types.filter((type) => !told.includes(type))).toEqual([]);
  });
});
