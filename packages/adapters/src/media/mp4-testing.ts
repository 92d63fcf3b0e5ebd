/** A box of these parts. */
export function box(type: string, ...parts: (Buffer | number[] | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part as string, "latin1"))),
  );
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, "latin1"), body]);
}

export function u32(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, at * 4);
  return bytes;
}

const u16 = (number: number) => Buffer.from([number >> 8, number & 255]);
const matrix = (isTurned: boolean) =>
  isTurned
    ? u32(0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000)
    : u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

/** When the camera ran, in seconds since 1904, and a name that it gave to things. */
export const recordedAt = 0xe0f1a2b3;
export const cameraName = "Anna's camera";

export interface TestTrack {
  kind: string;
  /** The one sample entry, as `pictures()` and `sound()` make them. */
  entry: Buffer;
  samples: readonly Buffer[];
  /** In the track's units, of which a second has 1000. */
  sampleTime: number;
  width?: number;
  height?: number;
  isTurned?: boolean;
  /** Whether a sample lies in the file itself. */
  isOwn?: boolean;
}

/** A sample entry of pictures. */
export function pictures(type: string, setup: Buffer, { width = 64, height = 80 } = {}): Buffer {
  const name = Buffer.alloc(32);
  name.write(`\x0d${cameraName}`, "latin1");
  const fixed = [
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width),
    u16(height),
    u32(0x480000, 0x480000, 0),
    u16(1),
  ];
  return box(type, ...fixed, name, u16(24), u16(0xffff), setup);
}

/** What a decoder of H.264 is told; 100 is the profile that most have. */
export const avcC = (profile = 100) => box("avcC", [1, profile, 0, 30, 0xff, 0xe0, 0]);
/** VP9 with 8 bits at level 1. */
export const vpcC = () => box("vpcC", [1, 0, 0, 0, 0, 10, 0x82, 2, 2, 2, 0, 0]);

/** A sample entry of sound; 0x40 is AAC. */
export function sound(objectType = 0x40, type = "mp4a"): Buffer {
  const esds = box(
    "esds",
    u32(0),
    [3, 25, 0, 2, 0, 4, 17, objectType, 0x15, 0, 0, 0],
    u32(0, 0),
    [5, 2, 0x12, 0x10, 6, 1, 2],
  );
  return box(type, Buffer.alloc(6), u16(1), u32(0, 0), u16(2), u16(16), u32(0, 44_100 * 0x10000), esds);
}

export interface TestVideo {
  tracks: readonly TestTrack[];
  brand?: string;
  /** More boxes in the movie, at the top, and bytes that no track names. */
  inMovie?: readonly Buffer[];
  atTop?: readonly Buffer[];
  between?: Buffer;
}

/** An MP4 with its parts in the order in which cameras write them: the movie's table behind what it names. */
export function mp4Of({
  tracks,
  brand = "isom",
  inMovie = [],
  atTop = [],
  between = Buffer.alloc(0),
}: TestVideo): Buffer {
  const type = box("ftyp", brand, u32(512), brand === "isom" ? "isomiso2mp41" : brand);
  const data: Buffer[] = [];
  let at = type.length + 8;
  const boxes = tracks.map((track, number) => {
    data.push(between);
    at += between.length;
    const from = at;
    data.push(...track.samples);
    at += track.samples.reduce((sum, { length }) => sum + length, 0);
    return trackBox(track, number + 1, from);
  });
  const lasting = Math.max(...tracks.map(({ samples, sampleTime }) => samples.length * sampleTime));
  const header = box(
    "mvhd",
    u32(0, recordedAt, recordedAt, 1000, lasting, 0x10000, 0x1000000, 0, 0),
    matrix(false),
    Buffer.alloc(24),
    u32(tracks.length + 1),
  );
  return Buffer.concat([type, box("mdat", ...data), box("moov", header, ...boxes, ...inMovie), ...atTop]);
}

function trackBox(track: TestTrack, id: number, from: number): Buffer {
  const { kind, entry, samples, sampleTime, width = 64, height = 80, isTurned = false, isOwn = true } = track;
  const lasting = samples.length * sampleTime;
  const header = box(
    "tkhd",
    u32(7, recordedAt, recordedAt, id, 0, lasting, 0, 0, 0, 0),
    matrix(isTurned),
    u32(width << 16, height << 16),
  );
  const table = box(
    "stbl",
    box("stsd", u32(0, 1), entry),
    box("stts", u32(0, 1, samples.length, sampleTime)),
    box("stsc", u32(0, 1, 1, samples.length, 1)),
    box("stsz", u32(0, 0, samples.length, ...samples.map(({ length }) => length))),
    box("stco", u32(0, 1, from)),
    ...(kind === "vide" ? [box("stss", u32(0, 1, 1))] : []),
  );
  const about = kind === "soun" ? box("smhd", u32(0, 0)) : box("vmhd", u32(1, 0, 0));
  const references = box(
    "dref",
    u32(0, 1),
    isOwn ? box("url ", u32(1)) : box("url ", u32(0), "https://evil.example/\0"),
  );
  return box(
    "trak",
    header,
    box(
      "mdia",
      box("mdhd", u32(0, recordedAt, recordedAt, 1000, lasting, 0x55c40000)),
      box("hdlr", u32(0, 0), kind, u32(0, 0, 0), `${cameraName}\0`),
      box("minf", about, box("dinf", references), table),
    ),
  );
}
