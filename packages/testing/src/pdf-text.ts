import { inflateSync } from "node:zlib";

/** The words of a PDF that embeds its fonts, in the order in which they were drawn, a line each time one was begun. */
export function textOfPdf(pdf: Uint8Array): string {
  const objects = new Map(
    [
      ...Buffer.from(pdf)
        .toString("latin1")
        .matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm),
    ].map(([, id = "", body = ""]) => [id, body] as const),
  );
  const stream = (id: string): string => {
    const body = objects.get(id) ?? "";
    const data = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? "";
    return body.includes("/FlateDecode") ? inflateSync(Buffer.from(data, "latin1")).toString("latin1") : data;
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
      if (unicode) fonts.set(name, lettersOf(stream(unicode)));
    }
  let letters = new Map<number, string>();
  let text = "";
  for (const [id, body] of objects) {
    if (!body.includes("stream\n")) continue;
    const content = stream(id);
    if (!/\bBT\n/.test(content)) continue;
    for (const [token, font] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\bBT\b|<([0-9a-f]+)>/g)) {
      if (font) letters = fonts.get(font) ?? letters;
      else if (token === "BT") text += "\n";
      else for (const [code] of token.matchAll(/[0-9a-f]{4}/g)) text += letters.get(Number.parseInt(code, 16)) ?? "";
    }
  }
  return text;
}

/** What a ToUnicode table says: the letters of each glyph of a font that was cut down to them. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    for (const [at, [, code = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      letters.set(
        Number.parseInt(from, 16) + at,
        Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
      );
  return letters;
}
