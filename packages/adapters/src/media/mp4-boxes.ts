/** One box of an MP4 file, by its places in the file. */
export interface Box {
  type: string;
  start: number;
  /** Where what it holds begins. */
  body: number;
  end: number;
}

/** A file that does not keep to the format, or asks for more work than any honest one does. */
export class Mp4Damaged extends Error {
  override readonly name = "Mp4Damaged";
}

const MOST_BOXES = 2_000;

/** Reads the boxes of one file, which may name only so many in all. Numbers are never believed beyond the place they describe. */
export class BoxReader {
  private left = MOST_BOXES;
  constructor(readonly file: Buffer) {}

  /** The boxes that fill this stretch to its last byte. Only the last of a file may leave its size to be guessed. */
  between(from: number, to: number): Box[] {
    const boxes: Box[] = [];
    for (let at = from; at < to; at = boxes.at(-1)?.end ?? to) {
      this.left -= 1;
      if (this.left < 0 || to - at < 8) throw new Mp4Damaged();
      boxes.push(this.at(at, to));
    }
    return boxes;
  }

  /** What a box holds: as many bytes as are asked for are there. */
  fieldsOf({ body, end }: Box, least: number): Buffer {
    if (end - body < least) throw new Mp4Damaged();
    return this.file.subarray(body, end);
  }

  /** Leaves a box in its place with nothing in it, so that everything behind it stays where the file says it is. */
  blank({ start, body, end }: Box): void {
    this.file.write("free", start + 4, "latin1");
    this.file.fill(0, body, end);
  }

  private at(start: number, to: number): Box {
    const { file } = this;
    const type = file.toString("latin1", start + 4, start + 8);
    const told = file.readUInt32BE(start);
    if (told === 0) {
      if (to !== file.length || type !== "mdat") throw new Mp4Damaged();
      return { type, start, body: start + 8, end: to };
    }
    const body = told === 1 ? start + 16 : start + 8;
    if (body > to) throw new Mp4Damaged();
    const size = told === 1 ? file.readBigUInt64BE(start + 8) : BigInt(told);
    if (size < BigInt(body - start) || size > BigInt(to - start)) throw new Mp4Damaged();
    return { type, start, body, end: start + Number(size) };
  }
}
