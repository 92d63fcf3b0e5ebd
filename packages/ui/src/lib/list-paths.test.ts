import { describe, expect, it } from "vitest";
import { cursorOf, pageLinks, pathWithin, withParams } from "./list-paths";

describe("pathWithin", () => {
  it("keeps our own paths", () => {
    expect(pathWithin("/orders?tab=to_ship")).toBe("/orders?tab=to_ship");
  });

  it.each(["https://evil.test", "//evil.test", "/\\evil.test", "orders", "", null, "/\t/evil.test"])(
    "does not lead away by %j",
    (given) => {
      expect(pathWithin(given).startsWith("//")).toBe(false);
      expect(new URL(pathWithin(given), "http://here.test").host).toBe("here.test");
    },
  );
});

describe("withParams", () => {
  it("changes one filter, keeps the others and starts again at page one", () => {
    expect(withParams("?status=DRAFT&query=mug&cursor=abc", { status: "PUBLISHED" })).toBe(
      "?status=PUBLISHED&query=mug",
    );
    expect(withParams("?status=DRAFT", { status: undefined })).toBe("");
  });
});

describe("pageLinks", () => {
  it("goes forward by the next cursor and back by the trail", () => {
    expect(pageLinks("/orders", "?tab=all", "b")).toEqual({
      previousHref: undefined,
      nextHref: "/orders?tab=all&cursor=b",
      number: 1,
    });
    expect(pageLinks("/orders", "?tab=all&cursor=b&cursor=c", null)).toEqual({
      previousHref: "/orders?tab=all&cursor=b",
      nextHref: undefined,
      number: 3,
    });
    expect(pageLinks("/orders", "?cursor=b", null).previousHref).toBe("/orders");
  });

  it("reads the last cursor", () => {
    expect(cursorOf(new URLSearchParams("cursor=b&cursor=c"))).toBe("c");
    expect(cursorOf(new URLSearchParams())).toBeUndefined();
  });
});
