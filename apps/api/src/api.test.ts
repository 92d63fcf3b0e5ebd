import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { type Core, createLogger } from "@emporia/adapters";
import type { TrustedProxies } from "@emporia/config";
import { RateLimited } from "@emporia/core/platform";
import { anAddress, aProduct, aSeller, useDatabase } from "@emporia/testing";
import type { FastifyInstance, InjectOptions } from "fastify";
import { sql } from "kysely";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApi } from "./index";
import { createRateLimiter } from "./rate-limiter";
import { INTERNAL_KEY, testCore } from "./testing";

const database = useDatabase();
const internalKey = INTERNAL_KEY;
const shippoToken = "a-token-for-shippo";
const metricsToken = "a-token-for-prometheus";
const lines: string[] = [];
let core: Core;
let end: () => Promise<void>;
let api: FastifyInstance;

async function start(rateLimitFactor: number, trustedProxies?: TrustedProxies): Promise<FastifyInstance> {
  const logger = createLogger("api", "debug");
  const stream = (logger as unknown as Record<symbol, { write(line: string): boolean }>)[pino.symbols.streamSym];
  if (stream) stream.write = (line) => lines.push(line) > 0;
  return createApi(core, { internalKey, metricsToken, shippoToken, rateLimitFactor, trustedProxies, logger });
}

beforeAll(async () => {
  ({ core, end } = testCore(database));
  api = await start(1e6);
});
afterAll(async () => {
  await api.close();
  await end();
});
afterEach(() => {
  vi.useRealTimers();
});

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  api.inject({ method: "POST", url, payload, headers });

describe("an answer of the API", () => {
  it("has one shape for every refusal, and names the field", async () => {
    const missing = await api.inject("/api/v1/nowhere");
    expect([missing.statusCode, missing.json()]).toEqual([
      404,
      { error: { code: "NOT_FOUND", message: "There is nothing at this address." } },
    ]);
    const wrong = await post("/api/v1/auth/register", { email: "no address" });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json()).toMatchObject({
      error: { code: "VALIDATION_FAILED", details: { fieldErrors: { email: expect.any(String) } } },
    });
    const guest = await api.inject("/api/v1/users/me");
    expect([guest.statusCode, guest.json().error.code]).toEqual([401, "UNAUTHENTICATED"]);
    const gone = await aProduct(core.db, await aSeller(core.db), { status: "ARCHIVED", name: "Old mug" });
    const withdrawn = await api.inject(`/api/v1/products/${gone.slug}`);
    expect([withdrawn.statusCode, withdrawn.json().error]).toEqual([
      410,
      { code: "PRODUCT_GONE", message: "“Old mug” is no longer sold.", details: expect.anything() },
    ]);
    const inTrpc = await api.inject(`/trpc/catalog.productPage?input=${JSON.stringify({ productId: gone.id })}`);
    expect(inTrpc.json().error.data).toMatchObject({ httpStatus: 410, domain: { code: "PRODUCT_GONE" } });
    const draft = await api.inject({ method: "POST", url: "/api/v1/orders" });
    expect([draft.statusCode, draft.json().error.code]).toEqual([401, "UNAUTHENTICATED"]);
    const other = await api.inject({ method: "DELETE", url: "/api/v1/auth/login" });
    expect([other.statusCode, other.headers.allow, other.json()]).toEqual([
      405,
      "POST",
      { error: { code: "METHOD_NOT_ALLOWED", message: "This address takes POST only." } },
    ]);
    for (const quantity of [100, 1e30]) {
      const many = await post("/api/v1/cart/items", { variantId: "018f0000-0000-7000-8000-000000000000", quantity });
      expect(many.json().error.details.fieldErrors.quantity).toBe("You can buy 99 of a thing at most.");
    }
  });

  it("is the same with a slash at the end of the address", async () => {
    expect((await api.inject("/docs/")).statusCode).toBe(200);
    expect((await api.inject("/api/v1/categories/")).statusCode).toBe(200);
  });

  it("reads numbers of an address as they are plainly written, and those of a body as numbers", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db), { priceAmount: 1600 });
    const listed = await api.inject("/api/v1/products?limit=3&priceMin=1600&priceMax=1600&inStock=false&ratingMin=");
    expect(listed.json().error.details.fieldErrors).toEqual({ ratingMin: "Rating min must be a number." });
    expect((await api.inject("/api/v1/products?limit=3&priceMin=1600&inStock=false")).json().items).toHaveLength(1);
    for (const text of ["0x10", "1e1", "true", "", "%201", "1.5", "9999999999999999", "1&limit=2"]) {
      const answer = await api.inject(`/api/v1/products?limit=${text}`);
      expect([answer.statusCode, answer.json().error?.details.fieldErrors.limit], text).toEqual([
        400,
        expect.stringMatching(/^Limit must be /),
      ]);
    }
    for (const quantity of [true, "2", "0x10", "", null, [2]]) {
      const answer = await post("/api/v1/cart/items", { variantId, quantity });
      expect([answer.statusCode, answer.json().error?.details.fieldErrors.quantity]).toEqual([
        400,
        expect.stringMatching(/^Quantity (must be a whole number|is required)\.$/),
      ]);
    }
  });

  it("carries the request's id, its own or the caller's", async () => {
    const named = await api.inject({ url: "/healthz", headers: { "x-request-id": "abc-12345678" } });
    expect(named.headers["x-request-id"]).toBe("abc-12345678");
    const forged = await api.inject({ url: "/healthz", headers: { "x-request-id": 'x" onload="alert(1)' } });
    expect(forged.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is for programs: no page may be framed or run scripts", async () => {
    const { headers } = await api.inject("/docs");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("CRT-02 gives a guest the id of their cart, which brings the cart back", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    const added = await post("/api/v1/cart/items", { variantId, quantity: 2 });
    const cartId = String(added.headers["x-cart-id"]);
    expect(added.json().id).toBe(cartId);
    const cart = await api.inject({ url: "/api/v1/cart", headers: { "x-cart-id": cartId } });
    expect(cart.json()).toMatchObject({ id: cartId, itemCount: 2 });
    for (const other of ["nonsense", "01930000-0000-7000-8000-000000000000", `${cartId}x`]) {
      const stranger = await api.inject({ url: "/api/v1/cart", headers: { "x-cart-id": other } });
      expect([stranger.statusCode, stranger.json().itemCount]).toEqual([200, 0]);
    }
  });

  it("names the cart of who is signed in, whatever guest's cart comes along", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    const account = { email: "cy@example.com", password: "correct horse battery", firstName: "Cy", lastName: "L" };
    await post("/api/v1/auth/register", account);
    const { token } = (await post("/api/v1/auth/login", account)).json();
    const guestCart = String((await post("/api/v1/cart/items", { variantId })).headers["x-cart-id"]);
    const headers = { authorization: `Bearer ${token}`, "x-cart-id": guestCart };
    const cart = () => api.inject({ url: "/api/v1/cart", headers });
    const empty = await cart();
    expect([empty.statusCode, empty.json().itemCount]).toEqual([200, 0]);
    for (const id of [empty.json().id, empty.headers["x-cart-id"]]) expect(id).not.toBe(guestCart);
    const added = await post("/api/v1/cart/items", { variantId }, headers);
    const { id } = (await cart()).json();
    expect([id, added.json().id, added.headers["x-cart-id"]]).toEqual([id, id, id]);
    expect(id).not.toBe(guestCart);
  });

  it("signs in, and knows the bearer until they sign out", async () => {
    const account = { email: "ada@example.com", password: "correct horse battery", firstName: "Ada", lastName: "L" };
    await post("/api/v1/auth/register", account);
    const { token } = (await post("/api/v1/auth/login", account)).json();
    const headers = { authorization: `Bearer ${token}` };
    const me = await api.inject({ url: "/api/v1/users/me", headers });
    expect(me.json()).toMatchObject({ email: account.email });
    expect(me.body).not.toContain("password");
    const inLowerCase = await api.inject({ url: "/api/v1/users/me", headers: { authorization: `bearer ${token}` } });
    expect(inLowerCase.statusCode).toBe(200);
    await api.inject({ method: "POST", url: "/api/v1/auth/logout", headers });
    expect((await api.inject({ url: "/api/v1/users/me", headers })).statusCode).toBe(401);
  });
});

describe("calls beyond what is allowed", () => {
  let strict: FastifyInstance;
  afterEach(() => strict?.close());
  const aMinute = async (at: string, trustedProxies?: TrustedProxies) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(new Date(at));
    strict = await start(1, trustedProxies);
  };
  const spend = async (times: number, request: InjectOptions) => {
    let refused = 0;
    let last: Awaited<ReturnType<FastifyInstance["inject"]>> | undefined;
    for (let count = 0; count < times; count++) {
      last = await strict.inject(request);
      if (last.statusCode === 429) refused++;
    }
    return { refused, last };
  };

  it.each([
    ["GW-04 catalog", 100, { url: "/api/v1/categories" }],
    ["cart", 60, { url: "/api/v1/cart" }],
    ["GW-05 account", 10, { method: "POST", url: "/api/v1/auth/forgot-password", payload: { email: "a@example.com" } }],
  ] as const)("%s: more than %d a minute are refused, and told when to come back", async (_name, most, request) => {
    await aMinute("2026-11-22T12:00:10.000Z");
    const { refused, last } = await spend(most + 2, request as InjectOptions);
    expect(refused).toBe(2);
    expect(last?.json()).toMatchObject({ error: { code: "RATE_LIMITED", details: { retryAfterSeconds: 50 } } });
    expect(last?.headers["retry-after"]).toBe("50");
    vi.setSystemTime(new Date("2026-11-22T12:01:00.000Z"));
    expect((await spend(1, request as InjectOptions)).refused).toBe(0);
  });

  it("are counted for whom one of our apps speaks, and for nobody else's word", async () => {
    await aMinute("2026-11-22T13:00:00.000Z");
    const cart = (client: string, key: string) => ({
      url: "/api/v1/cart",
      headers: { "x-emporia-client": client, "x-emporia-key": key },
    });
    expect((await spend(61, cart("203.0.113.1", internalKey))).refused).toBe(1);
    expect((await spend(60, cart("203.0.113.2", internalKey))).refused).toBe(0);
    expect((await spend(30, cart("203.0.113.3", "wrong"))).refused).toBe(0);
    expect((await spend(31, cart("203.0.113.4", "wrong"))).refused).toBe(1);
  });

  it.each([
    ["one", 1],
    ["those of a range", ["10.0.0.0/8"]],
  ])("are counted for whom a load balancer names, when %s is believed", async (_name, proxies) => {
    await aMinute(typeof proxies === "number" ? "2026-11-22T13:10:00.000Z" : "2026-11-22T13:11:00.000Z", proxies);
    const cart = (forwarded: string): InjectOptions => ({
      url: "/api/v1/cart",
      remoteAddress: "10.0.0.2",
      headers: { "x-forwarded-for": forwarded },
    });
    expect((await spend(61, cart("203.0.113.11"))).refused).toBe(1);
    expect((await spend(60, cart("203.0.113.12"))).refused).toBe(0);
    // What a client writes into the header stands before what the balancer adds.
    expect((await spend(1, cart("198.51.100.1, 203.0.113.11"))).refused).toBe(1);
  });

  it("are not counted for whom a stranger names", async () => {
    await aMinute("2026-11-22T13:20:00.000Z");
    let refused = 0;
    for (let count = 0; count < 61; count++)
      refused += (await spend(1, { url: "/api/v1/cart", headers: { "x-forwarded-for": `203.0.113.${count}` } }))
        .refused;
    expect(refused).toBe(1);
  });

  it("add up over processes through PostgreSQL", async () => {
    const now = () => Date.parse("2026-11-22T14:00:00.000Z");
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const [one, other] = [1, 2].map(() => createRateLimiter({ db: database.db, redis: undefined, factor: 1, now }));
    if (!one || !other) throw new Error("two limiters");
    for (let count = 0; count < 5; count++) {
      await one.draw("a:shared", "account");
      await other.draw("a:shared", "account");
    }
    await expect(one.draw("a:shared", "account")).rejects.toBeInstanceOf(RateLimited);
    await expect(other.draw("a:shared", "account")).rejects.toBeInstanceOf(RateLimited);
    for (let count = 0; count < 60; count++) {
      one.draw("a:shared", "catalog");
      other.draw("a:shared", "catalog");
    }
    vi.advanceTimersByTime(1000);
    const told = async () =>
      (
        await database.db
          .selectFrom("rate_limits")
          .where("key", "=", "catalog:a:shared")
          .select("hits")
          .executeTakeFirst()
      )?.hits;
    while ((await told()) !== 120) await new Promise((resolve) => setImmediate(resolve));
    await told();
    const refusals = [one, other].filter((limiter) => {
      try {
        limiter.draw("a:shared", "catalog");
        return false;
      } catch {
        return true;
      }
    });
    expect(refusals.length).toBeGreaterThanOrEqual(1);
    one.close();
    other.close();
  });
});

describe("what goes into the log", () => {
  it("never opens an account or names a card", async () => {
    lines.length = 0;
    const logger = createLogger("api", "debug");
    const stream = (logger as unknown as Record<symbol, { write(line: string): boolean }>)[pino.symbols.streamSym];
    if (stream) stream.write = (line) => lines.push(line) > 0;
    const secret = "hunter2-hunter2";
    logger.info({ password: secret, token: secret, authorization: secret }, "flat");
    logger.info({ input: { password: secret, token: secret }, intent: { clientSecret: secret } }, "nested");
    logger.info({ req: { headers: { authorization: secret, cookie: secret, "x-emporia-key": secret } } }, "request");
    await post(
      "/api/v1/auth/login",
      { email: "ada@example.com", password: secret },
      { authorization: `Bearer ${secret}` },
    );
    await post("/api/v1/auth/reset-password", { token: secret, password: secret });
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("")).not.toContain(secret);
    expect(lines.join("")).toContain("[redacted]");
  });

  it("never tells who somebody is: an account and a purchase leave no name, address, card or key in it", async () => {
    lines.length = 0;
    const watched = await start(1e6);
    const call = (url: string, payload: object, headers = {}) =>
      watched.inject({ method: "POST", url: `/api/v1${url}`, payload, headers });
    const account = {
      email: "grace@example.org",
      password: "a-secret-of-grace",
      firstName: "Grace",
      lastName: "Hopper",
    };
    await call("/auth/register", account);
    await call("/auth/register", account);
    await call("/auth/login", { ...account, password: "wrong-guess-of-hers" });
    const { token } = (await call("/auth/login", account)).json();
    const bearer = { authorization: `Bearer ${token}` };
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    await call("/cart/items", { variantId }, bearer);
    const { id } = (await call("/checkout/init", { email: account.email }, bearer)).json();
    const shippingAddress = { ...anAddress, firstName: "Grace", line1: "7 Compiler Lane", phone: "+1 555 0100" };
    const shipping = await call(`/checkout/${id}/shipping-address`, { shippingAddress }, bearer);
    const choices = shipping.json().groups.map((group: { seller: { id: string }; rates: { id: string }[] }) => ({
      sellerId: group.seller.id,
      rateId: group.rates[0]?.id,
    }));
    await call(`/checkout/${id}/shipping-method`, { choices }, bearer);
    // Nobody answers for Stripe here: this one ends in the log.
    const card = "pm_card_visa_of_hers";
    const paid = await call(`/checkout/${id}/payment-method`, { paymentMethodId: card }, bearer);
    expect(paid.statusCode, paid.body).toBeGreaterThanOrEqual(500);
    await watched.close();
    const text = lines.join("");
    expect(text).toContain("request failed");
    for (const personal of ["grace", "hopper", account.password, "wrong-guess", token, "Compiler", "555 0100", card])
      expect(text.toLowerCase()).not.toContain(personal.toLowerCase());
    const { rows } = await sql<{ id_hash: string }>`select id_hash from sessions`.execute(database.db);
    for (const { id_hash } of rows) expect(text).not.toContain(id_hash);
  });
});

describe("the other doors", () => {
  it("say how it is", async () => {
    expect((await api.inject("/healthz")).json()).toEqual({ status: "ok" });
    const ready = await api.inject("/readyz");
    expect([ready.statusCode, ready.json().checks.database]).toEqual([200, { status: "ok" }]);
  });

  it("tell figures to who has a key for them", async () => {
    await api.inject("/api/v1/categories");
    const asked = (headers: Record<string, string>) => api.inject({ url: "/metrics", headers });
    for (const headers of [{}, { authorization: "Bearer guess" }, { "x-emporia-key": metricsToken }]) {
      const refused = await asked(headers as Record<string, string>);
      expect([refused.statusCode, refused.json().error.code]).toEqual([404, "NOT_FOUND"]);
    }
    expect((await asked({ "x-emporia-key": internalKey })).statusCode).toBe(200);
    const metrics = await asked({ authorization: `Bearer ${metricsToken}` });
    expect(metrics.headers["content-type"]).toContain("text/plain");
    expect(metrics.body).toMatch(/emporia_procedure_calls_total\{procedure="categories\.list",outcome="ok"\} \d+/);
    expect(metrics.body).toMatch(/emporia_jobs\{state="waiting"\} \d+/);
  });

  it("tell how long events wait that nobody hands on", async () => {
    const lag = async () => {
      const { body } = await api.inject({ url: "/metrics", headers: { "x-emporia-key": internalKey } });
      return Number(/^emporia_event_lag_seconds (\S+)$/m.exec(body)?.[1]);
    };
    await sql`update domain_events set relayed_at = now() where relayed_at is null`.execute(database.db);
    expect(await lag()).toBe(0);
    await sql`
      insert into domain_events (id, topic, type, key, correlation_id, payload, occurred_at)
      values (${randomUUID()}, 'order', 'OrderCreated', 'a', 'test', '{}', now() - interval '90 seconds')
    `.execute(database.db);
    expect(await lag()).toBeGreaterThanOrEqual(90);
  });

  it("tell how far the copies of a search engine are behind, and what of them differs", async () => {
    const gauges = async () => {
      const { body } = await api.inject({ url: "/metrics", headers: { "x-emporia-key": internalKey } });
      const read = (name: string) => Number(new RegExp(`^emporia_search_${name} (\\S+)$`, "m").exec(body)?.[1]);
      return {
        lag: read("lag_seconds"),
        waiting: read("waiting"),
        drift: read("drift"),
        answers: read("engine_answers"),
      };
    };
    const engine = { indexName: "told", isUp: () => true };
    const { searchEngine } = core.services;
    Object.assign(core.services, { searchEngine: engine });
    try {
      await sql`
        insert into search_indexes (name, role, is_complete, settings_hash, identity, created_at)
        values ('told', 'live', true, '1.none', 'made once', now())
      `.execute(database.db);
      expect(await gauges()).toEqual({ lag: 0, waiting: 0, drift: 0, answers: 1 });
      await sql`
        insert into search_changes (index_name, product_id, version, changed_at)
        values ('told', ${randomUUID()}, 1, now() - interval '90 seconds'), ('told', ${randomUUID()}, 2, now())
      `.execute(database.db);
      await sql`
        insert into search_checks (id, requested_by, compared, listings_differing, copies_missing, copies_stale,
          copies_left_over, examples, checked_at)
        values (${randomUUID()}, '{"kind": "system"}', 100, 1, 2, 3, 4, '[]', now())
      `.execute(database.db);
      const behind = await gauges();
      expect(behind).toMatchObject({ waiting: 2, drift: 10, answers: 0 });
      expect(behind.lag).toBeGreaterThanOrEqual(90);
    } finally {
      Object.assign(core.services, { searchEngine });
      await sql`delete from search_indexes where name = 'told'`.execute(database.db);
    }
  });

  it("describe the API to programs and people", async () => {
    const document = (await api.inject("/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toContain("/checkout/{checkoutId}/complete");
    const page = await api.inject("/docs");
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.body).toContain("/checkout/{checkoutId}/complete");
    expect((await api.inject("/")).headers.location).toBe("/docs");
  });

  it("PN-05 take no message that Stripe did not sign", async () => {
    for (const headers of [{}, { "stripe-signature": "t=1,v1=00" }]) {
      const forged = await post("/webhooks/stripe", { id: "evt_1", type: "payment_intent.succeeded" }, headers);
      expect([forged.statusCode, forged.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
    }
    expect(await database.db.selectFrom("stripe_events").select("id").execute()).toEqual([]);
  });

  it("P-125 take no news of parcels from who does not know the token, and no nonsense", async () => {
    const news = { event: "track_updated", data: { carrier: "usps", tracking_number: "9400" } };
    for (const token of ["", "?token=guess", "?token=a-token-for-shippo&token=b"])
      expect((await post(`/webhooks/shippo${token}`, news)).statusCode).toBe(404);
    for (const body of [news, { event: "batch_created" }, { data: 1 }])
      expect((await post(`/webhooks/shippo?token=${shippoToken}`, body)).json()).toEqual({ received: true });
  });

  it("take no picture from strangers", async () => {
    const upload = (headers: Record<string, string>) =>
      api.inject({ method: "POST", url: "/media", payload: Buffer.from("GIF89a"), headers });
    const guest = await upload({ "content-type": "image/gif" });
    expect([guest.statusCode, guest.json().error.code]).toEqual([401, "UNAUTHENTICATED"]);
    const account = { email: "eve@example.com", password: "correct horse battery", firstName: "Eve", lastName: "L" };
    await post("/api/v1/auth/register", account);
    const { token, user } = (await post("/api/v1/auth/login", account)).json();
    const shopper = await upload({ "content-type": "image/gif", authorization: `Bearer ${token}` });
    expect([shopper.statusCode, shopper.json().error.code]).toEqual([404, "NOT_FOUND"]);
    const { id: sellerId } = await aSeller(database.db);
    await database.db
      .insertInto("seller_members")
      .values({ seller_id: sellerId, user_id: user.id, role: "catalog" })
      .execute();
    const unreal = await upload({ "content-type": "application/json", authorization: `Bearer ${token}` });
    expect(unreal.statusCode).toBe(415);
    const nobody = await api.inject("/media/01930000-0000-7000-8000-000000000000/640.webp");
    expect(nobody.statusCode).toBe(404);
    expect((await api.inject("/media/..%2f..%2fetc/passwd")).statusCode).toBe(404);
  });

  it("answer a stranger's upload while it is still on its way", async () => {
    const { hostname, port } = new URL(await api.listen({ port: 0 }).catch(() => api.listeningOrigin));
    const answer = await new Promise<string>((resolve, reject) => {
      const head = "POST /media HTTP/1.1\r\nHost: api\r\nContent-Type: image/png\r\nContent-Length: 20000000\r\n\r\n";
      const socket = connect(Number(port), hostname, () => socket.write(`${head}the first bytes`));
      socket.on("data", (chunk) => {
        resolve(String(chunk));
        socket.destroy();
      });
      socket.on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
  });

  it("refuse what is too large or cannot be read", async () => {
    const large = await post("/api/v1/auth/login", { email: "x".repeat(3 * 1024 * 1024) });
    expect([large.statusCode, large.json().error.code]).toEqual([413, "VALIDATION_FAILED"]);
    const broken = await api.inject({
      method: "POST",
      url: "/api/v1/auth/login",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    expect([broken.statusCode, broken.json().error.code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  it.each([
    ["a malformed address", 400, { url: "/%ff" }, "cannot be read"],
    ["a malformed address of a product", 400, { url: "/api/v1/products/%E0%A4%A" }, "cannot be read"],
    ["an endless parameter", 414, { url: `/api/v1/products/${"x".repeat(3000)}` }, "too long"],
    ["a body that is no JSON", 400, { payload: "{", headers: { "content-type": "application/json" } }, "not JSON"],
    ["an empty body", 400, { payload: "", headers: { "content-type": "application/json" } }, "is empty"],
    ["a form", 415, { payload: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }, "not taken"],
    ["a list", 400, { payload: [] }, "Send a JSON object."],
    ["a word", 400, { payload: '"word"', headers: { "content-type": "application/json" } }, "Send a JSON object."],
    ["a method that no address has", 404, { method: "OPTIONS", url: "/api/v1/products" }, "nothing at this address"],
    ["another one", 405, { method: "PUT", url: "/api/v1/products/x" }, "takes GET and PATCH and DELETE only"],
  ] as const)("answer %s with %d, in the one shape", async (_name, status, request, sentence) => {
    const answer = await api.inject({
      ...("payload" in request ? { method: "POST", url: "/api/v1/auth/login" } : {}),
      ...request,
    } as InjectOptions);
    expect([answer.statusCode, Object.keys(answer.json())], answer.body).toEqual([status, ["error"]]);
    expect(answer.json().error).toEqual({
      code: { 404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED" }[status as number] ?? "VALIDATION_FAILED",
      message: expect.stringContaining(sentence),
      ...(sentence.startsWith("Send") ? { details: { fieldErrors: { body: "Send a JSON object." } } } : {}),
    });
    expect(answer.headers["x-request-id"]).toBeDefined();
  });

  it("answer HEAD like GET, without the body", async () => {
    const head = await api.inject({ method: "HEAD", url: "/api/v1/categories" });
    expect([head.statusCode, head.body]).toEqual([200, ""]);
  });

  it.each([
    [431, `GET /${"x".repeat(70_000)} HTTP/1.1\r\nHost: api\r\n\r\n`],
    [400, "nonsense\r\n\r\n"],
  ])("answer bytes that are no request with %d, in the one shape", async (status, bytes) => {
    const { hostname, port } = new URL(await api.listen({ port: 0 }).catch(() => api.listeningOrigin));
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "").error.code).toBe("VALIDATION_FAILED");
  });
});

describe("hostile text", () => {
  const file = path.resolve(import.meta.dirname, "../../../../shared/data/security/blns.json");
  const own = ["\u0000", "a\u0000b", "'; drop table orders; --", "%00", "\ud800", "{{7*7}}", "../../../etc/passwd"];
  const strings = existsSync(file) ? [...own, ...(JSON.parse(readFileSync(file, "utf8")) as string[])] : own;

  it("finds nothing, breaks nothing, and is answered politely", async () => {
    const polite: Record<string, number> = {};
    for (const text of strings) {
      const answers = [
        await api.inject({ url: "/api/v1/products", query: { q: text } }),
        await api.inject(`/api/v1/products/${encodeURIComponent(text.replace(/\p{Cs}/gu, ""))}`),
        await post("/api/v1/cart/items", { variantId: text }),
        await post("/api/v1/auth/forgot-password", { email: text }),
        await api.inject({ url: "/api/v1/orders/x", query: { token: text } }),
      ];
      for (const answer of answers) {
        expect(answer.statusCode, `${JSON.stringify(text)}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
        polite[answer.statusCode] = (polite[answer.statusCode] ?? 0) + 1;
      }
    }
    expect(Object.values(polite).reduce((sum, count) => sum + count, 0)).toBe(strings.length * 5);
  });
});
