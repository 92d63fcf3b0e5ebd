import { parseTerms, type Term } from "./words";

export interface Range {
  /** In UTF-16 units, as JavaScript counts. */
  start: number;
  end: number;
}

/**
 * Which parts of a name say what was searched for: words as they are written, with or without accents, in one number or
 * the other, and of the word that is still typed its beginning. The same for every index, because it is told from the
 * name and the words alone. Pure.
 * @param text the query; with typos corrected when it was understood so
 */
export function highlightsIn(name: string, text: string): Range[] {
  const wanted = parseTerms(text).filter((term) => !term.isExcluded);
  const whole = new Set(wholeWords(wanted).map(stemOf));
  const begun = wanted.find((term) => term.isPrefix)?.words[0];
  const beginning = begun === undefined ? undefined : bare(begun);
  const ranges: Range[] = [];
  for (const { 0: word, index } of name.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const plain = bare(word);
    if (whole.has(stemOf(plain)) || isAlmost(plain, beginning)) ranges.push({ start: index, end: index + word.length });
    else if (beginning !== undefined && plain.startsWith(beginning))
      ranges.push({ start: index, end: index + lengthOfBeginning(word, beginning) });
  }
  return joined(ranges, name);
}

/** But for its last letter, which who types it has not come to, or an engine did not look at. */
function isAlmost(word: string, beginning: string | undefined): boolean {
  return beginning !== undefined && beginning.length >= 4 && word.slice(0, -1) === beginning;
}

/** All words, and two that follow each other as one: head set finds the headset. */
function wholeWords(terms: readonly Term[]): string[] {
  const words = terms.flatMap((term) => term.words.map(bare));
  return words.length === 2 ? [...words, words.join("")] : words;
}

const bare = (word: string) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A word without the endings of its number and its forms, as far as that is told by letters. */
function stemOf(word: string): string {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  const singular = word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  const stem = singular.replace(/(?:ing|ed)$/, "");
  return (stem.length < 3 ? singular : stem).replace(/e$/, "");
}

/** How much of a word, marks included, is its beginning without them. */
function lengthOfBeginning(word: string, beginning: string): number {
  let length = 0;
  for (const letter of word) {
    if (bare(word.slice(0, length)).length >= beginning.length && !/^\p{M}/u.test(letter)) break;
    length += letter.length;
  }
  return length;
}

/** Ranges with nothing but a space or a hyphen between them as one. */
function joined(ranges: readonly Range[], name: string): Range[] {
  const result: Range[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && /^[\s-]$/.test(name.slice(last.end, range.start))) last.end = range.end;
    else result.push({ ...range });
  }
  return result;
}
