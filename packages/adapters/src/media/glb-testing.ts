interface Built {
  json: Record<string, unknown>;
  bin: Buffer;
}

/** A GLB of these two chunks, whatever they say. */
export function glbOf({ json, bin }: Built): Buffer {
  const padded = (bytes: Buffer, by: number) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3, by)]);
  const chunk = (type: string, bytes: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(bytes.length);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, bytes]);
  };
  const chunks = Buffer.concat([
    chunk("JSON", padded(Buffer.from(JSON.stringify(json)), 0x20)),
    ...(bin.length > 0 ? [chunk("BIN\0", padded(bin, 0))] : []),
  ]);
  const head = Buffer.alloc(12);
  head.write("glTF", "latin1");
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(12 + chunks.length, 8);
  return Buffer.concat([head, chunks]);
}

const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [at & 1 ? 0.5 : -0.5, at & 2 ? 0.5 : -0.5, at & 4 ? 0.5 : -0.5]);
const faces = [
  ...[0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6],
  ...[0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7],
  ...[0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5],
];

/** A cube of one metre with twelve triangles, with a picture on it where one is given. */
export function cubeOf(picture?: Buffer): Built {
  const places = Buffer.from(new Float32Array(corners.flat()).buffer);
  const indices = Buffer.from(new Uint16Array(faces).buffer);
  const across = Buffer.from(new Float32Array(corners.flatMap(([x = 0, y = 0]) => [x + 0.5, y + 0.5])).buffer);
  const pieces = [places, indices, across, ...(picture ? [picture] : [])];
  let at = 0;
  const bufferViews = pieces.map((piece) => {
    const view = { buffer: 0, byteOffset: at, byteLength: piece.length };
    at += piece.length + (-piece.length & 3);
    return view;
  });
  const bin = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.alloc(-piece.length & 3)]));
  const colour = picture ? { baseColorTexture: { index: 0 } } : { baseColorFactor: [0.6, 0.2, 0.1, 1] };
  return {
    bin,
    json: {
      asset: { version: "2.0" },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0, TEXCOORD_0: 2 }, indices: 1, material: 0 }] }],
      materials: [{ pbrMetallicRoughness: { ...colour, metallicFactor: 0, roughnessFactor: 0.8 } }],
      accessors: [
        { bufferView: 0, componentType: 5126, count: 8, type: "VEC3", min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.5] },
        { bufferView: 1, componentType: 5123, count: 36, type: "SCALAR" },
        { bufferView: 2, componentType: 5126, count: 8, type: "VEC2" },
      ],
      bufferViews,
      buffers: [{ byteLength: bin.length }],
      ...(picture ? { images: [{ bufferView: 3, mimeType: "image/png" }], textures: [{ source: 0 }] } : {}),
    },
  };
}
