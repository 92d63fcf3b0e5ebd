import { describe, expect, it } from "vitest";
import { avcC, box, cameraName, mp4Of, pictures, recordedAt, sound, type TestVideo, u32, vpcC } from "./mp4-testing";
import { ingestVideo } from "./video";

const place = "+52.5200+013.4050/";
const shown = (text: string) => Buffer.from(text, "latin1");
const film = (entry = pictures("avc1", avcC())) => ({
  kind: "vide",
  entry,
  samples: [shown("PICTURE-ONE"), shown("PICTURE-TWO")],
  sampleTime: 500,
});
const track = (entry = sound()) => ({ kind: "soun", entry, samples: [shown("SOUND-ONE")], sampleTime: 900 });
const video = (fields: Partial<TestVideo> = {}) => mp4Of({ tracks: [film(), track()], ...fields });
const refusal = (bytes: Uint8Array) => {
  try {
    ingestVideo(bytes);
    return "taken";
  } catch (error) {
    expect((error as Error).name).toBe("VideoRefused");
    return (error as Error).message;
  }
};

describe("P-45 a video that is sent", () => {
  it("is taken with its size and its length, and turned as the camera was held", () => {
    expect(ingestVideo(video())).toEqual({ width: 64, height: 80, durationMs: 1000 });
    expect(ingestVideo(video({ tracks: [{ ...film(), isTurned: true }] }))).toMatchObject({ width: 80, height: 64 });
    for (const entry of [
      pictures("vp09", vpcC()),
      pictures("av01", box("av1C", [0x81, 0, 0, 0])),
      pictures("avc1", avcC(66)),
    ])
      expect(refusal(video({ tracks: [film(entry)] }))).toBe("taken");
  });

  it("keeps its length and loses places, names and times, wherever they are written", () => {
    const bytes = video({
      inMovie: [
        box("udta", box("\xa9xyz", place), box("meta", u32(0), `${cameraName} ${place}`)),
        box("meta", box("ilst", place)),
        box("uuid", Buffer.alloc(16, 1), place),
      ],
      atTop: [box("free", place), box("uuid", Buffer.alloc(16, 2), place), box("udta", place)],
      between: shown(place),
      tracks: [
        film(),
        track(),
        {
          kind: "meta",
          entry: box("gpmd", Buffer.alloc(6), [0, 1]),
          samples: [shown(`GPS ${place}`)],
          sampleTime: 1000,
        },
        {
          kind: "text",
          entry: box("tx3g", Buffer.alloc(6), [0, 1]),
          samples: [shown(`GPS ${place}`)],
          sampleTime: 1000,
        },
      ],
    });
    const before = bytes.length;
    expect(bytes.includes(place)).toBe(true);
    ingestVideo(bytes);
    expect(bytes.length).toBe(before);
    for (const said of [place, "GPS", cameraName, u32(recordedAt)])
      expect(bytes.includes(said), String(said)).toBe(false);
    for (const kept of ["PICTURE-ONEPICTURE-TWO", "SOUND-ONE"]) expect(bytes.includes(kept), kept).toBe(true);
    const once = Buffer.from(bytes);
    expect(ingestVideo(bytes)).toEqual({ width: 64, height: 80, durationMs: 1000 });
    expect(bytes.equals(once)).toBe(true);
  });

  it("is refused by name when browsers do not play it", () => {
    expect(refusal(video({ brand: "qt  " }))).toContain("QuickTime");
    expect(refusal(video({ brand: "heic" }))).toContain("not an MP4");
    expect(refusal(shown("\x1aE\xdf\xa3 a WebM file"))).toContain("WebM");
    const coded = (entry: Buffer) => refusal(video({ tracks: [film(entry)] }));
    expect(coded(pictures("hvc1", box("hvcC", [1, 1, 1, 1])))).toContain("H.265 (HEVC)");
    expect(coded(pictures("mp4v", box("esds", [0])))).toContain("MPEG-4 Part 2");
    expect(coded(pictures("encv", avcC()))).toContain("locked against copying");
    expect(coded(pictures("avc1", avcC(110)))).toContain("8 bits");
    expect(coded(pictures("avc1", avcC(), { width: 8192 }))).toContain("4,096");
    expect(refusal(video({ tracks: [film(), track(sound(0x6b))] }))).toContain("AAC");
    expect(refusal(video({ tracks: [film(), track(sound(0x40, "Opus"))] }))).toContain("Opus");
    expect(refusal(video({ tracks: [track()] }))).toContain("no moving picture");
    expect(refusal(video({ tracks: [film(), film()] }))).toContain("more than one picture");
    expect(refusal(video({ tracks: [film(), track(), track()] }))).toContain("track of sound");
    expect(refusal(video({ tracks: [{ ...film(), isOwn: false }] }))).toContain("other files");
    expect(refusal(video({ tracks: [{ ...film(), sampleTime: 91_000 }] }))).toContain("three minutes");
    expect(refusal(video({ atTop: [box("moof", u32(0))] }))).toContain("fragments");
    expect(refusal(video({ inMovie: [box("mvex", u32(0))] }))).toContain("fragments");
    expect(refusal(new Uint8Array(60 * 1024 * 1024 + 1))).toContain("60 MB");
  });

  it("is refused when it is something else under that name", () => {
    for (const text of [
      "<!doctype html><script>alert(1)</script>",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "",
      "GIF89a",
    ])
      expect(refusal(shown(text)), text).toContain("not an MP4");
    expect(refusal(box("ftyp", "isom", u32(512), "isom<script>alert(1)</script>xx"))).toContain("damaged");
  });

  it("is refused wherever it is cut off", () => {
    const whole = video();
    for (let length = 0; length < whole.length; length++)
      expect(refusal(Buffer.from(whole.subarray(0, length))), `${length} bytes`).not.toBe("taken");
  });

  it("never believes a number beyond the place it describes", () => {
    const whole = video();
    const sizes = [0, 1, 2, 7, 0x7fffffff, 0xffffffff];
    const types = [
      "moov",
      "mvhd",
      "trak",
      "tkhd",
      "mdia",
      "mdhd",
      "hdlr",
      "minf",
      "dinf",
      "dref",
      "stbl",
      "stsd",
      "stsz",
      "stco",
      "stsc",
      "stts",
    ];
    for (const type of types)
      for (const size of sizes) {
        const bytes = Buffer.from(whole);
        bytes.writeUInt32BE(size, bytes.indexOf(type, 0, "latin1") - 4);
        expect(refusal(bytes), `${type} of ${size}`).not.toBe("taken");
      }
    const counts: [type: string, at: number][] = [
      ["stsz", 8],
      ["stco", 4],
      ["stsc", 4],
      ["stts", 4],
      ["dref", 4],
      ["stsd", 4],
    ];
    for (const [type, at] of counts) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32BE(0xffffffff, bytes.indexOf(type, 0, "latin1") + 4 + at);
      expect(refusal(bytes), `${type} with countless entries`).not.toBe("taken");
    }
    const huge = Buffer.concat([u32(1), shown("free"), u32(0xffffffff, 0xffffffff)]);
    expect(refusal(Buffer.concat([whole, huge]))).toContain("damaged");
    const long = Buffer.concat([u32(1), shown("free"), u32(0, 24), Buffer.alloc(8, 7)]);
    expect(refusal(Buffer.concat([whole, long]))).toBe("taken");
  });

  it("has no sample outside of its data, so that nothing else is changed for one", () => {
    const bytes = video();
    bytes.writeUInt32BE(0, bytes.indexOf("stco", 0, "latin1") + 12);
    expect(refusal(bytes)).toContain("damaged");
  });

  it("is refused at once when its boxes lie in one another, stand twice or are beyond number", () => {
    let nest = box("free");
    for (let depth = 0; depth < 2_000; depth++) nest = box("moov", nest);
    expect(refusal(Buffer.concat([box("ftyp", "isom", u32(0), "isom"), box("mdat", "x"), nest]))).toContain("damaged");
    const twice = video({ inMovie: [box("mvhd", Buffer.alloc(100))] });
    expect(refusal(twice)).toContain("damaged");
    const began = performance.now();
    expect(refusal(video({ atTop: Array.from({ length: 50_000 }, () => box("free")) }))).toContain("damaged");
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
