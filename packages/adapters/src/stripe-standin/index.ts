import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { API_VERSION } from "./context";
import { control } from "./control";
import type { ProblemBody } from "./errors";
import type { Failure, Faults } from "./faults";
import { newId } from "./ids";
import { Standin } from "./standin";
import type { WebhookTarget } from "./webhooks";

export type { FaultMatch, FaultOrder, Faults, WebhookFaults } from "./faults";
export type { WebhookTarget } from "./webhooks";

/** One request and its answer, as `record` gets them. */
export interface Exchange {
  method: string;
  path: string;
  body: string;
  status: number;
  response: unknown;
}

export interface StripeStandinOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  /** NDJSON file that keeps the state over restarts and kills; in memory only without it. */
  journalFile?: string;
  webhook?: WebhookTarget;
  /** Dates of objects and settlement; the computer's clock unless given. */
  clock?: { now(): Date };
  record?: (exchange: Exchange) => void;
  /** Where browsers reach the stand-in; `http://host:port` unless given. */
  publicUrl?: string;
  /** Stripe's fee: 2.9 % + 30 unless given (basis points and minor units). */
  fees?: { basisPoints: number; fixed: number };
  /** Seconds until charged money is available; two days unless given. */
  settlementSeconds?: number;
  /** Seconds until pending refunds settle, disputes open and payouts arrive; 2 unless given. */
  taskSeconds?: number;
  /** Whether a new connected account is ready at once, its owner's onboarding taken as done; false unless given. */
  onboardsAtOnce?: boolean;
  /** Milliseconds before a failed webhook is tried again, doubling; 1000 unless given. */
  webhookRetryMs?: number;
  /** How many webhooks are on their way at once; 8 unless given, and with 1 they arrive in their order. */
  webhooksAtOnce?: number;
}

export { FaultPlan } from "./fault-plan";

export interface StripeStandin {
  url: string;
  host: string;
  port: number;
  faults: Faults;
  webhooks: {
    pause(): void;
    resume(): void;
    /** Tries every waiting delivery once, now. */
    flush(): Promise<{ delivered: number; failed: number }>;
  };
  /** Makes everything scheduled happen now: pending refunds, disputes, payouts. */
  settle(): Promise<number>;
  /** Finishes a seller's onboarding without its page. */
  completeOnboarding(accountId: string): Promise<void>;
  /** Moves the clock on by so many seconds and does what became due: deadlines, payouts, disputes. */
  advanceClock(seconds: number): Promise<void>;
  /** Wants to know more of a seller, within so many seconds; after that their payouts stop. */
  requireOf(accountId: string, names: readonly string[], seconds: number): Promise<void>;
  /** A shopper's bank takes a charge back: what is left of it, for fraud, unless told. @returns the dispute's id */
  disputeCharge(chargeId: string, given?: { amount?: number; reason?: string }): Promise<string | undefined>;
  /** The bank decides a dispute, answered or not. */
  decideDispute(disputeId: string, outcome: "won" | "lost"): Promise<void>;
  /** The bank sends a payout back, on its way or days after it arrived. */
  bouncePayout(payoutId: string): Promise<void>;
  state(): Record<string, unknown>;
  /** Stops listening and writes out what waits. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1 << 20;

/**
 * Starts a local stand-in for Stripe that the official SDK talks to by `host`, `port` and `protocol: "http"`.
 * @throws when the port is taken or the journal is damaged
 */
export async function startStripeStandin(options: StripeStandinOptions): Promise<StripeStandin> {
  const host = options.host ?? "127.0.0.1";
  const standin = new Standin({
    journalFile: options.journalFile,
    webhook: options.webhook,
    clock: options.clock,
    webhookRetryMs: options.webhookRetryMs ?? 1000,
    webhooksAtOnce: options.webhooksAtOnce ?? 8,
    settings: {
      publicUrl: options.publicUrl ?? "",
      fees: options.fees ?? { basisPoints: 290, fixed: 30 },
      settlementSeconds: options.settlementSeconds ?? 2 * 86_400,
      taskSeconds: options.taskSeconds ?? 2,
      onboardsAtOnce: options.onboardsAtOnce ?? false,
    },
  });
  await standin.load();
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const server = createServer((request, response) => {
    void ready
      .then(() => serve(standin, request, response, options.record))
      .catch(() => response.writable && response.writeHead(500).end());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  if (standin.settings.publicUrl === "") standin.settings.publicUrl = url;
  await standin.begin();
  isReady();
  return {
    url,
    host,
    port,
    faults: standin.faults,
    webhooks: {
      pause: () => standin.webhooks?.pause(),
      resume: () => standin.webhooks?.resume(),
      flush: async () => (await standin.webhooks?.flush()) ?? { delivered: 0, failed: 0 },
    },
    settle: () => standin.runTasks(true),
    completeOnboarding: (accountId) => standin.completeOnboarding(accountId),
    advanceClock: (seconds) => standin.advanceClock(seconds),
    requireOf: (accountId, names, seconds) => standin.requireOf(accountId, names, seconds),
    disputeCharge: (chargeId, given = {}) => standin.disputeCharge(chargeId, given),
    decideDispute: (disputeId, outcome) => standin.decideDispute(disputeId, outcome),
    bouncePayout: (payoutId) => standin.bouncePayout(payoutId),
    state: () => standin.state(),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await standin.close();
    },
  };
}

type Record_ = StripeStandinOptions["record"];

async function serve(standin: Standin, request: IncomingMessage, response: ServerResponse, record: Record_) {
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  const method = request.method ?? "GET";
  if (path.startsWith("/v1/")) return serveApi(standin, request, response, { method, path, query, body }, record);
  if (path.startsWith("/_standin/")) {
    const answer = await control(standin, { method, path, body, type: request.headers["content-type"] ?? "" });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    return;
  }
  const page = await standin.page({ method, path, query: new URLSearchParams(query), form: new URLSearchParams(body) });
  const headers: Record<string, string> = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  };
  if (page?.location !== undefined) headers.location = page.location;
  response.writeHead(page?.status ?? 404, headers).end(page?.html ?? "");
}

interface Call {
  method: string;
  path: string;
  query: string;
  body: string;
}

async function serveApi(
  standin: Standin,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
  record: Record_,
) {
  const requestId = newId("req_", 14);
  if (call.method === "OPTIONS") {
    response
      .writeHead(204, {
        ...cors,
        "access-control-allow-headers": "authorization, content-type, idempotency-key, stripe-version",
        "access-control-allow-methods": "GET, POST",
      })
      .end();
    return;
  }
  const failure = standin.faults.takeFailure(call.method, call.path);
  const refusal = failure && !failure.after ? refusalOf(failure) : undefined;
  if (failure && !failure.after && !refusal) return fail(response, failure, requestId);
  const idempotencyKey = one(request.headers["idempotency-key"]);
  const account = one(request.headers["stripe-account"]);
  const answer = await standin.answer({
    ...call,
    requestId,
    authorization: request.headers.authorization,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(account === undefined ? {} : { account }),
    refusal,
  });
  if (failure && !refusal) return fail(response, failure, requestId);
  const headers: Record<string, string> = {
    ...cors,
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": one(request.headers["stripe-version"]) ?? API_VERSION,
  };
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  if ("original" in answer) {
    headers["idempotent-replayed"] = "true";
    headers["original-request"] = String(answer.original);
  }
  response.writeHead(answer.status, headers).end(answer.body);
  record?.({
    method: call.method,
    path: call.query === "" ? call.path : `${call.path}?${call.query}`,
    body: call.body,
    status: answer.status,
    response: JSON.parse(answer.body),
  });
}

const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "request-id" };
const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** What is refused as an operation, not lost on the way. */
function refusalOf({ status, type, code, message = "Refused by a fault" }: Failure): ProblemBody | undefined {
  if (status !== 400 || type !== "invalid_request_error") return undefined;
  return { type, message, ...(code === undefined ? {} : { code }) };
}

function fail(response: ServerResponse, failure: Failure, requestId: string): void {
  const { status = 500, type = "api_error", code, message = "An unknown error occurred" } = failure;
  if (status === "disconnect") {
    response.destroy();
    return;
  }
  const error = { type, message, ...(code === undefined ? {} : { code }) };
  response.writeHead(status, { "content-type": "application/json", "request-id": requestId });
  response.end(JSON.stringify({ error }));
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
