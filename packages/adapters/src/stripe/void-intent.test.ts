import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceUnavailable } from "@emporia/core/platform";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createStripePayments, STANDIN_SECRET_KEY } from "./index";

type Answer = { status: number; body: object } | "cut";
let server: Server;
let keys: (string | undefined)[];
let answers: Map<string, Answer>;
let next: Answer[];

/** Stripe as far as idempotency goes: the first answer under a key is the answer of that key for a day. */
beforeEach(async () => {
  keys = [];
  answers = new Map();
  next = [];
  server = createServer((request, response) => {
    const send = ({ status, body }: Exclude<Answer, "cut">) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.method === "GET") return send({ status: 200, body: intent("processing") });
    const key = request.headers["idempotency-key"] as string | undefined;
    keys.push(key);
    const known = key === undefined ? undefined : answers.get(key);
    const answer = known ?? next.shift() ?? { status: 200, body: intent("canceled") };
    if (answer === "cut") return request.socket.destroy();
    if (key !== undefined) answers.set(key, answer);
    return send(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => server.close());

const intent = (status: string) => ({ id: "pi_1", object: "payment_intent", status });
const refused = { status: 400, body: { error: { type: "invalid_request_error", message: "Not in this state." } } };
const failed = { status: 500, body: { error: { type: "api_error", message: "Something went wrong." } } };
const payments = () =>
  createStripePayments({
    secretKey: STANDIN_SECRET_KEY,
    publishableKey: null,
    webhookSecret: "",
    standinUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });

it("asks Stripe anew when an earlier try to void was refused, instead of hearing the old refusal for a day", async () => {
  next = [refused];
  await expect(payments().voidIntent("pi_1", "void:1")).rejects.toThrow("Not in this state.");
  expect(await payments().voidIntent("pi_1", "void:1")).toMatchObject({ status: "canceled" });
  expect(new Set(keys).size).toBe(2);
});

it("asks anew after Stripe's own failure", async () => {
  next = [failed];
  await expect(payments().voidIntent("pi_1", "void:1")).rejects.toBeInstanceOf(ServiceUnavailable);
  expect(await payments().voidIntent("pi_1", "void:1")).toMatchObject({ status: "canceled" });
});

it("keeps to one key within one try, however often the line breaks", async () => {
  next = ["cut"];
  expect(await payments().voidIntent("pi_1", "void:1")).toMatchObject({ status: "canceled" });
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toContain("void:1");
});
