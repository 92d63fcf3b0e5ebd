import { expect, it } from "vitest";
import type { Refusal } from "../pricing/index";
import { refusalText } from "./refusal-text";

const refused = (code: string, reason: Refusal["reason"]) =>
  refusalText({ step: "refused", code, reason, missing: null }, "USD");

it("repeats a coupon as it was entered, and of what was pasted no more than its beginning", () => {
  expect(refused("SPRING10", "UNKNOWN")).toBe("There is no coupon SPRING10. Look for a typing mistake.");
  expect(refused("X".repeat(500), "EXPIRED")).toBe(`The coupon ${"X".repeat(30)}… has expired.`);
});
