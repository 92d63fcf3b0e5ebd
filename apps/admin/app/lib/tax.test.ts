import { expect, it } from "vitest";
import { millionthsOf, rateText } from "./tax";

it("reads percentages and writes them as people do", () => {
  expect(["8", "7.25", "8,1", "7.3750 %", "0"].map(millionthsOf)).toEqual(["80000", "72500", "81000", "73750", "0"]);
  expect(["", "much", "7.12345", "-1"].map(millionthsOf)).toEqual(["", "much", "7.12345", "-1"]);
  expect([80_000, 73_750, 0].map(rateText)).toEqual(["8 %", "7.375 %", "0 %"]);
});
