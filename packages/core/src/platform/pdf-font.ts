import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** What drawings call them: `doc.font(pdfFonts.bold)`. */
export const pdfFonts = { regular: "Regular", bold: "Bold" } as const;

/** Noto Sans, which writes Latin, Greek and Cyrillic. Resolved beside the program that was bundled, hence named by each of them. */
const files = {
  [pdfFonts.regular]: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  [pdfFonts.bold]: "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
};

/** The fonts by their names, read anew each time: a megabyte that is rarely wanted is not kept. */
export async function readPdfFonts(): Promise<[name: string, font: Buffer][]> {
  const { resolve } = createRequire(import.meta.url);
  return Promise.all(
    Object.entries(files).map(
      async ([name, file]): Promise<[string, Buffer]> => [name, withoutLayout(await readFile(resolve(file)))],
    ),
  );
}

const LAYOUT_TABLES = ["GSUB", "GPOS", "GDEF"];

/**
 * A TrueType font without its rules of ligatures and kerning. Reading them takes five times as long as drawing an invoice,
 * and the letters that `isWritable` lets through do without.
 */
function withoutLayout(font: Buffer): Buffer {
  const header = 12;
  const size = 16;
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, at) =>
    Buffer.from(font.subarray(header + at * size, header + (at + 1) * size)),
  ).filter((entry) => !LAYOUT_TABLES.includes(entry.toString("latin1", 0, 4)));
  font.writeUInt16BE(entries.length, 4);
  entries.forEach((entry, at) => {
    entry.copy(font, header + at * size);
  });
  return font;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Scripts whose letters stand side by side as they are. Others (Devanagari, Arabic) would be written wrongly. */
const isWritable = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;

/** What stands for a letter that cannot be written. */
export const SUBSTITUTE = "\u{fffd}";

/** A text as a font can write it: each letter that it lacks becomes one visible substitute. Pure. */
export function writableText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const clean = text.normalize("NFC").replace(/\p{Cc}/gu, " ");
  if (/^[\x20-\x7e]*$/.test(clean)) return clean;
  return Array.from(graphemes.segment(clean), ({ segment }) =>
    isWritable.test(segment) && Array.from(segment).every((letter) => hasGlyph(letter.codePointAt(0) ?? 0))
      ? segment
      : SUBSTITUTE,
  ).join("");
}
