import type { Readable } from "node:stream";

export interface StoredPicture {
  objectKey: string;
  width: number;
  height: number;
  dominantColor: string;
}

export interface StoredVideo {
  objectKey: string;
  /** Bytes. */
  size: number;
  width: number;
  height: number;
  durationMs: number;
}

export interface StoredModel {
  objectKey: string;
  /** Bytes. */
  size: number;
  triangles: number;
}

/** Keeps pictures, re-encoded and stripped of metadata, and gives them out in the widths that pages use; and videos and models, stripped. */
export interface MediaStore {
  /** @throws PictureRefused when the bytes are no picture, too large, or of a kind that is not taken */
  putPicture(mediaId: string, bytes: Uint8Array): Promise<StoredPicture>;
  /** @returns undefined when there is no such picture, or the width or format is not one that is offered */
  readPicture(
    objectKey: string,
    width: number,
    format: "avif" | "webp",
  ): Promise<{ bytes: Uint8Array; contentType: string } | undefined>;
  /** In all its sizes. Deleting what is not there is no error. */
  deletePicture(objectKey: string): Promise<void>;
  /** The bytes are changed. @throws VideoRefused when they are no video, too large or too long, or of a kind that is not taken */
  putVideo(videoId: string, bytes: Uint8Array): Promise<StoredVideo>;
  /** @throws ModelRefused when they are no model, too large, or need what is not shown */
  putModel(modelId: string, bytes: Uint8Array): Promise<StoredModel>;
  /** Bytes from the first to the last of these, of a video or a model. @returns undefined when there is no such file */
  readVideo(objectKey: string, range: { first: number; last: number }): Promise<Readable | undefined>;
  /** Or a model. Deleting what is not there is no error. */
  deleteVideo(objectKey: string): Promise<void>;
  /** Null where pictures can only be sent through us. */
  readonly directUploads: DirectUploads | null;
}

/** What browsers send to the bucket themselves, until it is taken in. */
export interface DirectUploads {
  /** An address that takes just this type and size with PUT, for so many milliseconds. */
  grant(
    key: string,
    wanted: { contentType: string; size: number; forMs: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** @returns undefined when nothing has arrived @throws PictureRefused when more than `size` has */
  read(key: string, size: number): Promise<Uint8Array | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}
