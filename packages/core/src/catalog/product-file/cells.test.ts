import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressCell, amountCell, BadCell, booleanCell, codeCell, gramsCell, weightUnitCell, wholeCell } from "./cells";
import { decodeText } from "./decode";

describe("cells of a product file", () => {
  it.each([
    ["19.99", 1999],
    ["50", 5000],
    ["0.1", 10],
    [".5", 50],
    ["$1,234.5", 123450],
    ["1.234,50", 123450],
    ["12,50", 1250],
    ["1,234", 123400],
    ["0,500", 50],
    ["123,456.7", 12345670],
    ["9.990", 999],
    ["'7.00", 700],
    ["", undefined],
  ])("the price %s is %s", (cell, amount) => {
    expect(amountCell(cell)).toBe(amount);
  });

  it.each(["-1", "9.999", "1e3", "NaN", ".", "12 dollars", "99999999999"])("%s is no price", (cell) => {
    expect(() => amountCell(cell)).toThrow(BadCell);
  });

  it("reads every price it is given to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
        expect(amountCell(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`)).toBe(cents);
      }),
    );
  });

  it("reads weights in their unit as grams", () => {
    expect(gramsCell("1", "lb")).toBe(454);
    expect(gramsCell("2.5", "kg")).toBe(2500);
    expect(gramsCell("1", "oz")).toBe(28);
    expect(gramsCell("0.0", "g")).toBe(0);
    expect(weightUnitCell("LBS")).toBe("lb");
    expect(() => weightUnitCell("stone")).toThrow(BadCell);
  });

  it.each([
    ["1,5", 1500],
    ["0,500", 500],
    ["12,25", 12_250],
    ["1,234.5", undefined],
    ["0.5", 500],
  ])("reads a weight of %s kg with the comma that was meant", (cell, grams) => {
    if (grams === undefined) expect(() => gramsCell(cell, "kg")).toThrow("1,000 kg at most");
    else expect(gramsCell(cell, "kg")).toBe(grams);
    expect(gramsCell("1,234", "g")).toBe(1234);
    expect(() => gramsCell("1,2,3", "g")).toThrow(BadCell);
  });

  it.each([
    ["5,0", 5],
    ["-3,00", -3],
    ["1,234", 1234],
    ["1.234,0", 1234],
    ["12,345,678", 12_345_678],
  ])("counts %s as what was meant", (cell, count) => {
    expect(wholeCell(cell)).toBe(count);
  });

  it.each(["1,5", "0.5", "5,05", "1,23,4", "0,001"])("refuses %s of what comes in whole units", (cell) => {
    expect(() => wholeCell(cell)).toThrow("is not a whole number");
  });

  it("reads codes, counts, truths and addresses", () => {
    expect([codeCell("'00123"), codeCell(" "), codeCell("O'Neill")]).toEqual(["00123", null, "O'Neill"]);
    expect([wholeCell("5.0"), wholeCell("-3"), wholeCell("")]).toEqual([5, -3, undefined]);
    expect([booleanCell("TRUE", false), booleanCell("", true), booleanCell("no", true)]).toEqual([true, true, false]);
    expect(addressCell("https://a.example/b.jpg?v=1")).toBe("https://a.example/b.jpg?v=1");
    for (const bad of ["javascript:alert(1)", "//a.example/b.jpg", "b.jpg", "file:///etc/passwd"])
      expect(() => addressCell(bad)).toThrow(BadCell);
  });
});

describe("decoding", () => {
  async function decode(bytes: Uint8Array, size: number): Promise<string> {
    async function* chunks() {
      for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
    }
    let text = "";
    for await (const part of decodeText(chunks())) text += part.text;
    return text.replace(/^\uFEFF/, "");
  }

  it("gives back any text, however it is cut and whichever Unicode it is in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const text = `Handle,${given.replaceAll("\u0000", "").replaceAll("\uFEFF", "")}`;
        expect(await decode(Buffer.from(text), size)).toBe(text);
        expect(await decode(Buffer.from(text, "utf16le"), size)).toBe(text);
        expect(await decode(Buffer.from(`\uFEFF${text}`, "utf16le"), size)).toBe(text);
      }),
    );
  });
});
