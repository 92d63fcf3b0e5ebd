import { describe, expect, it } from "vitest";
import { openingParams } from "./product-views";

const views = [
  { id: "one", filter: { query: "mug" }, isDefault: false },
  { id: "two", filter: { status: "DRAFT" as const }, isDefault: true },
];
const opened = (search: string, of = views) => openingParams(new URLSearchParams(search), of)?.toString();

describe("the view with which the list of products opens (P-171)", () => {
  it("opens by a bare address", () => {
    expect(opened("")).toBe("status=DRAFT&view=two");
    expect(opened("_routes=routes%2F_shop")).toBe("status=DRAFT&view=two");
    expect(opened("", views.slice(0, 1))).toBeUndefined();
  });

  it("keeps what the page before has done, so that it is said", () => {
    expect(opened("done=removed")).toBe("status=DRAFT&view=two&done=removed");
  });

  it("stays away where the address asks for something", () => {
    expect(opened("view=none")).toBeUndefined();
    expect(opened("status=PUBLISHED&done=removed")).toBeUndefined();
  });
});
