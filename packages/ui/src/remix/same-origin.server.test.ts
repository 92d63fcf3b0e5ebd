import { describe, expect, it } from "vitest";
import { assertSameOrigin } from "./same-origin.server";
import { tokenCookie } from "./session-cookie.server";
import { themeOf } from "./theme.server";

function post(headers: Record<string, string>, method = "POST"): Request {
  return new Request("http://127.0.0.1:4000/cart", { method, headers });
}

describe("assertSameOrigin", () => {
  it.each([
    ["the browser says so", { "Sec-Fetch-Site": "same-origin" }],
    ["the origin is ours", { Origin: "http://127.0.0.1:4000" }],
    ["the origin is ours behind a proxy", { Origin: "https://shop.test", "X-Forwarded-Host": "shop.test" }],
  ])("lets a change pass when %s", (_why, headers) => {
    expect(() => assertSameOrigin(post(headers))).not.toThrow();
  });

  it.each([
    ["from another site", { "Sec-Fetch-Site": "cross-site", Origin: "http://127.0.0.1:4000" }],
    ["from a sibling", { "Sec-Fetch-Site": "same-site" }],
    ["from another origin", { Origin: "https://evil.test" }],
    ["from nowhere", { Origin: "null" }],
    ["without a word", {}],
  ])("refuses a change %s", (_why, headers) => {
    expect(() => assertSameOrigin(post(headers))).toThrow(expect.objectContaining({ status: 403 }));
  });

  it("lets anyone read", () => {
    expect(() => assertSameOrigin(post({ Origin: "https://evil.test" }, "GET"))).not.toThrow();
  });
});

describe("tokenCookie", () => {
  const cookie = tokenCookie({ name: "session", maxAge: 60 });

  it("is out of reach of scripts, and secure over https", () => {
    expect(cookie.set(post({}), "a b")).toBe("session=a%20b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    expect(cookie.set(post({ "X-Forwarded-Proto": "https" }), "t")).toContain("; Secure");
    expect(cookie.clear(post({}))).toContain("Max-Age=0");
  });

  it("is read back, among others", () => {
    expect(cookie.read(post({ Cookie: "x=1; session=a%20b; y=2" }))).toBe("a b");
    expect(cookie.read(post({ Cookie: "xsession=1; session=%zz" }))).toBeUndefined();
  });
});

it("knows the theme only when it is one", () => {
  expect(themeOf(post({ Cookie: "theme=dark" }))).toBe("dark");
  expect(themeOf(post({ Cookie: "theme=neon" }))).toBeUndefined();
});
