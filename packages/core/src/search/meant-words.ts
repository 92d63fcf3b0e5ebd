import { likelyWords, parseTerms, type Term } from "./words";

/** Codes, phrases and what is excluded are meant as they are written. */
export function isCorrectable({ words, isExcluded, synonyms }: Term): boolean {
  const [word] = words;
  return (
    !isExcluded &&
    synonyms === undefined &&
    words.length === 1 &&
    word !== undefined &&
    word.length >= 3 &&
    !/\p{N}/u.test(word)
  );
}

/**
 * The terms with each word that an engine did not find as it is written open to what the engine took it for, by the words
 * of the products that it put first.
 */
export function asMatched(terms: readonly Term[], matchedWords: readonly string[]): Term[] {
  const matched = [...new Set(matchedWords.flatMap((words) => bare(words).match(/[\p{L}\p{N}]+/gu) ?? []))];
  return terms.map((term): Term => {
    const written = bare(term.words[0] ?? "");
    // The end of a word is a form of it, or not typed yet.
    if (!isCorrectable(term) || matched.some((word) => isFormOf(written, word))) return term;
    const meant = likelyWords(written, matched, term.isPrefix);
    return meant.length === 0 ? term : { ...term, alternatives: meant };
  });
}

const bare = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.startsWith(short) ||
    (short.length > 3 && long.startsWith(short.slice(0, -1)) && long.length - short.length < 3)
  );
}

/** The terms as the best result reads them: of the words that would do, the one that it has. */
export function asRead(terms: readonly Term[], name: string): Term[] {
  const used = new Set(parseTerms(name.replaceAll(/["-]/g, " ")).flatMap((term) => term.words));
  return terms.map((term) => {
    const word = term.alternatives?.find((each) => used.has(each)) ?? term.alternatives?.[0];
    return word === undefined ? term : { words: [word], isExcluded: false, isPrefix: false };
  });
}

export function asText(terms: readonly Term[]): string {
  return terms
    .map(({ words, isExcluded }) => `${isExcluded ? "-" : ""}${words.length > 1 ? `"${words.join(" ")}"` : words[0]}`)
    .join(" ");
}
