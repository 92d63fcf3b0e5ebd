import { usStates } from "@emporia/contracts/identity";
import { describe, expect, it } from "vitest";
import { doubtByForm, statesOfZip } from "./address-form";

const address = (given: object) => ({
  ...{ firstName: "Ada", lastName: "Tester", line1: "1 Elm", city: "Town", state: "", postalCode: "", country: "US" },
  ...given,
});

describe("CHK-02 what an address says against itself", () => {
  it.each([
    ["10001", "NY"],
    ["94105", "CA"],
    ["73301", "TX"],
    ["05401", "VT"],
    ["00901", "PR"],
    ["06390", "NY"],
    ["06510", "CT"],
    ["20101", "VA"],
    ["20500", "DC"],
    ["96799", "AS"],
    ["96910", "GU"],
    ["99950", "AK"],
  ])("takes %s in %s", (postalCode, state) => {
    expect(doubtByForm(address({ postalCode, state }))).toBeNull();
  });

  it("knows every state that can be chosen", () => {
    const known = new Set(
      Array.from({ length: 1_000 }, (_, prefix) => statesOfZip(String(prefix).padStart(3, "0"))).flat(),
    );
    expect([...known].sort()).toEqual([...usStates].sort());
  });

  it("doubts a ZIP code of another state, and says which it is of", () => {
    const doubt = doubtByForm(address({ postalCode: "97201", state: "CA" }));
    expect(doubt).toMatchObject({ message: "The ZIP code 97201 is in OR; you chose CA.", suggestion: { state: "OR" } });
    expect(doubtByForm(address({ postalCode: "96910", state: "CA" }))?.suggestion).toBeNull();
    expect(doubtByForm(address({ postalCode: "00000", state: "CA" }))?.message).toContain("No ZIP code");
  });

  it.each([
    ["DE", "10115", "1011"],
    ["GB", "sw1a 1aa", "12345"],
    ["CA", "K1A0B1", "90210"],
    ["JP", "6008001", "60"],
    ["FR", "75001", ""],
  ])("knows how postal codes of %s are written", (country, right, wrong) => {
    expect(doubtByForm(address({ country, postalCode: right }))).toBeNull();
    expect(doubtByForm(address({ country, postalCode: wrong }))).not.toBeNull();
  });

  it("says nothing of countries that it knows nothing of", () => {
    expect(doubtByForm(address({ country: "IE", postalCode: "" }))).toBeNull();
  });
});
