import { type Box, type BoxReader, Mp4Damaged } from "./mp4-boxes";

/** A stretch of the file, from its first byte to the one behind its last. */
export type Stretch = [from: number, to: number];

/** Three minutes have some 40,000 pictures at the most, and 9,000 pieces of sound. */
const MOST_ENTRIES = 200_000;

interface Table {
  count: number;
  /** The number at this place of this entry. */
  read(entry: number, place?: number): number;
}

/** Where the samples of a track lie, and how long they last together in its units of time. */
export function samplesOf(reader: BoxReader, boxes: ReadonlyMap<string, Box>): { stretches: Stretch[]; time: number } {
  const sizes = reader.fieldsOf(of(boxes, "stsz"), 12);
  const [uniform, count] = [sizes.readUInt32BE(4), sizes.readUInt32BE(8)];
  if (count > MOST_ENTRIES || (uniform === 0 && sizes.length < 12 + count * 4)) throw new Mp4Damaged();
  const sizeOf = (sample: number) => (uniform === 0 ? sizes.readUInt32BE(12 + sample * 4) : uniform);
  const offsets = boxes.has("co64")
    ? tableOf(reader, of(boxes, "co64"), 1, 8)
    : tableOf(reader, of(boxes, "stco"), 1, 4);
  const perChunk = tableOf(reader, of(boxes, "stsc"), 3, 4);

  const stretches: Stretch[] = [];
  let sample = 0;
  for (let chunk = 0, run = -1; chunk < offsets.count; chunk++) {
    if (run + 1 < perChunk.count && perChunk.read(run + 1) === chunk + 1) run += 1;
    if (run < 0) throw new Mp4Damaged();
    const last = sample + perChunk.read(run, 1);
    if (last > count) throw new Mp4Damaged();
    let bytes = 0;
    for (; sample < last; sample++) bytes += sizeOf(sample);
    const from = offsets.read(chunk);
    stretches.push([from, from + bytes]);
  }
  if (sample !== count || count === 0) throw new Mp4Damaged();

  const times = tableOf(reader, of(boxes, "stts"), 2, 4);
  let time = 0;
  for (let entry = 0; entry < times.count; entry++) time += times.read(entry) * times.read(entry, 1);
  return { stretches, time };
}

/** What of these places no stretch covers. */
export function gapsIn(places: readonly Box[], stretches: readonly Stretch[]): Stretch[] {
  const inOrder = stretches.toSorted((a, b) => a[0] - b[0]);
  const gaps: Stretch[] = [];
  for (const { body, end } of places) {
    let at = body;
    for (const [from, to] of inOrder) {
      if (to <= body || from >= end) continue;
      if (from > at) gaps.push([at, from]);
      at = Math.max(at, to);
    }
    if (at < end) gaps.push([at, end]);
  }
  return gaps;
}

/** The box of this type. @throws Mp4Damaged there is none */
export function of(boxes: ReadonlyMap<string, Box>, type: string): Box {
  const box = boxes.get(type);
  if (!box) throw new Mp4Damaged();
  return box;
}

function tableOf(reader: BoxReader, box: Box, width: number, bytes: 4 | 8): Table {
  const fields = reader.fieldsOf(box, 8);
  const count = fields.readUInt32BE(4);
  if (count > MOST_ENTRIES || fields.length < 8 + count * width * bytes) throw new Mp4Damaged();
  const read = (entry: number, place = 0) => {
    const at = 8 + (entry * width + place) * bytes;
    return bytes === 4 ? fields.readUInt32BE(at) : Number(fields.readBigUInt64BE(at));
  };
  return { count, read };
}
