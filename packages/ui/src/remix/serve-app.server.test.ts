import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningApp, serveApp } from "./serve-app.server";

let api: Server;
let app: RunningApp;
const assetsDir = mkdtempSync(join(tmpdir(), "assets-"));
const quiet = { info: () => {}, error: () => {} };

beforeAll(async () => {
  mkdirSync(join(assetsDir, "assets"));
  writeFileSync(join(assetsDir, "assets", "entry-abc.js"), "export {}");
  api = createServer((request, response) => {
    if (request.headers["if-none-match"] === '"v1"') return response.writeHead(304, { ETag: '"v1"' }).end();
    response.writeHead(200, {
      "Content-Type": "image/avif",
      "Cache-Control": "public, max-age=31536000",
      ETag: '"v1"',
      "Set-Cookie": "no=1",
    });
    response.end(`picture ${request.url}`);
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  app = await serveApp({
    name: "test",
    build: {} as never,
    createRequestHandler:
      ({ getLoadContext }) =>
      async (request, response) => {
        response.json({ ...getLoadContext(request, response), path: request.path, address: request.ip });
      },
    apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    assetsDir,
    mediaProxy: true,
    port: 0,
    trustedProxies: ["loopback", "10.0.0.0/8"],
    log: quiet,
    sources: { script: ["https://js.stripe.com"] },
    framed: [
      { path: /^\/videos\//, frame: ["https://player.example"], media: ["https:"] },
      { path: /^\/models\//, viewer: true },
    ],
  });
});

afterAll(async () => {
  await app.close();
  api.close();
  rmSync(assetsDir, { recursive: true });
});

it("says that it is well", async () => {
  expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ ok: true });
});

it("gives every response a nonce of its own, in the policy and in the load context", async () => {
  const nonces = new Set<string>();
  for (const path of ["/a", "/b"]) {
    const response = await fetch(app.url + path);
    const { cspNonce } = (await response.json()) as { cspNonce: string };
    expect(response.headers.get("content-security-policy")).toContain(
      `script-src 'self' 'nonce-${cspNonce}' https://js.stripe.com`,
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
    nonces.add(cspNonce);
  }
  expect(nonces.size).toBe(2);
});

it("lets only the pages that hold a player frame one, and only our own pages frame those", async () => {
  const policyOf = async (path: string) => {
    const { headers } = await fetch(app.url + path);
    return [headers.get("content-security-policy"), headers.get("x-frame-options")];
  };
  const [player, framing] = await policyOf("/videos/mug/1");
  expect(player).toContain("frame-src https://player.example;");
  expect(player).toContain("frame-ancestors 'self'");
  expect(player).toContain("default-src 'none'");
  expect(player).not.toContain("script-src");
  expect(framing).toBe("SAMEORIGIN");
  const [viewer] = await policyOf("/models/mug/1");
  expect(viewer).toMatch(/script-src 'nonce-[^']+';/);
  expect(viewer).toContain("default-src 'none'");
  expect(viewer).not.toContain("frame-src");
  const [page, other] = await policyOf("/products/videos");
  expect(page).not.toContain("player.example");
  expect(page).toContain("frame-ancestors 'none'");
  expect(other).toBe("DENY");
});

it("takes the client's address from the proxies it may believe, and from no one before them", async () => {
  const forwarded = "198.51.100.9, 203.0.113.7, 10.1.2.3";
  const response = await fetch(`${app.url}/a`, { headers: { "x-forwarded-for": forwarded } });
  expect(await response.json()).toMatchObject({ address: "203.0.113.7" });
});

it("passes a request id on, unless it is not one", async () => {
  const given = await fetch(`${app.url}/a`, { headers: { "x-request-id": "abc-1" } });
  expect(given.headers.get("x-request-id")).toBe("abc-1");
  expect(await given.json()).toMatchObject({ requestId: "abc-1" });
  const odd = await fetch(`${app.url}/a`, { headers: { "x-request-id": "<script>" } });
  expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("lets hashed assets be kept for ever, and does not make pages of missing ones", async () => {
  const found = await fetch(`${app.url}/assets/entry-abc.js`);
  expect(found.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await fetch(`${app.url}/assets/gone.js`)).status).toBe(404);
});

it("streams pictures from the API with their cache headers and nothing else of it", async () => {
  const response = await fetch(`${app.url}/media/1/320.avif`);
  expect(await response.text()).toBe("picture /media/1/320.avif");
  expect(response.headers.get("cache-control")).toBe("public, max-age=31536000");
  expect(response.headers.get("set-cookie")).toBeNull();
  const again = await fetch(`${app.url}/media/1/320.avif`, { headers: { "if-none-match": '"v1"' } });
  expect(again.status).toBe(304);
  expect((await fetch(`${app.url}/media/1`, { method: "POST" })).status).toBe(405);
});

it("answers 502 for a picture while the API is away", async () => {
  const alone = await serveApp({
    name: "alone",
    build: {} as never,
    createRequestHandler: () => async () => {},
    apiUrl: "http://127.0.0.1:1",
    assetsDir,
    mediaProxy: true,
    port: 0,
    log: quiet,
  });
  expect((await fetch(`${alone.url}/media/1/320.avif`)).status).toBe(502);
  await alone.close();
});
