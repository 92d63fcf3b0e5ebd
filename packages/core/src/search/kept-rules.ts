import type { Db } from "@emporia/db";
import { InvalidInput, memoised } from "../platform/index";
import { type KeptRules, type Redirect, readRules } from "./queries/rules";
import { parseTerms, type Term } from "./words";

const keptRules = memoised<KeptRules>(5_000, 4);

/** What staff keep for searching, as it was at most five seconds ago. */
export function rulesOf(db: Db): Promise<KeptRules> {
  return keptRules(db, "rules", () => readRules(db));
}

/** Where staff lead who searches for just these words. */
export async function redirectOf(db: Db, text: string): Promise<Redirect | undefined> {
  return (await rulesOf(db)).redirects.get(queryKey(parseTerms(text)));
}

/** A query as it is compared with pins and redirects and counted: its words in lower case, nothing else. */
export function queryKey(terms: readonly Term[]): string {
  return terms.map(({ words, isExcluded }) => `${isExcluded ? "-" : ""}${words.join(" ")}`).join(" ");
}

/**
 * A query that something is kept for, as it is compared.
 * @throws InvalidInput there are no words in it
 */
export function plainQuery(text: string): string {
  const query = queryKey(parseTerms(text));
  if (query === "") throw new InvalidInput({ query: "Write the words that people search for." });
  return query;
}

/**
 * The terms without words that mean nothing, unless that is all there is, and each word that has synonyms with them. A
 * phrase of a group is recognised where its words follow each other.
 */
export function applyRules(
  terms: readonly Term[],
  { synonyms, stopWords }: Pick<KeptRules, "synonyms" | "stopWords">,
): Term[] {
  const isStop = (term: Term) => term.words.length === 1 && !term.isExcluded && stopWords.includes(term.words[0] ?? "");
  const wanted = terms.some((term) => !isStop(term)) ? terms.filter((term) => !isStop(term)) : [...terms];
  if (synonyms.length === 0) return wanted;
  const result: Term[] = [];
  for (let at = 0; at < wanted.length; ) {
    const [term, used] = withSynonyms(wanted.slice(at), synonyms);
    result.push(term);
    at += used;
  }
  return result;
}

const MOST_WORDS = 3;

/** The first of the terms, or the phrase that begins with it, and how many of them that takes. */
function withSynonyms(terms: readonly Term[], synonyms: KeptRules["synonyms"]): [Term, number] {
  const plain = terms.findIndex((term) => term.isExcluded || term.words.length !== 1);
  const most = Math.min(plain === -1 ? terms.length : plain, MOST_WORDS);
  const [first] = terms as [Term, ...Term[]];
  for (let count = most; count >= 1; count--) {
    const words = terms.slice(0, count).flatMap((term) => term.words);
    const group = synonyms.find((each) => each.includes(words.join(" ")));
    if (!group) continue;
    const others = group.filter((each) => each !== words.join(" ")).map((each) => each.split(" "));
    const isPrefix = count === 1 && first.isPrefix;
    return [{ words, isExcluded: false, isPrefix, synonyms: others }, count];
  }
  return [first, 1];
}
