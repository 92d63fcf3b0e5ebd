import { describe, expect, it } from "vitest";
import { matching } from "./hits";

const hits = [
  { kind: "Page", label: "Orders to ship", href: "/orders?tab=to_ship" },
  { kind: "Page", label: "Café settings", detail: "Profile, policies", href: "/settings" },
];

describe("matching", () => {
  it("finds by the beginnings of words, in any order, without accents", () => {
    expect(matching(hits, "sh ord")).toEqual([hits[0]]);
    expect(matching(hits, "cafe")).toEqual([hits[1]]);
    expect(matching(hits, "poli")).toEqual([hits[1]]);
    expect(matching(hits, "rders")).toEqual([]);
  });

  it("shows all while nothing is asked", () => {
    expect(matching(hits, "  ")).toEqual(hits);
  });
});
