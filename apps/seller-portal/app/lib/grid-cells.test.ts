import { describe, expect, it } from "vitest";
import { cellText, changedCell, pastedRows, readCell } from "./grid-cells";

describe("cells of the grid", () => {
  it("read prices and counts as they are typed, and say what they want", () => {
    expect([readCell("price", "$1,250"), readCell("price", "9.5"), readCell("price", "0")]).toEqual([125000, 950, 0]);
    expect([readCell("onHand", "1,000"), readCell("onHand", " 7 ")]).toEqual([1000, 7]);
    for (const text of ["", "dear", "-1", "1.234"])
      expect(readCell("price", text)).toBe("Enter a price such as 12.50.");
    for (const text of ["", "1.5", "-3", "many"]) expect(readCell("onHand", text)).toBe("Enter a whole number.");
  });

  it("show and send what stood there", () => {
    const variant = { id: "v", title: "", sku: null, price: 1250, onHand: 3, reserved: 0, isCounted: true };
    expect([cellText(variant, "price"), cellText(variant, "onHand")]).toEqual(["12.50", "3"]);
    expect(cellText({ ...variant, price: null }, "price")).toBe("");
    expect(changedCell(variant, "price", 1300)).toEqual({ variantId: "v", field: "price", value: 1300, before: 1250 });
  });

  it("take columns of a spreadsheet", () => {
    expect(pastedRows("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(pastedRows("12.50")).toBeUndefined();
    expect(pastedRows("12.50\n")).toBeUndefined();
  });
});
