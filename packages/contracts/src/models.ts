// Apart from the schemas, so that a browser can know the limits without loading zod.

/** What is taken as a 3-D model of a product. */
export const modelType = "model/gltf-binary";
export const maxModelBytes = 20 * 1024 * 1024;
export const maxModelTriangles = 200_000;

/** Where a model lies that was uploaded: on our own pages, as pictures and videos do. */
export const modelFileUrl = (id: string) => `/media/${id}/model.glb`;

/** What the upload of a model answers. */
export interface ModelFileView {
  id: string;
  /** Names it among the `videos` of a product, and is where it lies. */
  url: string;
  /** As they are drawn. */
  triangles: number;
  /** Bytes, as it was written anew. */
  size: number;
}
