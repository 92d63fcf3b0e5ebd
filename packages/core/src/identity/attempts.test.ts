import { expect, it } from "vitest";
import { pauseAfter } from "./attempts";

const minutes = (failures: number) => pauseAfter(failures) / 60_000;

it("lets nine failures pass, then makes one wait longer and longer, up to an hour", () => {
  expect([1, 9, 10, 11, 12, 13, 15, 16, 17, 1_000_000].map(minutes)).toEqual([0, 0, 1, 2, 4, 8, 32, 60, 60, 60]);
});
