import { describe, expect, it } from "vitest";
import { bulkForm } from "./bulk-input.server";

describe("the form of a bulk edit", () => {
  const read = (given: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(given)) form.append(name, value);
    return [...bulkForm(form)];
  };
  it.each([
    ["percent", "10", "1000"],
    ["percent", "-12.5", "-1250"],
    ["percent", "−7,25 %", "-725"],
    ["percent", "much", "much"],
    ["add", "1.50", "150"],
    ["add", "-$2", "-200"],
    ["set", "dear", "dear"],
  ])("reads %s %s as %s", (mode, value, expected) => {
    const form = { "action.type": "price", "action.mode": mode, "action.value": value };
    expect(read(form)).toContainEqual(["action.value", expected]);
  });

  it("reads counts as they are, tags as lists, and leaves blanks out", () => {
    expect(read({ "action.type": "stock", "action.mode": "set", "action.value": "5", "filter.query": "" })).toEqual([
      ["action.type", "stock"],
      ["action.mode", "set"],
      ["action.value", "5"],
    ]);
    expect(read({ "action.type": "tags", "action.add": "sale, red,," })).toEqual([
      ["action.type", "tags"],
      ["action.add[]", "sale"],
      ["action.add[]", "red"],
    ]);
  });
});
