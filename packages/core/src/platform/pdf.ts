import { pdfFonts, readPdfFonts, SUBSTITUTE, writableText } from "./pdf-font";

export interface Pdf {
  doc: PDFKit.PDFDocument;
  /** A text as its fonts can write it; each letter that they lack becomes one visible substitute. Never throws. */
  shown: (text: string) => string;
  /** Says below what was drawn what the substitutes are, if there are any. */
  noteSubstitutes: () => void;
  /** Ends it and gives its bytes. */
  finish: () => Promise<Uint8Array>;
}

/**
 * A new PDF, with the letters that it uses embedded. Its library and its fonts are loaded with the first one: they are
 * large, and most processes never draw any.
 */
export async function openPdf(given: {
  title: string;
  /** Points on each side. */
  margin: number;
  /** In points; A4 unless given. */
  size?: [number, number];
  createdAt?: Date;
}): Promise<Pdf> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import("pdfkit"), readPdfFonts()]);
  const doc = new PDFDocument({
    size: given.size ?? "A4",
    margin: given.margin,
    // None of its own: it would be read and left unused.
    font: "",
    info: { Title: given.title, ...(given.createdAt ? { CreationDate: given.createdAt } : {}) },
  });
  for (const [name, font] of fonts) doc.registerFont(name, font);
  const hasGlyph = letterTest(doc.font(pdfFonts.regular));
  let isLacking = false;
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  return {
    doc,
    shown: (text) => {
      const written = writableText(text, hasGlyph);
      isLacking ||= written !== text && written.includes(SUBSTITUTE);
      return written;
    },
    noteSubstitutes: () => {
      if (!isLacking) return;
      doc.moveDown(1).font(pdfFonts.regular).fontSize(8);
      doc.text(`${SUBSTITUTE} stands for a letter that this paper cannot write.`, doc.page.margins.left, doc.y);
    },
    finish: async () => {
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}

/** Which letters the font in use has. The types of pdfkit do not name it. */
function letterTest(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}
