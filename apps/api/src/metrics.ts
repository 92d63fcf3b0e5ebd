import type { Core } from "@emporia/adapters";
import { NotFound } from "@emporia/core/platform";
import { getSearchHealth } from "@emporia/core/search";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { header } from "./request-context";
import { sameSecret } from "./same-secret";

export interface Metrics {
  observeCall(call: { path: string; ok: boolean; durationMs: number }): void;
  text(): Promise<string>;
  contentType: string;
}

/** Rate, errors and duration per procedure; the pool; the outbox and the queue. In Prometheus' format. */
export function createMetrics(core: Core): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: "emporia_procedure_calls_total",
    help: "Calls by procedure and outcome",
    labelNames: ["procedure", "outcome"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "emporia_procedure_duration_seconds",
    help: "Duration by procedure",
    labelNames: ["procedure"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: "emporia_database_connections",
    help: "Connections of the pool",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "open" }, core.pool.totalCount);
      this.set({ state: "idle" }, core.pool.idleCount);
      this.set({ state: "waiting" }, core.pool.waitingCount);
    },
  });
  const jobs = new Gauge({
    name: "emporia_jobs",
    help: "Jobs in the queue",
    labelNames: ["state"],
    registers: [registry],
  });
  const lag = new Gauge({
    name: "emporia_job_lag_seconds",
    help: "How long the oldest job that is due has waited",
    registers: [registry],
  });

  const eventLag = new Gauge({
    name: "emporia_event_lag_seconds",
    help: "How long the oldest event that is not handed to its subscribers has waited",
    registers: [registry],
  });

  const searchLag = new Gauge({
    name: "emporia_search_lag_seconds",
    help: "How long the oldest change that the search engine lacks has waited; 0 where PostgreSQL alone searches",
    registers: [registry],
  });
  const searchWaiting = new Gauge({
    name: "emporia_search_waiting",
    help: "Products whose copy in the search engine is to be written",
    registers: [registry],
  });
  const searchDrift = new Gauge({
    name: "emporia_search_drift",
    help: "Products that the last comparison of listings and copies with the tables found different",
    registers: [registry],
  });
  const searchIsAnswering = new Gauge({
    name: "emporia_search_engine_answers",
    help: "1 while the search engine answers searches, 0 while PostgreSQL does",
    registers: [registry],
  });

  async function readSearch(): Promise<void> {
    const health = await getSearchHealth(core.db, core.services.searchEngine);
    searchLag.set(health.lagMs / 1000);
    searchWaiting.set(health.waiting);
    searchDrift.set(health.drift);
    searchIsAnswering.set(health.isAnswering ? 1 : 0);
  }

  async function readQueue(): Promise<void> {
    const { rows } = await sql<{ waiting: number; failed: number; lag: number; event_lag: number }>`
      select count(*) filter (where attempts < max_attempts) as waiting,
        count(*) filter (where attempts >= max_attempts) as failed,
        coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now() and attempts < max_attempts)), 0)::float as lag,
        coalesce((select extract(epoch from now() - occurred_at) from domain_events
          where relayed_at is null order by position limit 1), 0)::float as event_lag
      from graphile_worker.jobs
    `.execute(core.db);
    jobs.set({ state: "waiting" }, rows[0]?.waiting ?? 0);
    jobs.set({ state: "failed" }, rows[0]?.failed ?? 0);
    lag.set(rows[0]?.lag ?? 0);
    eventLag.set(rows[0]?.event_lag ?? 0);
  }

  return {
    observeCall({ path, ok, durationMs }) {
      calls.inc({ procedure: path, outcome: ok ? "ok" : "refused" });
      durations.observe({ procedure: path }, durationMs / 1000);
    },
    async text() {
      await Promise.all([readQueue().catch(() => {}), readSearch().catch(() => {})]);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** The door for Prometheus, which shows METRICS_TOKEN as a bearer, and for our own; others find nothing there. */
export function addMetricsRoute(
  app: FastifyInstance,
  metrics: Metrics,
  keys: { internalKey: string; metricsToken?: string | undefined },
): void {
  const isInternalKey = sameSecret(keys.internalKey);
  const isMetricsToken = sameSecret(keys.metricsToken);
  app.get("/metrics", async (request, reply) => {
    const bearer = /^Bearer (\S+)$/i.exec(header(request, "authorization") ?? "")?.[1];
    if (!isMetricsToken(bearer) && !isInternalKey(header(request, "x-emporia-key"))) throw new NotFound("This page");
    return reply
      .header("cache-control", "no-store")
      .type(metrics.contentType)
      .send(await metrics.text());
  });
}
