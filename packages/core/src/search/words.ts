/** A part of what somebody searches for: a word, or words that follow each other. */
export interface Term {
  words: string[];
  /** Other words that would do in place of a single one. */
  alternatives?: string[];
  /** Words and phrases that mean the same. */
  synonyms?: string[][];
  isExcluded: boolean;
  /** The word still being typed: what begins with it counts too. */
  isPrefix: boolean;
}

const MAX_TERMS = 12;

/**
 * Reads a query as people write it: words that must all occur, "words that follow each other", -excluded ones.
 * Words are letters, digits and their marks only, so that nothing in them means something to the query language.
 */
export function parseTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (const [, minus, quoted, plain] of text
    .normalize("NFC")
    .toLowerCase()
    .matchAll(/(-)?(?:"([^"]*)"?|([^\s"]+))/g)) {
    const source = quoted ?? plain ?? "";
    const found = source.match(/(?:(?![\p{Lm}\p{No}ŉ])[\p{L}\p{N}\p{M}])+/gu) ?? [];
    // Marks without a letter are nothing once accents are taken off.
    const words = found.filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (words.length > 0) terms.push({ words: words.slice(0, 8), isExcluded: minus !== undefined, isPrefix: false });
    if (terms.length === MAX_TERMS) break;
  }
  const last = terms.at(-1);
  if (last && !last.isExcluded && last.words.length === 1 && !/["\s]$/.test(text)) last.isPrefix = true;
  return terms;
}

/** What is looked for, in PostgreSQL's query language. */
export interface Match {
  /** Products that match this are found. */
  tsquery: string;
  /** All as whole words: such products come first. */
  wholeWords: string;
  /** Any of the words: what products are ranked by. */
  someWords: string;
}

/** Products with all terms, or with two of them written as one: head set, headset. Undefined when there is nothing to find. */
export function matchAll(terms: readonly Term[]): Match | undefined {
  const tsquery = toTsquery(terms);
  if (tsquery === undefined) return undefined;
  const { wholeWords, someWords } = rankedBy(terms);
  const joined = joinedWords(terms);
  const orJoined = (query: string) => [`(${query})`, ...joined].join(" | ");
  return { tsquery: orJoined(tsquery), wholeWords: orJoined(wholeWords), someWords: orJoined(someWords) };
}

/** Two plain words and nothing else, as one. */
function joinedWords(terms: readonly Term[]): string[] {
  const isPlain = terms.every((term) => !term.isExcluded && !term.alternatives && term.words.length === 1);
  return isPlain && terms.length === 2 ? [`'${terms.map((term) => term.words[0]).join("")}'`] : [];
}

/** Products with any of the terms; undefined for a single word, and for words that are all short. */
export function matchSome(terms: readonly Term[]): Match | undefined {
  const tsquery = toLooseTsquery(terms);
  return tsquery === undefined ? undefined : { tsquery, ...rankedBy(terms) };
}

function rankedBy(terms: readonly Term[]): Pick<Match, "wholeWords" | "someWords"> {
  const wanted = terms.filter((term) => !term.isExcluded).map((term) => termQuery({ ...term, isPrefix: false }));
  return { wholeWords: wanted.join(" & "), someWords: wanted.join(" | ") };
}

/** The terms in PostgreSQL's query language; undefined when there is nothing to find. */
export function toTsquery(terms: readonly Term[]): string | undefined {
  if (!terms.some((term) => !term.isExcluded)) return undefined;
  return terms.map(termQuery).join(" & ");
}

/** The same, content with any one of the words: the more of them, the higher it ranks. Undefined for a single word. */
function toLooseTsquery(terms: readonly Term[]): string | undefined {
  const wanted = terms.filter((term) => !term.isExcluded && term.words.some((word) => word.length >= 3));
  if (wanted.length < 2) return undefined;
  const excluded = terms.filter((term) => term.isExcluded).map((term) => ` & ${termQuery(term)}`);
  return `(${wanted.map(termQuery).join(" | ")})${excluded.join("")}`;
}

function termQuery(term: Term): string {
  if (!term.synonyms) return ownQuery(term);
  const others = term.synonyms.map((words) => ownQuery({ words, isExcluded: false, isPrefix: false }));
  return `(${[ownQuery(term), ...others].join(" | ")})`;
}

function ownQuery({ words, isExcluded, isPrefix, alternatives }: Term): string {
  if (alternatives) return `(${alternatives.map((word) => `'${word}'`).join(" | ")})`;
  const phrase = words.map((word) => `'${word}'`).join(" <-> ");
  // The whole word is asked for as well, because stemming a half-typed word can lead elsewhere.
  const query = isPrefix ? `(${phrase} | ${phrase}:*)` : `(${phrase})`;
  return isExcluded ? `!${query}` : query;
}

/** How many typing mistakes a word of this length may have. */
export function allowedMistakes(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
}

/** The mistakes between two words: a letter too many, missing, wrong, or swapped with its neighbour. */
export function mistakesBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => {
    const row = new Array<number>(b.length + 1).fill(0);
    row[0] = i;
    return row;
  });
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let fewest = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        fewest = Math.min(fewest, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = fewest;
    }
  return at(a.length, b.length);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Every word one mistake away from a short one. Trigrams know too little of short words: `dsek` and `desk` share but one.
 * Longer words have too many of them, and trigrams enough.
 */
export function nearbyWords(word: string): string[] {
  if (word.length > 5) return [];
  const nearby = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    nearby.add(before + after.slice(1));
    if (after.length > 1) nearby.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of LETTERS) {
      nearby.add(before + letter + after);
      nearby.add(before + letter + after.slice(1));
    }
  }
  nearby.delete(word);
  // A mistake in the middle of one letter outside the basic plane leaves half of it, which is no text.
  return [...nearby].filter((each) => each.length >= 3 && !/\p{Cs}/u.test(each));
}

/**
 * The candidates that the word may have meant, in the order in which they come: those that take the fewest mistakes.
 * A word still being typed may have meant what it begins.
 */
export function likelyWords(word: string, candidates: readonly string[], isPrefix: boolean): string[] {
  const possible = candidates
    .map((candidate) => {
      // Hardly anybody begins with the wrong letter.
      const mistakes = mistakesBetween(word, candidate) + (candidate[0] === word[0] ? 0 : 0.5);
      return { candidate, mistakes: isPrefix && candidate.startsWith(word) ? Math.min(mistakes, 1) : mistakes };
    })
    .filter(({ mistakes }) => Math.floor(mistakes) <= allowedMistakes(word));
  const fewest = Math.min(...possible.map(({ mistakes }) => mistakes));
  return possible
    .filter(({ mistakes }) => mistakes === fewest)
    .map(({ candidate }) => candidate)
    .slice(0, MAX_ALTERNATIVES);
}

const MAX_ALTERNATIVES = 6;
