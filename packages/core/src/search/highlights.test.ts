import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlightsIn } from "./highlights";

const marked = (name: string, text: string) => {
  let out = "";
  let at = 0;
  for (const { start, end } of highlightsIn(name, text)) {
    out += `${name.slice(at, start)}[${name.slice(start, end)}]`;
    at = end;
  }
  return out + name.slice(at);
};

describe("what of a name is marked", () => {
  it.each([
    ["Brass desk lamp", "lamp ", "Brass desk [lamp]"],
    ["Two brass lamps", "lamp ", "Two brass [lamps]"],
    ["Brass lamp", "lamps", "Brass [lamp]"],
    ["Berry bowl", "berries ", "[Berry] bowl"],
    ["Crème wool blanket", "creme bl", "[Crème] wool [bl]anket"],
    ["Creme blanket", "crème ", "[Creme] blanket"],
    ["Dress for dresses", "dress ", "[Dress] for [dresses]"],
    ["Brass desk lamp", "desk lamp ", "Brass [desk lamp]"],
    ["Wireless headset", "head set ", "Wireless [headset]"],
    ["Brass desk lamp", "-brass lamp ", "Brass desk [lamp]"],
    ["Brass desk lamp", '"desk lamp"', "Brass [desk lamp]"],
    ["A 10 mm screw", "10 ", "A [10] mm screw"],
    ["Lampshade", "lamp ", "Lampshade"],
    ["Lampshade", "lamp", "[Lamp]shade"],
    ["Bluetooth speaker", "bluetoot", "[Bluetooth] speaker"],
    ["日本 mug", "mug ", "日本 [mug]"],
    ["Anything", "!!", "Anything"],
  ])("%s for %s is %s", (name, text, expected) => {
    expect(marked(name, text)).toBe(expected);
  });

  it("are parts of it, in order and apart, whatever is asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (name, text) => {
        let before = -1;
        for (const { start, end } of highlightsIn(name, text)) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(name.length);
      }),
    );
  });
});
