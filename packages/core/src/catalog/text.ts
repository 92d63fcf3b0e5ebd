/** Text as the database can keep it: without control characters and halves of characters. */
export function cleanText(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, "");
}

/** Tags trimmed, in lower case, each once, in the order given. A comma parts them, as in every list of tags. */
export function normaliseTags(tags: readonly string[]): string[] {
  const normal = tags
    .flatMap((tag) => tag.split(","))
    .map((tag) => cleanText(tag).trim().replace(/\s+/g, " ").toLowerCase());
  return [...new Set(normal)].filter((tag) => tag !== "" && tag.length <= 60).slice(0, 50);
}

const LATIN: Record<string, string> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** A name as part of an address; `fallback` when nothing of it can be written in plain letters. */
export function slugify(name: string, fallback: string): string {
  const slug = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .replace(/[ßøæœłđðþı]/g, (letter) => LATIN[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? fallback : slug;
}
