import type { Db } from "@emporia/db";
import { type Ctx, DAY_MS } from "../platform/index";
import { queryKey } from "./kept-rules";
import { type Asked, addAsked, deleteOldAsked } from "./queries/asked";
import { parseTerms } from "./words";

const FLUSH_MS = 5_000;
/** More different queries than this within five seconds are a flood, and a sample of it says enough. */
const MOST_WAITING = 500;
const MOST_LETTERS = 80;
const KEPT_DAYS = 90;
const SINGLE_KEPT_DAYS = 14;

interface Waiting {
  asked: Map<string, Asked>;
  day: Date;
}

const waitingOf = new WeakMap<Db, Waiting>();

/**
 * Counts that this was asked, a few seconds later and for many at once: nobody waits for it. Only the words are kept;
 * what looks like an address or a number of a person is not counted at all.
 */
export function noteAsked(
  ctx: Ctx,
  text: string,
  { found, isRedirected }: { found: number; isRedirected: boolean },
): void {
  const query = queryKey(parseTerms(text));
  if (query.length < 2 || query.length > MOST_LETTERS || isPersonal(text)) return;
  const known = waitingOf.get(ctx.db);
  const waiting = known ?? { asked: new Map<string, Asked>(), day: ctx.clock.now() };
  if (!known) {
    waitingOf.set(ctx.db, waiting);
    setTimeout(() => void writeAsked(ctx).catch(() => {}), FLUSH_MS).unref();
  }
  const one = waiting.asked.get(query);
  const redirected = isRedirected ? 1 : 0;
  if (one) {
    one.asked += 1;
    one.redirected += redirected;
    one.found = found;
  } else if (waiting.asked.size < MOST_WAITING) waiting.asked.set(query, { query, asked: 1, redirected, found });
}

/** Writes down what was counted since the last time. */
export async function writeAsked(ctx: Ctx): Promise<void> {
  const waiting = waitingOf.get(ctx.db);
  waitingOf.delete(ctx.db);
  if (waiting) await addAsked(ctx.db, waiting.day, [...waiting.asked.values()]);
}

/** Forgets queries after ninety days, and those that were asked but once after two weeks. */
export async function trimAsked(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  await deleteOldAsked(ctx.db, new Date(now - KEPT_DAYS * DAY_MS), new Date(now - SINGLE_KEPT_DAYS * DAY_MS));
}

function isPersonal(text: string): boolean {
  return text.includes("@") || (text.match(/\d/g)?.length ?? 0) >= 7;
}
