import type { Core } from "@emporia/adapters";
import type { healthView } from "@emporia/contracts/platform";
import { getSearchHealth } from "@emporia/core/search";
import { sql } from "kysely";
import type { z } from "zod";

type Check = z.output<typeof healthView>["checks"][string];

async function readSearch(core: Core): Promise<Check> {
  const { searchEngine: engine } = core.services;
  if (!engine) return { status: "ok", message: "PostgreSQL" };
  try {
    const { isAnswering } = await getSearchHealth(core.db, engine);
    return isAnswering
      ? { status: "ok", message: engine.label }
      : { status: "degraded", message: `${engine.label} is away or behind; PostgreSQL answers.` };
  } catch {
    return { status: "degraded", message: "Not known while PostgreSQL does not answer." };
  }
}

/** What this process depends on. Without the database it is down; without the others it is degraded and goes on. */
export async function readHealth(core: Core): Promise<z.output<typeof healthView>> {
  const checks: z.output<typeof healthView>["checks"] = {};
  try {
    await sql`select 1`.execute(core.db);
    checks.database = { status: "ok" };
  } catch {
    checks.database = { status: "down", message: "PostgreSQL does not answer." };
  }
  checks.redis = core.redis
    ? core.redis.isUp()
      ? { status: "ok" }
      : { status: "degraded", message: "Redis does not answer; carts and limits are kept in PostgreSQL." }
    : { status: "ok", message: "Not set up; PostgreSQL does its work." };
  checks.search = await readSearch(core);
  checks.payments = { status: "ok", message: core.services.payments.mode === "test" ? "Local stand-in" : "Stripe" };
  const all = Object.values(checks).map((check) => check.status);
  return { status: all.includes("down") ? "down" : all.includes("degraded") ? "degraded" : "ok", checks };
}
