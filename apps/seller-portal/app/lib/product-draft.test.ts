import { describe, expect, it } from "vitest";
import { blankVariant, draftsFrom, fitVariants, gramsOf, listOf, optionsFrom, weightText } from "./product-draft";

const variant = (options: string[], price: string, id = "") => ({ ...blankVariant(options), price, id });

describe("fitVariants", () => {
  it("makes a row for each combination", () => {
    const rows = fitVariants(
      [
        { name: "Colour", values: ["Red", "Blue"] },
        { name: "Size", values: ["S", "M"] },
      ],
      [],
    );
    expect(rows.map((row) => row.options.join("/"))).toEqual(["Red/S", "Red/M", "Blue/S", "Blue/M"]);
  });

  it("keeps what was typed for a combination when a value is added", () => {
    const rows = fitVariants(
      [{ name: "Size", values: ["S", "M", "L"] }],
      [variant(["M"], "12", "m"), variant(["S"], "10", "s")],
    );
    expect(rows.map((row) => [row.id, row.price])).toEqual([
      ["s", "10"],
      ["m", "12"],
      ["", "12"],
    ]);
  });

  it("hands a row on when an option is added, each row once", () => {
    const rows = fitVariants(
      [
        { name: "Colour", values: ["Red"] },
        { name: "Size", values: ["S", "M"] },
      ],
      [variant(["Red"], "10", "red")],
    );
    expect(rows.map((row) => row.id)).toEqual(["red", ""]);
    expect(rows.map((row) => row.price)).toEqual(["10", "10"]);
  });

  it("gives the only row back when all options go", () => {
    expect(fitVariants([], [variant(["Red"], "10", "red")])).toEqual([variant([], "10", "red")]);
    expect(fitVariants([], [])).toEqual([blankVariant()]);
  });
});

describe("a form that came back", () => {
  it("gives its rows and options again", () => {
    const values = {
      "options.0.name": "Size",
      "options.0.values": ["S", "M"],
      "options.2.name": "Colour",
      "options.2.list": "Red, Blue",
      "options.3.name": "",
      "variants.0.options": "S",
      "variants.0.price": "abc",
      "variants.0.trackQuantity": ["false", "true"],
      "variants.0.taxable": "false",
    };
    expect(optionsFrom(values)).toEqual([
      { name: "Size", values: ["S", "M"] },
      { name: "Colour", values: ["Red", "Blue"] },
    ]);
    expect(draftsFrom(values)).toEqual([{ ...blankVariant(["S"]), price: "abc", taxable: false }]);
  });
});

describe("weights", () => {
  it("reads and writes every unit", () => {
    expect(gramsOf("1.5", "kg")).toBe(1500);
    expect(gramsOf("2", "lb")).toBe(907);
    expect(gramsOf("", "g")).toBe(0);
    expect(gramsOf("heavy", "g")).toBeUndefined();
    expect(weightText(907, "lb")).toBe("2");
    expect(weightText(0, "lb")).toBe("");
    for (const unit of ["kg", "g", "oz"] as const) expect(gramsOf(weightText(340, unit), unit)).toBe(340);
  });
});

describe("listOf", () => {
  it("takes each value once", () => {
    expect(listOf(" Red, blue\nred ,, Dark  green")).toEqual(["Red", "blue", "Dark green"]);
  });
});
