import type { Ctx } from "../platform/index";
import { insertKnownWords, listDescriptionWords } from "./queries/words";

const AT_ONCE = 1_000;
/** A word that fewer products describe themselves with may itself be a mistake. */
const LEAST_USES = 3;

/**
 * Learns words that descriptions use, for mistyped ones to be corrected to; those of names and tags are learnt when they
 * are written. Done every night, because it reads all descriptions.
 */
export async function learnWords(ctx: Ctx): Promise<void> {
  const uses = new Map<string, number>();
  for (let last: string | undefined; ; ) {
    const portion = await listDescriptionWords(ctx.db, last, AT_ONCE);
    for (const { word, count } of portion.words) uses.set(word, (uses.get(word) ?? 0) + count);
    if (portion.last === undefined) break;
    last = portion.last;
  }
  const learnt = [...uses].filter(([, count]) => count >= LEAST_USES).map(([word]) => word);
  for (let from = 0; from < learnt.length; from += AT_ONCE * 5)
    await insertKnownWords(ctx.db, learnt.slice(from, from + AT_ONCE * 5));
}
