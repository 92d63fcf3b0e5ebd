/**
 * A new PDF. Its library is loaded with the first one: it is large, and most processes never draw any.
 * @returns the document to draw on, and what ends it and gives its bytes
 */
export async function openPdf(given: {
  title: string;
  /** Points on each side. */
  margin: number;
  /** In points; A4 unless given. */
  size?: [number, number];
  createdAt?: Date;
}): Promise<{ doc: PDFKit.PDFDocument; finish: () => Promise<Uint8Array> }> {
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: given.size ?? "A4",
    margin: given.margin,
    info: { Title: pdfText(given.title), ...(given.createdAt ? { CreationDate: given.createdAt } : {}) },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  return {
    doc,
    finish: async () => {
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}

/** A text as the fonts of PDF itself can show it: they know western European letters only. */
export function pdfText(text: string): string {
  return text.normalize("NFC").replace(/[^\x20-\x7e\u00a0-\u00ff–—‘’“”…€]/g, "?");
}
