import { z } from "zod";
import { ModelRefused } from "./model-refused";

const MOST_JSON = 4 * 1024 * 1024;
/** Corners of all parts, also of those that share them. */
const MOST_CORNERS = 5_000_000;
/** Of all numbers of a model, as they lie in memory. */
const MOST_NUMBERS = 64 * 1024 * 1024;
const MOST_DEEP = 200;

/** What is said of it by its index alone; the rest is read by the library, which takes what it is told for true. */
const index = z.number().int().min(0).max(1_000_000);
const named = z.record(z.string(), z.unknown());
const gltf = z.object({
  asset: z.object({ version: z.string(), minVersion: z.string().optional() }),
  extensionsUsed: z.array(z.string()).max(200).default([]),
  extensionsRequired: z.array(z.string()).max(200).default([]),
  buffers: z.array(named).default([]),
  images: z.array(named).default([]),
  accessors: z
    .array(
      z.object({
        componentType: z.number(),
        type: z.string(),
        // Without one it is all zeros, which cost nothing to send and as much as others to look at.
        bufferView: index,
        count: z.number().int().min(1).max(100_000_000),
      }),
    )
    .default([]),
  meshes: z
    .array(
      z.object({
        primitives: z.array(
          z.object({
            attributes: z.record(z.string(), index),
            indices: index.optional(),
            mode: z.number().int().min(0).max(6).default(4),
          }),
        ),
      }),
    )
    .default([]),
  nodes: z.array(z.object({ mesh: index.optional(), children: z.array(index).default([]) })).default([]),
  scenes: z.array(z.object({ nodes: z.array(index).default([]) })).default([]),
  scene: index.optional(),
  materials: z.array(z.unknown()).default([]),
  textures: z.array(z.unknown()).default([]),
  skins: z.array(z.unknown()).default([]),
  animations: z.array(z.object({ channels: z.array(z.unknown()) })).default([]),
});

type Gltf = z.output<typeof gltf>;

const most = {
  nodes: 5_000,
  meshes: 2_000,
  accessors: 10_000,
  materials: 256,
  textures: 64,
  images: 24,
  skins: 32,
} as const;
const bytesOf: Readonly<Record<number, number>> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
const numbersOf: Readonly<Record<string, number>> = {
  ...{ SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 },
  ...{ MAT2: 4, MAT3: 9, MAT4: 16 },
};
const compressions: Readonly<Record<string, string>> = {
  KHR_draco_mesh_compression: "Draco",
  EXT_meshopt_compression: "meshopt",
  KHR_meshopt_compression: "meshopt",
  KHR_texture_basisu: "KTX2 (Basis) textures",
};

export interface GlbLimits {
  /** Extensions that a model may need. */
  extensions: ReadonlySet<string>;
  mostTriangles: number;
}

/**
 * Checks how a GLB is built before any of it is unfolded: that all of it lies in this file, what it needs of a viewer, and how much it is.
 * @throws ModelRefused with a sentence for the person who sent it
 */
export function readGlb(bytes: Uint8Array, limits: GlbLimits): { triangles: number } {
  const model = indexOf(bytes);
  refuseOtherVersions(model);
  refuseOtherExtensions(model, limits.extensions);
  for (const each of [...model.buffers, ...model.images])
    if (each.uri !== undefined)
      throw new ModelRefused(
        "Parts of this model are kept in other files. Export it as one GLB with everything in it.",
      );
  for (const [name, limit] of Object.entries(most))
    if (model[name as keyof typeof most].length > limit)
      throw new ModelRefused(`This model has more than ${limit.toLocaleString("en-US")} ${name}. Export it simpler.`);
  const channels = model.animations.reduce((all, each) => all + each.channels.length, 0);
  const parts = model.meshes.reduce((all, each) => all + each.primitives.length, 0);
  if (channels > 5_000 || parts > 2_000) throw tooMuch();
  if (numbersIn(model) > MOST_NUMBERS || cornersIn(model) > MOST_CORNERS) throw tooMuch();
  const triangles = trianglesIn(model);
  if (triangles === 0) throw new ModelRefused("This model shows nothing. Export it with its meshes in the scene.");
  if (triangles > limits.mostTriangles)
    throw new ModelRefused(
      `This model has ${triangles.toLocaleString("en-US")} triangles, and phones cannot turn so many. Export it with ${limits.mostTriangles.toLocaleString("en-US")} at most.`,
    );
  return { triangles };
}

function indexOf(bytes: Uint8Array): Gltf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString("latin1", 0, 4) !== "glTF") throw notGlb(file);
  if (file.length < 20) throw damagedModel();
  if (file.readUInt32LE(4) !== 2) throw otherVersion();
  const length = file.readUInt32LE(12);
  if (file.readUInt32LE(8) !== file.length || file.toString("latin1", 16, 20) !== "JSON" || 20 + length > file.length)
    throw damagedModel();
  if (length > MOST_JSON) throw tooMuch();
  try {
    return gltf.parse(JSON.parse(file.toString("utf8", 20, 20 + length)));
  } catch {
    throw damagedModel();
  }
}

function notGlb(file: Buffer): ModelRefused {
  const begins = file.toString("latin1", 0, 256).trimStart();
  if (begins.startsWith("{"))
    return new ModelRefused("This is a glTF file whose parts lie beside it. Export it as GLB, which is one file.");
  if (begins.startsWith("PK")) return new ModelRefused("This is a ZIP or a USDZ file. Export the model as GLB.");
  return new ModelRefused("This file is not a GLB model. Export the model as GLB (binary glTF 2.0).");
}

function refuseOtherVersions({ asset }: Gltf): void {
  if (!/^2\.\d+$/.test(asset.version) || (asset.minVersion ?? "2.0") !== "2.0") throw otherVersion();
}

function refuseOtherExtensions({ extensionsUsed, extensionsRequired }: Gltf, taken: ReadonlySet<string>): void {
  for (const name of [...extensionsRequired, ...extensionsUsed]) {
    const compression = Object.hasOwn(compressions, name) && compressions[name];
    if (compression)
      throw new ModelRefused(`This model is compressed with ${compression}. Export it without this compression.`);
  }
  const unknown = extensionsRequired.find((name) => !taken.has(name));
  if (unknown === undefined) return;
  const called = /^[\w-]{1,60}$/.test(unknown) ? unknown : "with a name of its own";
  throw new ModelRefused(`This model needs the extension ${called}, which is not shown here. Export it without it.`);
}

function numbersIn({ accessors }: Gltf): number {
  return accessors.reduce((all, { componentType, type, count }) => {
    const [size, numbers] = [bytesOf[componentType], numbersOf[type]];
    if (!size || !numbers) throw damagedModel();
    return all + size * numbers * count;
  }, 0);
}

function cornersIn({ accessors, meshes }: Gltf): number {
  return meshes
    .flatMap(({ primitives }) => primitives)
    .reduce((all, { attributes, indices }) => {
      const counts = [indices, attributes.POSITION].map((at) => (at === undefined ? 0 : (accessors[at]?.count ?? 0)));
      return all + Math.max(...counts);
    }, 0);
}

/** Of what stands in the scene. Nodes are a tree: one that stood in two places could multiply without end. */
function trianglesIn(model: Gltf): number {
  const { nodes, scenes } = model;
  const hasParent = new Set<number>();
  for (const { children } of nodes)
    for (const child of children) {
      if (!nodes[child] || hasParent.has(child)) throw damagedModel();
      hasParent.add(child);
    }
  const scene = scenes[model.scene ?? 0];
  if (!scene) return 0;
  if (new Set(scene.nodes).size < scene.nodes.length || scene.nodes.some((at) => hasParent.has(at)))
    throw damagedModel();
  let triangles = 0;
  let level: readonly number[] = scene.nodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEEP) throw tooMuch();
    const next: number[] = [];
    for (const at of level) {
      const node = nodes[at];
      if (!node) throw damagedModel();
      if (node.mesh !== undefined) triangles += trianglesOf(model, node.mesh);
      next.push(...node.children);
    }
    level = next;
  }
  return triangles;
}

function trianglesOf({ meshes, accessors }: Gltf, mesh: number): number {
  const found = meshes[mesh];
  if (!found) throw damagedModel();
  return found.primitives.reduce((all, { attributes, indices, mode }) => {
    const drawn = accessors[indices ?? attributes.POSITION ?? -1];
    if (!drawn) throw damagedModel();
    // Lines and points are drawn one by one, strips and fans have a triangle for each corner.
    return all + (mode === 4 ? Math.floor(drawn.count / 3) : drawn.count);
  }, 0);
}

export const damagedModel = () => new ModelRefused("This model is damaged or incomplete. Export it again as GLB.");

const otherVersion = () => new ModelRefused("This model is not glTF 2.0. Export it as GLB (binary glTF 2.0).");

const tooMuch = () => new ModelRefused("This model has too many parts. Export it simpler.");
