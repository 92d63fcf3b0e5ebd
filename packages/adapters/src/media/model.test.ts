import { NodeIO } from "@gltf-transform/core";
import { EXTTextureWebP } from "@gltf-transform/extensions";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cubeOf, glbOf } from "./glb-testing";
import { ingestModel } from "./model";

const secret = "Ada Lovelace, 52.52 N";
const png = (side = 8) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "#a04020" } })
    .withExif({ IFD0: { Artist: secret } })
    .png()
    .toBuffer();
const cube = cubeOf().json;
type Fields = Record<string, unknown>;
const built = (fields: Fields = {}, picture?: Buffer) => {
  const { json, bin } = cubeOf(picture);
  return glbOf({ json: { ...json, ...fields }, bin });
};
const refusal = async (bytes: Uint8Array) =>
  ingestModel(bytes).then(
    () => "taken",
    (error: Error) => {
      expect(error.name).toBe("ModelRefused");
      return error.message;
    },
  );
const [places, indices, across] = cube.accessors as Fields[];
const [mesh] = cube.meshes as { primitives: Fields[] }[];
const primitive = mesh?.primitives[0];

describe("P-45 a 3-D model that is sent", () => {
  it("is taken with what is drawn of it, and written the same again", async () => {
    const { bytes, triangles } = await ingestModel(built());
    expect(triangles).toBe(12);
    const root = (await new NodeIO().readBinary(bytes)).getRoot();
    expect(root.listMeshes()[0]?.listPrimitives()[0]?.getIndices()?.getCount()).toBe(36);
    expect(root.listMaterials()[0]?.getBaseColorFactor()).toEqual([0.6, 0.2, 0.1, 1]);
    expect(Buffer.from((await ingestModel(bytes)).bytes).equals(bytes)).toBe(true);
  });

  it("loses names, notes, rights, cameras and what no part uses", async () => {
    const { json, bin } = cubeOf(await png());
    const note = { extras: { by: secret }, name: secret };
    const noted = Object.fromEntries(
      Object.entries(json).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map((each: object) => ({ ...each, ...note })) : value,
      ]),
    );
    const scenes = [{ nodes: [0], ...note }, { nodes: [1] }];
    const file = glbOf({
      json: {
        ...noted,
        ...note,
        asset: { version: "2.0", copyright: secret, generator: secret, extras: { secret } },
        extensionsUsed: ["KHR_xmp_json_ld", "VENDOR_notes"],
        extensions: { KHR_xmp_json_ld: { packets: [{ "dc:creator": secret }] }, VENDOR_notes: secret },
        scenes,
        nodes: [{ mesh: 0, camera: 0, ...note, extensions: { VENDOR_notes: secret } }, { name: secret }],
        cameras: [{ type: "perspective", perspective: { yfov: 1, znear: 0.1 }, ...note }],
      },
      bin: Buffer.concat([bin, Buffer.from(secret)]),
    });
    expect(file.includes(secret)).toBe(true);
    const { bytes } = await ingestModel(file);
    expect(Buffer.from(bytes).includes("Lovelace")).toBe(false);
    expect(Buffer.from(bytes).includes("VENDOR")).toBe(false);
    const root = (await new NodeIO().registerExtensions([EXTTextureWebP]).readBinary(bytes)).getRoot();
    expect([root.listCameras().length, root.listNodes().length, root.listScenes().length]).toEqual([0, 1, 1]);
  });

  it("has its textures encoded anew, no larger than a screen needs them", async () => {
    const { bytes } = await ingestModel(built({}, await png(2100)));
    const document = await new NodeIO().registerExtensions([EXTTextureWebP]).readBinary(bytes);
    const [texture] = document.getRoot().listTextures();
    expect([texture?.getMimeType(), texture?.getSize()]).toEqual(["image/webp", [2048, 2048]]);
    const bad = async (picture: Buffer) => refusal(built({}, picture));
    expect(await bad(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toMatch(/SVG and HTML/);
    expect(await bad(Buffer.from("not a picture at all"))).toMatch(/texture of this model is not taken/);
    expect(await bad(await png(4200))).toMatch(/more than 17 megapixels/);
  });

  it("keeps how a surface is said to look", async () => {
    const materials = [{ extensions: { KHR_materials_clearcoat: { clearcoatFactor: 0.5 } } }];
    const { bytes } = await ingestModel(built({ materials, extensionsUsed: ["KHR_materials_clearcoat"] }));
    expect(Buffer.from(bytes).includes('"clearcoatFactor":0.5')).toBe(true);
  });

  it("is refused by what it is instead", async () => {
    expect(await refusal(new Uint8Array())).toMatch(/not a GLB/);
    expect(await refusal(Buffer.from("<html></html>"))).toMatch(/not a GLB/);
    expect(await refusal(Buffer.from('{"asset":{"version":"2.0"}}'))).toMatch(/Export it as GLB, which is one file/);
    expect(await refusal(Buffer.from("PK\x03\x04usdz"))).toMatch(/USDZ/);
    expect(await refusal(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatch(/larger than 20 MB/);
    expect(await refusal(built({ asset: { version: "1.0" } }))).toMatch(/not glTF 2.0/);
    expect(await refusal(built({ asset: { version: "2.0", minVersion: "2.1" } }))).toMatch(/not glTF 2.0/);
    expect(await refusal(built({ scenes: [{ nodes: [] }] }))).toMatch(/shows nothing/);
  });

  it("is refused by the name of what it needs of a viewer", async () => {
    const needing = (name: string) => refusal(built({ extensionsRequired: [name], extensionsUsed: [name] }));
    expect(await needing("KHR_draco_mesh_compression")).toMatch(/compressed with Draco/);
    expect(await needing("EXT_meshopt_compression")).toMatch(/compressed with meshopt/);
    expect(await needing("KHR_texture_basisu")).toMatch(/KTX2/);
    expect(await needing("VENDOR_magic")).toMatch(/needs the extension VENDOR_magic,/);
    expect(await needing("<script>")).toMatch(/needs the extension with a name of its own,/);
    expect(await refusal(built({ extensionsUsed: ["KHR_draco_mesh_compression"] }))).toMatch(/Draco/);
    expect(await refusal(built({ extensionsUsed: ["VENDOR_magic"] }))).toBe("taken");
  });

  it("never asks for what lies elsewhere", async () => {
    for (const uri of ["https://example.com/a.bin", "../../etc/passwd", "file:///etc/passwd", "data:,x", ""]) {
      expect(await refusal(built({ buffers: [{ byteLength: 8, uri }] })), uri).toMatch(/in other files/);
      expect(await refusal(built({ images: [{ uri }] })), uri).toMatch(/in other files/);
    }
  });

  it("is no bomb: what it says of its size is counted before any of it is unfolded", async () => {
    const huge = { bufferView: 0, componentType: 5126, type: "VEC3", count: 90_000_000 };
    const sparse = { count: 1, indices: { bufferView: 1, componentType: 5123 }, values: { bufferView: 0 } };
    expect(await refusal(built({ accessors: [{ ...huge, sparse }, indices, across] }))).toMatch(/too many parts/);
    expect(await refusal(built({ accessors: Array(9_000).fill({ ...places, count: 1_000_000 }) }))).toMatch(
      /too many parts/,
    );
    // What parts share is not looked at for each of them, and what is not there at all is not looked at.
    const shared = Array.from({ length: 1_900 }, () => primitive);
    const large = { ...places, count: 4_000 };
    expect(await refusal(built({ accessors: [large, indices, across], meshes: [{ primitives: shared }] }))).toMatch(
      /too many parts/,
    );
    expect(await refusal(built({ accessors: [{ ...places, bufferView: undefined }, indices, across] }))).toMatch(
      /damaged/,
    );
    const many = Array.from({ length: 4_000 }, () => ({ mesh: 0 }));
    const heavy = [{ primitives: Array(100).fill(primitive) }];
    expect(await refusal(built({ nodes: many, scenes: [{ nodes: many.map((_, at) => at) }], meshes: heavy }))).toMatch(
      /has 4,800,000 triangles/,
    );
    // Each of twenty levels stands twice under the one above it.
    const doubled = Array.from({ length: 20 }, (_, at) => ({ mesh: 0, children: at < 19 ? [at + 1, at + 1] : [] }));
    expect(await refusal(built({ nodes: doubled }))).toMatch(/damaged/);
    expect(await refusal(built({ nodes: [{ mesh: 0, children: [1] }, { children: [0] }] }))).toMatch(/damaged/);
    const deep = Array.from({ length: 300 }, (_, at) => ({ mesh: 0, children: at < 299 ? [at + 1] : [] }));
    expect(await refusal(built({ nodes: deep }))).toMatch(/too many parts/);
    expect(await refusal(built({ nodes: Array(5_001).fill({}) }))).toMatch(/more than 5,000 nodes/);
    expect(await refusal(built({ images: Array(25).fill({ bufferView: 0 }) }))).toMatch(/more than 24 images/);
  });

  it("is refused when it is not whole, whatever is cut or wrong", async () => {
    const file = built();
    for (const at of [4, 11, 19, 40, file.length - 1])
      expect(await refusal(file.subarray(0, at)), `${at}`).not.toBe("taken");
    const wrong = async (fields: Fields) => expect(await refusal(built(fields))).toMatch(/damaged/);
    await wrong({ accessors: [{ ...places, count: 1_000 }, indices, across] });
    await wrong({ accessors: [{ ...places, componentType: 1 }, indices, across] });
    await wrong({ accessors: [{ ...places, count: 4 }, indices, { ...across, count: 4 }] });
    await wrong({ meshes: [{ primitives: [{ attributes: {} }] }] });
    await wrong({ meshes: [{ primitives: [{ attributes: { POSITION: 99 } }] }] });
    await wrong({ nodes: [{ mesh: 7 }] });
    await wrong({ bufferViews: [{ buffer: 3, byteOffset: 0, byteLength: 9 }] });
    const { json, bin } = cubeOf();
    const nonsense = Buffer.from(bin);
    nonsense.writeFloatLE(Number.NaN, 4);
    expect(await refusal(glbOf({ json, bin: nonsense }))).toMatch(/damaged/);
    expect(await refusal(glbOf({ json, bin: Buffer.alloc(0) }))).toMatch(/damaged/);
  });
});
