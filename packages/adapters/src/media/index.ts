export { createDiskStore } from "./disk-store";
export type { ObjectStore, StoredObject } from "./object-store";
export { type IngestedPicture, ingestPicture, type PictureProblem, PictureRefused } from "./picture";
export {
  RENDITION_FORMATS,
  RENDITION_WIDTHS,
  type RenditionFormat,
  type RenditionWidth,
  renditionKey,
  renditionOf,
} from "./rendition";
export { createS3Store, type S3StoreOptions } from "./s3-store";
