import { maxVideoBytes, maxVideoSeconds } from "@emporia/contracts/videos";
import { type Box, BoxReader, Mp4Damaged } from "./mp4-boxes";
import { gapsIn, of, type Stretch, samplesOf } from "./mp4-samples";

/** A video that was not taken in; the message tells the person what to do about it. */
export class VideoRefused extends Error {
  override readonly name = "VideoRefused";
}

export interface IngestedVideo {
  /** Pixels as it is shown, turned as the camera was held. */
  width: number;
  height: number;
  durationMs: number;
}

const MOST_TRACKS = 16;
const MOST_PIECES = 16;
const LONGEST_SIDE = 4096;
const brands = /^(isom|iso[2-9abc]|mp4[12]|avc1|av01|M4V[ HP]|MSNV|XAVC|3gp\d|dash|cmfc)$/;
const films = "Export it as MP4 with H.264 and AAC.";

/** What stays of each box; everything else becomes empty space. */
const kept: Readonly<Record<string, readonly string[]>> = {
  moov: ["mvhd", "trak"],
  trak: ["tkhd", "edts", "mdia"],
  edts: ["elst"],
  mdia: ["mdhd", "hdlr", "minf"],
  minf: ["vmhd", "smhd", "dinf", "stbl"],
  dinf: ["dref"],
  stbl: ["stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stco", "co64", "stss", "sdtp"],
};
const keptOfPictures = ["avcC", "av1C", "vpcC", "colr", "pasp", "clap", "btrt", "mdcv", "clli"];
const keptOfSound = ["esds", "btrt"];

const otherCodecs: Readonly<Record<string, string>> = {
  hvc1: "H.265 (HEVC)",
  hev1: "H.265 (HEVC)",
  dvh1: "Dolby Vision",
  dvhe: "Dolby Vision",
  vp08: "VP8",
  mp4v: "MPEG-4 Part 2",
  apcn: "ProRes",
  apch: "ProRes",
  jpeg: "Motion JPEG",
  "ac-3": "Dolby Digital",
  "ec-3": "Dolby Digital",
  Opus: "Opus",
  alac: "Apple Lossless",
  encv: "a form that is locked against copying",
  enca: "a form that is locked against copying",
};

/**
 * Takes an MP4 in that every current browser plays: H.264 (8 bits), AV1 or VP9 with AAC or no sound. The bytes are changed in place and
 * keep their length: of everything but picture and sound (places, names, times, other tracks, what no track names) only zeros stay.
 * @throws VideoRefused with a sentence for the person who sent it
 */
export function ingestVideo(bytes: Uint8Array): IngestedVideo {
  if (bytes.byteLength > maxVideoBytes)
    throw new VideoRefused("This video is larger than 60 MB. Make it shorter, or export it with more compression.");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return strip(new BoxReader(file));
  } catch (error) {
    if (error instanceof Mp4Damaged) throw new VideoRefused(`This video is damaged or incomplete. ${films}`);
    throw error;
  }
}

function strip(reader: BoxReader): IngestedVideo {
  const { file } = reader;
  refuseOtherFormats(file);
  const top = reader.between(0, file.length);
  refuseOtherBrands(reader, top[0] as Box);
  if (top.some(({ type }) => type === "moof"))
    throw new VideoRefused(`This video is made of fragments, as screen recorders write them. ${films}`);
  const pieces = top.filter(({ type }) => type === "mdat");
  const movies = top.filter(({ type }) => type === "moov");
  const [movie] = movies;
  if (!movie || movies.length > 1 || pieces.length === 0 || pieces.length > MOST_PIECES) throw new Mp4Damaged();
  for (const [at, box] of top.entries()) if (at > 0 && !["mdat", "moov"].includes(box.type)) reader.blank(box);

  const parts = reader.between(movie.body, movie.end);
  if (parts.some(({ type }) => type === "mvex")) throw new VideoRefused(`This video is made of fragments. ${films}`);
  const all = parts.filter(({ type }) => type === "trak");
  if (all.length > MOST_TRACKS) throw new Mp4Damaged();
  const header = of(children(reader, movie), "mvhd");
  const lasting = [secondsOf(reader, header)];
  const tracks = all.flatMap((box) => trackOf(reader, box) ?? []);
  const pictures = tracks.filter(({ kind }) => kind === "vide");
  const [shown] = pictures;
  if (!shown) throw new VideoRefused("This file has no moving picture. Choose a video.");
  if (pictures.length > 1) throw new VideoRefused(`This video has more than one picture track. ${films}`);
  if (tracks.length > 2) throw new VideoRefused(`This video has more than one track of sound. ${films}`);

  const stretches: Stretch[] = [];
  for (const { media, table } of tracks) {
    const samples = samplesOf(reader, table);
    lasting.push(secondsOf(reader, media), samples.time / timescaleOf(reader, media));
    stretches.push(...samples.stretches);
  }
  for (const [from, to] of stretches)
    if (!pieces.some(({ body, end }) => from >= body && to <= end)) throw new Mp4Damaged();
  const seconds = Math.max(...lasting);
  if (seconds <= 0) throw new Mp4Damaged();
  if (seconds > maxVideoSeconds + 1) throw new VideoRefused("This video is longer than three minutes. Cut it.");
  for (const [from, to] of gapsIn(pieces, stretches)) file.fill(0, from, to);
  forgetTimes(reader, header);
  return { ...sizeOf(reader, shown), durationMs: Math.round(seconds * 1000) };
}

function refuseOtherFormats(file: Buffer): void {
  const [begins, type] = [file.toString("latin1", 0, 4), file.toString("latin1", 4, 8)];
  if (begins === "\x1aE\xdf\xa3") throw new VideoRefused(`This is a WebM or Matroska video. ${films}`);
  if (["moov", "mdat", "wide", "free", "skip", "pnot"].includes(type)) throw quickTime();
  if (type !== "ftyp") throw new VideoRefused(`This file is not an MP4 video. ${films}`);
}

function refuseOtherBrands(reader: BoxReader, type: Box): void {
  const fields = reader.fieldsOf(type, 8);
  const major = fields.toString("latin1", 0, 4);
  if (major === "qt  ") throw quickTime();
  fields.subarray(256).fill(0);
  const named = [major];
  for (let at = 8; at + 4 <= Math.min(fields.length, 256); at += 4) named.push(fields.toString("latin1", at, at + 4));
  if (!named.some((brand) => brands.test(brand))) throw new VideoRefused(`This file is not an MP4 video. ${films}`);
}

const quickTime = () => new VideoRefused(`This is a QuickTime film (MOV), which not every browser plays. ${films}`);

interface Track {
  kind: "vide" | "soun";
  header: Box;
  media: Box;
  table: Map<string, Box>;
  /** As the pictures are coded; 0 for sound. */
  coded: { width: number; height: number };
}

/** A track of picture or sound, checked and stripped; any other is emptied, and undefined. */
function trackOf(reader: BoxReader, box: Box): Track | undefined {
  const unread = reader.between(box.body, box.end).filter(({ type }) => type === "mdia");
  const [only] = unread;
  if (!only || unread.length > 1) throw new Mp4Damaged();
  const handlers = reader.between(only.body, only.end).filter(({ type }) => type === "hdlr");
  const [handler] = handlers;
  if (!handler || handlers.length > 1) throw new Mp4Damaged();
  const fields = reader.fieldsOf(handler, 24);
  const kind = fields.toString("latin1", 8, 12);
  if (kind !== "vide" && kind !== "soun") {
    reader.blank(box);
    return undefined;
  }
  fields.fill(0, 12);
  const track = children(reader, box);
  const edits = track.get("edts");
  if (edits) children(reader, edits);
  const media = children(reader, of(track, "mdia"));
  const inner = children(reader, of(media, "minf"));
  refuseOtherFiles(reader, of(children(reader, of(inner, "dinf")), "dref"));
  const table = children(reader, of(inner, "stbl"));
  if (table.has("stco") === table.has("co64")) throw new Mp4Damaged();
  const coded = codedAs(reader, of(table, "stsd"), kind);
  const header = of(track, "tkhd");
  for (const each of [header, of(media, "mdhd")]) forgetTimes(reader, each);
  return { kind, header, media: of(media, "mdhd"), table, coded };
}

/** What stays of a box, each but tracks once; the rest is emptied. */
function children(reader: BoxReader, parent: Box): Map<string, Box> {
  const found = new Map<string, Box>();
  for (const box of reader.between(parent.body, parent.end)) {
    if (!kept[parent.type]?.includes(box.type)) reader.blank(box);
    else if (found.has(box.type) && box.type !== "trak") throw new Mp4Damaged();
    else found.set(box.type, box);
  }
  return found;
}

/** Every sample has to lie in this file. */
function refuseOtherFiles(reader: BoxReader, references: Box): void {
  const count = reader.fieldsOf(references, 8).readUInt32BE(4);
  const named = reader.between(references.body + 8, references.end);
  const isOwn = (box: Box) => box.type === "url " && (reader.fieldsOf(box, 4).readUInt32BE(0) & 1) === 1;
  if (count !== named.length || count === 0 || !named.every(isOwn))
    throw new VideoRefused(`Parts of this video are kept in other files. ${films}`);
  for (const { body, end } of named) reader.file.fill(0, body + 4, end);
}

function codedAs(reader: BoxReader, descriptions: Box, kind: Track["kind"]): Track["coded"] {
  const count = reader.fieldsOf(descriptions, 8).readUInt32BE(4);
  const entries = reader.between(descriptions.body + 8, descriptions.end);
  const [entry] = entries;
  if (!entry || count !== 1 || entries.length !== 1) throw new Mp4Damaged();
  return kind === "vide" ? pictureCoding(reader, entry) : soundCoding(reader, entry);
}

function pictureCoding(reader: BoxReader, entry: Box): Track["coded"] {
  const setups: Record<string, string> = { avc1: "avcC", avc3: "avcC", av01: "av1C", vp09: "vpcC" };
  const wanted = setups[entry.type];
  if (!wanted) throw otherCodec(entry.type, "H.264");
  const fields = reader.fieldsOf(entry, 78);
  fields.fill(0, 42, 74);
  const setup = reader.fieldsOf(of(inside(reader, entry, 78, keptOfPictures), wanted), 4);
  if (wanted === "avcC" && ![66, 77, 88, 100].includes(setup[1] ?? 0))
    throw new VideoRefused(
      "This video is H.264 with more than 8 bits or full colour, which browsers do not play. Export it as H.264 with 8 bits (4:2:0).",
    );
  const [width, height] = [fields.readUInt16BE(24), fields.readUInt16BE(26)];
  if (width === 0 || height === 0) throw new Mp4Damaged();
  if (Math.max(width, height) > LONGEST_SIDE)
    throw new VideoRefused("This video has more than 4,096 pixels on one side. Export it in 1080p.");
  return { width, height };
}

function soundCoding(reader: BoxReader, entry: Box): Track["coded"] {
  if (entry.type !== "mp4a") throw otherCodec(entry.type, "AAC", "sound");
  if (reader.fieldsOf(entry, 28).readUInt16BE(8) !== 0) throw otherCodec("", "AAC", "sound");
  const setup = reader.fieldsOf(of(inside(reader, entry, 28, keptOfSound), "esds"), 4);
  if (![0x40, 0x66, 0x67, 0x68].includes(objectTypeOf(setup))) throw otherCodec("", "AAC", "sound");
  return { width: 0, height: 0 };
}

/** The boxes of a sample entry behind its own fields; the rest is emptied. */
function inside(reader: BoxReader, entry: Box, fields: number, wanted: readonly string[]): Map<string, Box> {
  const found = new Map<string, Box>();
  for (const box of reader.between(entry.body + fields, entry.end))
    if (!wanted.includes(box.type)) reader.blank(box);
    else if (found.has(box.type) && box.type !== "colr") throw new Mp4Damaged();
    else found.set(box.type, box);
  return found;
}

/** What an `esds` says the sound is, by MPEG-4's list of object types. */
function objectTypeOf(setup: Buffer): number {
  let at = 4;
  const byte = () => setup[at++] ?? fail();
  const open = (tag: number) => {
    if (byte() !== tag) fail();
    for (let more = 4; more > 0 && (byte() & 0x80) !== 0; more--);
  };
  open(3);
  at += 2;
  const flags = byte();
  if ((flags & 0x40) !== 0) fail();
  at += ((flags & 0x80) !== 0 ? 2 : 0) + ((flags & 0x20) !== 0 ? 2 : 0);
  open(4);
  return byte();
}

function fail(): never {
  throw new Mp4Damaged();
}

function otherCodec(type: string, instead: string, what = "picture"): VideoRefused {
  const name = otherCodecs[type];
  const said = name ? `is coded as ${name}` : "is coded in a way";
  return new VideoRefused(
    `The ${what} of this video ${said}${name ? "," : ""} that not every browser plays. Export it as MP4 with ${instead}.`,
  );
}

/** A header of version 1 has 64-bit times. */
const isLong = (reader: BoxReader, header: Box) => reader.fieldsOf(header, 20)[0] === 1;

/** When it was recorded and changed is nobody's business. */
function forgetTimes(reader: BoxReader, header: Box): void {
  reader.fieldsOf(header, isLong(reader, header) ? 32 : 20).fill(0, 4, isLong(reader, header) ? 20 : 12);
}

function timescaleOf(reader: BoxReader, header: Box): number {
  const scale = reader
    .fieldsOf(header, 32 - (isLong(reader, header) ? 0 : 12))
    .readUInt32BE(isLong(reader, header) ? 20 : 12);
  if (scale === 0) throw new Mp4Damaged();
  return scale;
}

/** As an `mvhd` or `mdhd` says; 0 when it does not know. */
function secondsOf(reader: BoxReader, header: Box): number {
  const scale = timescaleOf(reader, header);
  const fields = reader.fieldsOf(header, 20);
  if (isLong(reader, header)) {
    const long = fields.readBigUInt64BE(24);
    return long === 0xffffffffffffffffn ? 0 : Number(long) / scale;
  }
  const short = fields.readUInt32BE(16);
  return short === 0xffffffff ? 0 : short / scale;
}

/** A camera that was held upright says so in the track's matrix. */
function sizeOf(reader: BoxReader, { header, coded }: Track): { width: number; height: number } {
  const at = isLong(reader, header) ? 52 : 40;
  const fields = reader.fieldsOf(header, at + 36);
  const isTurned = fields.readInt32BE(at) === 0 && fields.readInt32BE(at + 4) !== 0;
  return isTurned ? { width: coded.height, height: coded.width } : coded;
}
