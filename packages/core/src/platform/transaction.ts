import type { Tx } from "@emporia/db";
import type { Ctx } from "./ctx";

const RETRYABLE = new Set(["40001", "40P01"]);

/**
 * Runs a use case in one transaction: all of it happens, or none of it.
 * Runs again, up to three times, when PostgreSQL chose it as the victim of a deadlock.
 */
export async function inTransaction<Result>(ctx: Ctx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.transaction().execute(work);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (attempt < 3 && code !== undefined && RETRYABLE.has(code)) continue;
      throw error;
    }
  }
}

/** Whether PostgreSQL stopped a statement because it took too long. */
export function isCancelled(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code === "57014";
}

/** Whether PostgreSQL refused a row because of this unique constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: name } = error as { code?: string; constraint?: string };
  return code === "23505" && name === constraint;
}
