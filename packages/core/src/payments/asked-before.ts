import { type Ctx, HOUR_MS } from "../platform/index";

/** Stripe remembers an idempotency key for a day; an hour is left for clocks that differ and calls that take long. */
const REMEMBERED_MS = 23 * HOUR_MS;

/**
 * The answer of Stripe to what it may have been asked before, and forgotten: what was begun so long ago is looked for by
 * our id of it first, so that it is not done a second time.
 */
export async function askOnce<Answer>(
  ctx: Ctx,
  begunAt: Date,
  call: { find: () => Promise<Answer | undefined>; ask: () => Promise<Answer> },
): Promise<Answer> {
  const isForgotten = ctx.clock.now().getTime() - begunAt.getTime() > REMEMBERED_MS;
  return (isForgotten ? await call.find() : undefined) ?? (await call.ask());
}
