import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Breaker } from "../breaker";
import { createRedis, RedisDown, type RedisStore, redisKey } from "./index";

const SERVER = "/usr/bin/redis-server";
// biome-ignore lint/style/noProcessEnv: a server of the machine's own, when there is one
const given = process.env.REDIS_URL;

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};
const startServer = (port: number): ChildProcess =>
  spawn(SERVER, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
const stop = (server: ChildProcess) =>
  new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });
const ttlSeconds = 60;

it("keeps what belongs together on one node of a cluster", () => {
  expect(redisKey("cart", "42", "lines")).toBe("emporia:cart:{42}:lines");
  expect(redisKey("limit", "a{b}:c*", "x")).toBe("emporia:limit:{a%7Bb%7D%3Ac%2A}:x");
});

it("opens after three failures, tries once after a while, and closes on success", () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  for (let failure = 0; failure < 3; failure += 1) {
    expect(breaker.lets()).toBe(true);
    breaker.failed();
  }
  expect([breaker.lets(), breaker.isClosed()]).toEqual([false, false]);
  now = 2000;
  expect([breaker.lets(), breaker.lets()]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.lets(), breaker.isClosed()]).toEqual([true, true]);
});

it("fails at once while nobody is there", async () => {
  const redis = createRedis(`redis://127.0.0.1:${await freePort()}`);
  expect(redis.isUp()).toBe(false);
  await expect(redis.get("k")).rejects.toThrow(RedisDown);
  await expect(redis.count("k", { windowSeconds: 1 })).rejects.toThrow(RedisDown);
  await redis.close();
});

it("gives up on a server that accepts and never answers", async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
  const redis = createRedis(`redis://127.0.0.1:${(mute.address() as AddressInfo).port}`);
  await expect(redis.get("k")).rejects.toThrow(RedisDown);
  expect(redis.isUp()).toBe(false);
  await redis.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => mute.close(resolve));
});

describe.skipIf(given === undefined && !existsSync(SERVER))("with a server", () => {
  let server: ChildProcess | undefined;
  let redis: RedisStore;
  const key = (name: string) => redisKey("test", `${process.pid}-${name}`);
  beforeAll(async () => {
    const port = await freePort();
    if (given === undefined) server = startServer(port);
    redis = createRedis(given ?? `redis://127.0.0.1:${port}`);
    await vi.waitFor(() => expect(redis.isUp()).toBe(true), 10_000);
  });
  afterAll(async () => {
    await redis.close();
    if (server) await stop(server);
  });

  it("sets, gets and deletes", async () => {
    await redis.set(key("a"), "1", { ttlSeconds });
    expect(await redis.get(key("a"))).toBe("1");
    expect([await redis.delete(key("a")), await redis.delete(key("a"))]).toEqual([true, false]);
    expect(await redis.get(key("a"))).toBeUndefined();
  });

  it("lets one of many writers of the same version win", async () => {
    const cart = key("cart");
    expect(await redis.getVersioned(cart)).toBeUndefined();
    expect(await redis.putVersioned(cart, 0, "first", { ttlSeconds })).toEqual({ isStored: true, version: 1 });
    const racers = Array.from({ length: 20 }, (_, n) => redis.putVersioned(cart, 1, `racer ${n}`, { ttlSeconds }));
    const results = await Promise.all(racers);
    expect(results.filter(({ isStored }) => isStored)).toEqual([{ isStored: true, version: 2 }]);
    const current = await redis.getVersioned(cart);
    expect(current?.version).toBe(2);
    expect(results.find(({ isStored }) => !isStored)).toEqual({ isStored: false, current });
    await redis.delete(cart);
    expect(await redis.putVersioned(cart, 2, "x", { ttlSeconds })).toEqual({ isStored: false, current: undefined });
  });

  it("is refilled by newer versions only", async () => {
    const cart = key("refill");
    const put = (version: number) => redis.putIfNewer(cart, { version, value: `v${version}` }, { ttlSeconds });
    expect(await put(7)).toEqual({ isStored: true, version: 7 });
    expect(await put(7)).toMatchObject({ isStored: false });
    expect(await put(6)).toMatchObject({ isStored: false, current: { version: 7, value: "v7" } });
    expect(await put(9)).toEqual({ isStored: true, version: 9 });
  });

  it("counts within a window that ends by itself", async () => {
    const limit = key("limit");
    const hits = await Promise.all(Array.from({ length: 5 }, () => redis.count(limit, { windowSeconds: 60 })));
    expect(hits.map(({ count }) => count)).toEqual([1, 2, 3, 4, 5]);
    for (const { resetsInMs } of hits) {
      expect(resetsInMs).toBeGreaterThan(0);
      expect(resetsInMs).toBeLessThanOrEqual(60_000);
    }
    const short = key("short");
    await redis.count(short, { windowSeconds: 1 });
    await vi.waitFor(async () => expect(await redis.get(short)).toBeUndefined(), 5000);
    expect((await redis.count(short, { windowSeconds: 1 })).count).toBe(1);
  });

  it.skipIf(!existsSync(SERVER))("fails fast when Redis dies and returns to it when it is back", async () => {
    const port = await freePort();
    const first = startServer(port);
    const store = createRedis(`redis://127.0.0.1:${port}`);
    await vi.waitFor(() => expect(store.isUp()).toBe(true), 10_000);
    await stop(first);
    await vi.waitFor(() => expect(store.isUp()).toBe(false));
    const many = await Promise.allSettled(Array.from({ length: 50 }, () => store.get("k")));
    expect(many.every((one) => one.status === "rejected" && one.reason instanceof RedisDown)).toBe(true);
    const second = startServer(port);
    await vi.waitFor(() => expect(store.isUp()).toBe(true), 15_000);
    await store.set("k", "back", { ttlSeconds });
    expect(await store.get("k")).toBe("back");
    await store.close();
    await stop(second);
  });
});
