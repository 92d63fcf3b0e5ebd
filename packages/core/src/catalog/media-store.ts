export interface StoredPicture {
  objectKey: string;
  width: number;
  height: number;
  dominantColor: string;
}

/** Keeps pictures, re-encoded and stripped of metadata, and gives them out in the widths that pages use. */
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
}
