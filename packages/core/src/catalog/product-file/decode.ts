import { TextDecoder } from "node:util";

const names = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252" } as const;
export type Encoding = (typeof names)[keyof typeof names];

/**
 * The text of a file whose encoding nobody says: UTF-8, UTF-16 with or without its mark, else Windows-1252.
 * Tells which it takes it for, and again when it turns out otherwise.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array | string>,
  onEncoding?: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  const tell = (decoder: TextDecoder) => onEncoding?.(names[decoder.encoding as keyof typeof names]);
  let decoder: TextDecoder | undefined;
  // Bytes that are not decoded yet: a character may be cut in two between chunks.
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    rest = join(rest, typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
    if (!decoder) {
      if (rest.byteLength < 4) continue;
      decoder = decoderFor(rest);
      tell(decoder);
    }
    if (decoder.encoding !== "utf-8") {
      yield decoder.decode(rest, { stream: true });
      rest = new Uint8Array();
      continue;
    }
    const end = completeUtf8End(rest);
    const whole = rest.subarray(0, end);
    const text = decodeOrUndefined(decoder, whole);
    if (text === undefined) {
      // What came before was valid as UTF-8, so the text reads on as what it must be instead.
      decoder = new TextDecoder("windows-1252");
      tell(decoder);
      yield decoder.decode(rest, { stream: true });
      rest = new Uint8Array();
    } else {
      yield text;
      rest = rest.subarray(end);
    }
  }
  decoder ??= decoderFor(rest);
  const end = decodeOrUndefined(decoder, rest);
  if (end === undefined) decoder = new TextDecoder("windows-1252");
  tell(decoder);
  yield end ?? decoder.decode(rest);
}

function decodeOrUndefined(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function decoderFor(start: Uint8Array): TextDecoder {
  const [a, b] = start;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le");
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be");
  // A header line in plain letters has a zero in every other byte when it is UTF-16.
  if (start.byteLength >= 2 && b === 0 && a !== 0) return new TextDecoder("utf-16le");
  if (start.byteLength >= 2 && a === 0 && b !== 0) return new TextDecoder("utf-16be");
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
}

/** Where the last whole character of UTF-8 ends. */
function completeUtf8End(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back++) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const length = byte >= 0b1111_0000 ? 4 : byte >= 0b1110_0000 ? 3 : byte >= 0b1100_0000 ? 2 : 1;
    return length > back ? bytes.byteLength - back : bytes.byteLength;
  }
  return bytes.byteLength;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.byteLength === 0) return b;
  const both = new Uint8Array(a.byteLength + b.byteLength);
  both.set(a);
  both.set(b, a.byteLength);
  return both;
}
