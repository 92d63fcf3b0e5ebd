import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { envExample } from "./env-example";
import { apiConfig, coreConfig, storefrontConfig } from "./index";

const env = {
  DATABASE_URL: "postgres://localhost/emporia",
  LINK_SECRET: "0123456789abcdef",
  DATA_ENCRYPTION_KEYS: "k1:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
  INTERNAL_API_KEY: "0123456789abcdef",
};

describe("configuration", () => {
  it("names a wrong variable, what it is for, and an example", () => {
    expect(() => coreConfig({ ...env, REDIS_URL: "localhost:6379" })).toThrow(
      /REDIS_URL must be an address.*\n.*Redis \(7 or newer\).*\n.*Example: REDIS_URL=redis:\/\/localhost:6379/,
    );
  });

  it("names everything that is missing at once", () => {
    expect(() => coreConfig({})).toThrow(/DATABASE_URL is not set[\s\S]*LINK_SECRET is not set/);
  });

  it("takes an empty value for none", () => {
    expect(coreConfig({ ...env, REDIS_URL: "" }).REDIS_URL).toBeUndefined();
  });

  it("never puts a secret into the message", () => {
    expect(() => coreConfig({ ...env, STRIPE_SECRET_KEY: "hunter2" })).toThrow(/^(?![\s\S]*hunter2)/);
  });

  it("sends cookies over https only where the app is on https", () => {
    expect(storefrontConfig({ ...env, STOREFRONT_URL: "https://shop.example.com" }).secureCookies).toBe(true);
    expect(storefrontConfig(env).secureCookies).toBe(false);
  });

  it.each([
    [undefined, undefined],
    ["", undefined],
    ["2", 2],
    ["10.0.0.0/8, 2001:db8::/32,192.0.2.1 , loopback", ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1", "loopback"]],
  ])("reads the proxies it may believe: %s", (TRUST_PROXY, proxies) => {
    expect(apiConfig({ ...env, TRUST_PROXY }).TRUST_PROXY).toEqual(proxies);
    expect(storefrontConfig({ ...env, TRUST_PROXY }).trustedProxies).toEqual(proxies);
  });

  it.each(["true", "0", "10", "10.0.0.0/33", "0.0.0.0/0", "balancer.example.com", "10.0.0.1,", "10.0.0.1/8/8"])(
    "believes no proxy called %s",
    (TRUST_PROXY) => {
      expect(() => apiConfig({ ...env, TRUST_PROXY })).toThrow(/TRUST_PROXY must be a number of proxies/);
    },
  );

  it("is what .env.example says", () => {
    const file = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
    expect(file, "run `pnpm env:example`").toBe(envExample());
  });
});
