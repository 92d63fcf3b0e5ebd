import { expect, it } from "vitest";
import { withCachePolicy } from "./cache-policy.server";

const policyOf = (path: string, { status = 200, cookie = "" } = {}) => {
  const headers = new Headers();
  withCachePolicy(new Request(`https://shop.example${path}`, { headers: { cookie } }), status, headers);
  return headers.get("Cache-Control");
};

it("AD-06 lets caches keep a product's page for ten seconds and never longer, as it can be taken down", () => {
  for (const path of ["/products/mug", "/products/mug.data", "/products/mug/reviews"])
    expect(policyOf(path), path).toBe("public, max-age=0, s-maxage=10");
  expect(policyOf("/categories/kitchen")).toContain("s-maxage=60");
  for (const status of [301, 404, 410]) expect(policyOf("/products/mug", { status })).toBe("private, no-store");
  expect(policyOf("/cart")).toBe("private, no-store");
});
