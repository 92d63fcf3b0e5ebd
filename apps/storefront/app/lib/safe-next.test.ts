import { describe, expect, it } from "vitest";
import { loginPath, safeNext } from "./safe-next";

describe("safeNext", () => {
  it.each(["/checkout", "/products/mug?colour=red#reviews", "/search?q=a%2F%2Fb"])("goes on to %s", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "http:evil.example",
    "/a\u0000b",
    "",
    `/${"a".repeat(3000)}`,
    undefined,
    null,
    ["/a"],
  ])("refuses %j", (given) => {
    expect(safeNext(given)).toBe("/account");
  });

  it("never lands on another host, however a browser reads it", () => {
    for (const start of ["/", "//", "/\\", "/\t/", "/./", "/../", "/%2f", "/%5c", "/@", "/;"])
      for (const end of ["evil.example", "/evil.example", "\\evil.example", "@evil.example", "evil.example/.."])
        expect(new URL(safeNext(start + end), "https://shop.example").host).toBe("shop.example");
  });

  it("does not lead back to signing in", () => {
    expect(safeNext("/login?next=/cart")).toBe("/account");
  });
});

describe("loginPath", () => {
  it("remembers the page", () => {
    expect(loginPath({ pathname: "/account/orders.data", search: "?cursor=a" })).toBe(
      "/login?next=%2Faccount%2Forders%3Fcursor%3Da",
    );
  });
});
