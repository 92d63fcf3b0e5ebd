import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aPayment, aStandin, type Running, refusal, sdkFor } from "./testing";

const secret = "whsec_test";
let receiver: Server;
let url: string;
let status = 200;
let events: Stripe.Event[] = [];
let running: Running | undefined;

beforeEach(async () => {
  status = 200;
  events = [];
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      if (status === 200)
        events.push(Stripe.webhooks.constructEvent(body, String(request.headers["stripe-signature"]), secret));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await running?.standin.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const start = async (more = {}) => {
  running = await aStandin({ webhook: { url, secret }, webhookRetryMs: 50, ...more });
  return running;
};
const types = () => events.map(({ type }) => type).sort();
const paid = ["charge.succeeded", "payment_intent.created", "payment_intent.succeeded"];

it("delivers signed events that the SDK verifies", async () => {
  const { stripe } = await start();
  const intent = await aPayment(stripe, {}, "key-1");
  await vi.waitFor(() => expect(types()).toEqual(paid));
  const event = events.find(({ type }) => type === "payment_intent.succeeded");
  expect(event).toMatchObject({
    api_version: "2026-10-28.endive",
    data: { object: { id: intent.id, status: "succeeded" } },
    request: { idempotency_key: "key-1" },
  });
  await vi.waitFor(async () => expect((await stripe.events.retrieve(event?.id ?? "")).pending_webhooks).toBe(0));
});

it("tries again until the receiver takes it", async () => {
  const { stripe, standin } = await start();
  status = 503;
  await aPayment(stripe);
  await vi.waitFor(() => expect(standin.state().webhooks).toMatchObject({ delivered: 0, retrying: 3 }));
  status = 200;
  await vi.waitFor(() => expect(types()).toEqual(paid), 5000);
});

it("delivers after a restart what it could not deliver before", async () => {
  const dir = await mkdtemp(join(tmpdir(), "standin-"));
  const journalFile = join(dir, "stripe.ndjson");
  const { stripe, standin } = await start({ journalFile });
  standin.webhooks.pause();
  await aPayment(stripe);
  await standin.close();
  await start({ journalFile });
  await vi.waitFor(() => expect(types()).toEqual(paid));
  await running?.standin.close();
  running = undefined;
  await rm(dir, { recursive: true });
});

it("pauses and flushes", async () => {
  const { stripe, standin } = await start();
  standin.webhooks.pause();
  await aPayment(stripe);
  expect(events).toHaveLength(0);
  expect(await standin.webhooks.flush()).toEqual({ delivered: 3, failed: 0 });
  expect(types()).toEqual(paid);
});

it("drops, doubles and reorders deliveries on demand", async () => {
  const { stripe, standin } = await start();
  standin.faults.webhooksNext({ drop: 1, duplicate: 1 });
  await aPayment(stripe);
  await vi.waitFor(() => expect(types()).toEqual(["charge.succeeded", "charge.succeeded", "payment_intent.succeeded"]));
  events = [];
  standin.faults.webhooksNext({ reorder: 3 });
  standin.webhooks.pause();
  await aPayment(stripe);
  await standin.webhooks.flush();
  expect(types()).toEqual(paid);
});

const post = (path: string, body: object) =>
  fetch(`${running?.standin.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

it("fails before the effect, so that a retry with the same key does it once", async () => {
  const { stripe } = await start();
  await post("/_standin/faults", { fail: { path: "/v1/payment_intents", status: 503 } });
  expect(await refusal(aPayment(stripe, {}, "k"))).toMatchObject({ statusCode: 503 });
  expect((await stripe.paymentIntents.list()).data).toHaveLength(0);
  await aPayment(stripe, {}, "k");
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
});

it.each([500, "disconnect"] as const)(
  "loses the answer after the effect (%s), and the key brings it back",
  async (lost) => {
    const { stripe, standin } = await start();
    standin.faults.failNext({ method: "POST", path: "/v1/payment_intents", status: lost, after: true, times: 2 });
    await refusal(aPayment(stripe, {}, "k"));
    standin.faults.clear();
    const found = await aPayment(stripe, {}, "k");
    expect(found.status).toBe("succeeded");
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  },
);

it("lets the SDK's own retries find the first answer", async () => {
  const { standin } = await start();
  standin.faults.failNext({ path: "/v1/payment_intents", after: true });
  const retrying = new Stripe("sk_test_x", { host: standin.host, port: standin.port, protocol: "http" });
  expect((await aPayment(retrying)).status).toBe("succeeded");
  expect((await sdkFor(standin).paymentIntents.list()).data).toHaveLength(1);
});

it("declines the next payment on demand", async () => {
  const { stripe } = await start();
  await post("/_standin/faults", { decline: { decline_code: "insufficient_funds", code: "card_declined" } });
  expect(await refusal(aPayment(stripe))).toMatchObject({ decline_code: "insufficient_funds" });
  expect((await aPayment(stripe)).status).toBe("succeeded");
});

it("is controlled by JSON only, and shows its state", async () => {
  await start();
  const form = await fetch(`${running?.standin.url}/_standin/faults`, { method: "POST", body: "x" });
  expect(form.status).toBe(415);
  expect(await (await fetch(`${running?.standin.url}/_standin/state`)).json()).toMatchObject({
    counts: { payment_intents: 0 },
    webhooks: { queued: 0 },
  });
});

it("shows people what happened, and no markup of strangers", async () => {
  const { stripe, standin } = await start();
  await aPayment(stripe, { description: "<img src=x onerror=alert(1)>" });
  const page = await (await fetch(standin.url)).text();
  expect(page).toContain("Payment intents (1)");
  expect(page).not.toContain("<img");
});
