import { modelType } from "@emporia/contracts/models";
import {
  type DirectUploads,
  type MediaStore,
  PictureRefused as Refused,
  ModelRefused as RefusedModel,
  VideoRefused as RefusedVideo,
} from "@emporia/core/catalog";
import { ingestModel } from "./model";
import { ModelRefused } from "./model-refused";
import type { ObjectGrants, ObjectStore } from "./object-store";
import { ingestPicture, PictureRefused } from "./picture";
import { RENDITION_FORMATS, RENDITION_WIDTHS, type RenditionWidth, renditionKey, renditionOf } from "./rendition";
import { ingestVideo, VideoRefused } from "./video";

/** Pictures as catalog knows them, in any object store. */
export function createMediaStore(store: ObjectStore): MediaStore {
  return {
    async putPicture(mediaId, bytes) {
      try {
        const { master, contentType, width, height, dominantColor } = await ingestPicture(bytes);
        const objectKey = `pictures/${mediaId}`;
        await store.put(objectKey, master, contentType);
        return { objectKey, width, height, dominantColor };
      } catch (error) {
        if (error instanceof PictureRefused) throw new Refused(error.message);
        throw error;
      }
    },
    async readPicture(objectKey, width, format) {
      if (!(RENDITION_WIDTHS as readonly number[]).includes(width)) return undefined;
      return renditionOf(store, objectKey, width as RenditionWidth, format);
    },
    async deletePicture(objectKey) {
      // The master goes last: while it is there, a repeat finds what is still to be deleted.
      for (const width of RENDITION_WIDTHS)
        for (const format of RENDITION_FORMATS) await store.delete(renditionKey(objectKey, width, format));
      await store.delete(objectKey);
    },
    async putVideo(videoId, bytes) {
      try {
        const about = ingestVideo(bytes);
        const objectKey = `videos/${videoId}.mp4`;
        await store.put(objectKey, bytes, "video/mp4");
        return { objectKey, size: bytes.byteLength, ...about };
      } catch (error) {
        if (error instanceof VideoRefused) throw new RefusedVideo(error.message);
        throw error;
      }
    },
    async putModel(modelId, bytes) {
      try {
        const { bytes: anew, triangles } = await ingestModel(bytes);
        const objectKey = `models/${modelId}.glb`;
        await store.put(objectKey, Buffer.from(anew), modelType);
        return { objectKey, size: anew.byteLength, triangles };
      } catch (error) {
        if (error instanceof ModelRefused) throw new RefusedModel(error.message);
        throw error;
      }
    },
    readVideo: (objectKey, range) => store.read(objectKey, range),
    deleteVideo: (objectKey) => store.delete(objectKey),
    directUploads: store.grants ? directUploads(store, store.grants) : null,
  };
}

function directUploads(store: ObjectStore, grants: ObjectGrants): DirectUploads {
  return {
    grant: (key, wanted) => grants.put(key, wanted),
    async read(key, size) {
      const arrived = await grants.sizeOf(key);
      if (arrived === undefined) return undefined;
      // Not every service that speaks S3 minds the length that was signed.
      if (arrived > size) throw new Refused("This is larger than the file that was announced. Send it again.");
      return (await store.get(key))?.bytes;
    },
    delete: (key) => store.delete(key),
  };
}

/** What a page needs to know of one of our own drawings before it is there: its size and the colour of its ground. */
export function drawingOf(svg: string): { width: number; height: number; dominantColor: string } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const [, ground] = /fill="(#[0-9a-f]{6})"/i.exec(svg) ?? [];
  return {
    width: Number(width ?? 1200),
    height: Number(height ?? 1500),
    dominantColor: (ground ?? "#e9e4da").toLowerCase(),
  };
}
