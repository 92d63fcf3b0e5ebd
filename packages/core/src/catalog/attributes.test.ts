import type { AskedAttributeView } from "@emporia/contracts/attributes";
import { describe, expect, it } from "vitest";
import { applyAttributes, missingAttributes } from "./attributes";

const attribute = (code: string, rest: Partial<AskedAttributeView>): AskedAttributeView => ({
  id: code,
  code,
  name: code,
  kind: "boolean",
  unit: null,
  isFilterable: true,
  isRequired: false,
  options: [],
  ...rest,
});
const asked = [
  attribute("material", { kind: "select", isRequired: true, options: [{ code: "oak", label: "Oak" }] }),
  attribute("width", { kind: "number", unit: "cm" }),
  attribute("washable", {}),
];

describe("what a product says", () => {
  it("is kept in the kind of its attribute, from a form or from a program", () => {
    const said = { material: "oak", width: 45.5, washable: true };
    expect(applyAttributes({}, said, asked)).toEqual(said);
    expect(applyAttributes({}, { material: "oak", width: " 45.50 ", washable: "true" }, asked)).toEqual(said);
    expect(applyAttributes(said, { washable: "false" }, asked)).toEqual({ ...said, washable: false });
  });

  it("is taken back by nothing, and what another category asked for stays", () => {
    expect(applyAttributes({ width: 1, wattage: 60 }, { width: "", washable: null }, asked)).toEqual({ wattage: 60 });
  });

  it.each([
    [{ material: "plutonium" }, "material must be one of its options: Oak."],
    [{ width: "wide" }, "width must be a number such as 12.5."],
    [{ width: 1e13 }, "width must be a number such as 12.5."],
    [{ width: true }, "width must be a number such as 12.5."],
    [{ washable: "perhaps" }, "washable is yes or no."],
    [{ colour: "red" }, "The category does not ask for “colour”."],
  ])("refuses %j by name", (given, sentence) => {
    expect(() => applyAttributes({}, given, asked)).toThrow(sentence);
  });

  it("lacks what is required and not said", () => {
    expect(missingAttributes({ washable: true }, asked)).toEqual(["Fill in “material”."]);
    expect(missingAttributes({ material: "oak" }, asked)).toEqual([]);
  });
});
