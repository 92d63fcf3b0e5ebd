import { maxModelBytes, maxModelTriangles } from "@emporia/contracts/models";
import type { Accessor, Document, Node, Property } from "@gltf-transform/core";
import { damagedModel, readGlb } from "./glb";
import { ModelRefused } from "./model-refused";
import { ingestPicture, PictureRefused } from "./picture";

export interface IngestedModel {
  /** A GLB: meshes, materials, movements and textures, written anew, and nothing else. */
  bytes: Uint8Array;
  /** As they are drawn: a mesh that stands in two places counts twice. */
  triangles: number;
}

/** They say how a surface looks; a viewer that does not know one draws it plainer. */
const kept: ReadonlySet<string> = new Set([
  "EXT_texture_webp",
  "KHR_materials_anisotropy",
  "KHR_materials_clearcoat",
  "KHR_materials_dispersion",
  "KHR_materials_emissive_strength",
  "KHR_materials_ior",
  "KHR_materials_iridescence",
  "KHR_materials_sheen",
  "KHR_materials_specular",
  "KHR_materials_transmission",
  "KHR_materials_unlit",
  "KHR_materials_volume",
  "KHR_mesh_quantization",
  "KHR_texture_transform",
]);

const texture = { longSide: 2048, megapixels: 17 };

/**
 * Takes a GLB in: checked, and written anew with what is drawn. Its textures are encoded anew as WebP, at most 2048 px on the long side;
 * names, notes, rights, cameras, lights and what no part uses are left behind.
 * @throws ModelRefused with a sentence for the person who sent it
 */
export async function ingestModel(bytes: Uint8Array): Promise<IngestedModel> {
  if (bytes.byteLength > maxModelBytes)
    throw new ModelRefused("This model is larger than 20 MB. Export it with fewer triangles or smaller textures.");
  const { triangles } = readGlb(bytes, { extensions: kept, mostTriangles: maxModelTriangles });
  // Loaded at the first model: a process that handles none does not pay its memory.
  const [{ NodeIO, Logger }, { ALL_EXTENSIONS, EXTTextureWebP }] = await Promise.all([
    import("@gltf-transform/core"),
    import("@gltf-transform/extensions"),
  ]);
  const known = ALL_EXTENSIONS.filter(({ EXTENSION_NAME }) => kept.has(EXTENSION_NAME));
  const io = new NodeIO().setLogger(new Logger(Logger.Verbosity.SILENT)).registerExtensions(known);
  const document = await io.readBinary(bytes).catch(() => {
    throw damagedModel();
  });
  keepWhatIsDrawn(document);
  refuseNonsense(document);
  await encodeTextures(document);
  if (document.getRoot().listTextures().length > 0) document.createExtension(EXTTextureWebP).setRequired(true);
  return { bytes: await io.writeBinary(document), triangles };
}

/** Leaves of the first scene what is drawn, without a word about it. */
function keepWhatIsDrawn(document: Document): void {
  const root = document.getRoot();
  const asset: Partial<ReturnType<typeof root.getAsset>> = root.getAsset();
  for (const key of Object.keys(asset)) if (key !== "version") Reflect.deleteProperty(asset, key);
  for (const camera of root.listCameras()) camera.dispose();
  const shown = root.getDefaultScene() ?? root.listScenes()[0];
  if (!shown) throw damagedModel();
  root.setDefaultScene(shown);
  for (const scene of root.listScenes()) if (scene !== shown) scene.dispose();
  const inScene = new Set<Node>();
  shown.traverse((node) => inScene.add(node));
  for (const node of root.listNodes()) if (!inScene.has(node)) node.dispose();
  for (const animation of root.listAnimations()) {
    for (const channel of animation.listChannels()) if (!channel.getTargetNode()) channel.dispose();
    if (animation.listChannels().length === 0) animation.dispose();
  }
  const isUnused = (part: Property) => part.listParents().every(({ propertyType }) => propertyType === "Root");
  const drop = (parts: readonly Property[]) => {
    for (const part of parts) if (isUnused(part)) part.dispose();
  };
  drop(root.listSkins());
  drop(root.listMeshes());
  drop(root.listMaterials());
  drop(root.listTextures());
  drop(root.listAccessors());
  const [buffer = document.createBuffer(), ...others] = root.listBuffers();
  for (const accessor of root.listAccessors()) accessor.setBuffer(buffer);
  for (const other of others) other.dispose();
  buffer.setURI("");
  for (const part of [
    root,
    ...document
      .getGraph()
      .listEdges()
      .map((edge) => edge.getChild()),
  ] as Property[])
    part.setName("").setExtras({});
}

/** A number that is none leaves a viewer without a place to look from; a corner that is none may be anything. */
function refuseNonsense(document: Document): void {
  const sound = new Map<Accessor, number>();
  for (const mesh of document.getRoot().listMeshes())
    for (const part of mesh.listPrimitives()) {
      const places = part.getAttribute("POSITION");
      const count = places?.getCount() ?? 0;
      const corners = part.getIndices();
      const isSound =
        places !== null &&
        isBelow(places, Number.POSITIVE_INFINITY, sound) &&
        part.listAttributes().every((each) => each.getCount() === count) &&
        part.listTargets().every((target) => target.listAttributes().every((each) => each.getCount() === count)) &&
        (corners === null || isBelow(corners, count, sound));
      if (!isSound) throw damagedModel();
    }
}

/** Whether all numbers are some, and below a limit. What parts share is read once. */
function isBelow(accessor: Accessor, limit: number, known: Map<Accessor, number>): boolean {
  const most = known.get(accessor) ?? highestOf(accessor);
  known.set(accessor, most);
  return most < limit;
}

/** The highest number; infinite where one is none. */
function highestOf(accessor: Accessor): number {
  const numbers = accessor.getArray();
  if (!numbers) return Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? Number.NaN;
    if (!Number.isFinite(number)) return Number.POSITIVE_INFINITY;
    if (number > highest) highest = number;
  }
  return highest;
}

async function encodeTextures(document: Document): Promise<void> {
  for (const each of document.getRoot().listTextures()) {
    const image = each.getImage();
    if (!image) throw damagedModel();
    try {
      const { master, contentType } = await ingestPicture(image, texture);
      each.setImage(new Uint8Array(master)).setMimeType(contentType).setURI("");
    } catch (error) {
      if (!(error instanceof PictureRefused)) throw error;
      throw new ModelRefused(`A texture of this model is not taken. ${error.message}`);
    }
  }
}
