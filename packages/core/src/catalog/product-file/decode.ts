import { TextDecoder } from "node:util";

const names = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252" } as const;
export type Encoding = (typeof names)[keyof typeof names];
/** An encoding as the bytes need it, which a person need not tell apart. */
export type ByteEncoding = keyof typeof names;

/** Where in a file one can begin to read: between two characters. */
export interface BytePlace {
  byte: number;
  encoding: ByteEncoding;
}

/** A piece of the text, and where it begins in the file. */
export interface TextPart extends BytePlace {
  text: string;
}

/**
 * The text of a file whose encoding nobody says: UTF-8, UTF-16 with or without its mark, else Windows-1252.
 * Tells which it takes it for, and again when it turns out otherwise.
 * @param from where the chunks begin, when that is not the beginning of the file
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array | string>,
  { from, onEncoding }: { from?: BytePlace | undefined; onEncoding?: (encoding: Encoding) => void } = {},
): AsyncGenerator<TextPart> {
  const tell = ({ encoding }: TextDecoder) => onEncoding?.(names[encoding as ByteEncoding]);
  let decoder = from && decoderOf(from.encoding);
  if (decoder) tell(decoder);
  let byte = from?.byte ?? 0;
  const part = ({ encoding }: TextDecoder, text: string): TextPart => {
    const begun = { text, byte, encoding: encoding as ByteEncoding };
    byte += text.length * (bytesOfUnit(begun.encoding) ?? 0);
    return begun;
  };
  // Bytes that are not decoded yet: a character may be cut in two between chunks.
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    rest = join(rest, typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
    if (!decoder) {
      if (rest.byteLength < 4) continue;
      decoder = decoderFor(rest);
      byte = markOf(rest);
      tell(decoder);
    }
    if (decoder.encoding !== "utf-8") {
      yield part(decoder, decoder.decode(rest, { stream: true }));
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
      yield part(decoder, decoder.decode(rest, { stream: true }));
      rest = new Uint8Array();
    } else {
      yield part(decoder, text);
      byte += end;
      rest = rest.subarray(end);
    }
  }
  decoder ??= decoderFor(rest);
  const end = decodeOrUndefined(decoder, rest);
  if (end === undefined) decoder = new TextDecoder("windows-1252");
  tell(decoder);
  yield part(decoder, end ?? decoder.decode(rest));
}

/** How many bytes a unit of a JavaScript string takes in the file; undefined where that differs. */
export function bytesOfUnit(encoding: ByteEncoding): number | undefined {
  return encoding === "utf-8" ? undefined : encoding === "windows-1252" ? 1 : 2;
}

function decoderOf(encoding: ByteEncoding): TextDecoder {
  return new TextDecoder(encoding, { fatal: encoding === "utf-8", ignoreBOM: true });
}

/** How long the mark of UTF-16 is, which its decoder leaves out. */
function markOf([a, b]: Uint8Array): number {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) ? 2 : 0;
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
  return decoderOf("utf-8");
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
