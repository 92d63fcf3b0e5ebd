import { describe, expect, it } from "vitest";
import { optionLines } from "./attribute-form.server";

const read = (text: string) => {
  const form = new FormData();
  form.set("name", "Wood");
  form.set("optionLines", text);
  return [...optionLines(form, [{ code: "oak", label: "Oak" }])];
};

describe("options written one to a line", () => {
  it("keep their code when they are the same or renamed, and are new otherwise", () => {
    expect(read("Ash\r\n\r\n oak = White oak \n")).toEqual([
      ["name", "Wood"],
      ["options.0.label", "Ash"],
      ["options.1.code", "oak"],
      ["options.1.label", "White oak"],
    ]);
    expect(read("OAK")).toContainEqual(["options.0.code", "oak"]);
    expect(read("a = b")).toContainEqual(["options.0.label", "a = b"]);
  });
});
