import { z } from "zod";
import { idSchema, instantSchema } from "../common";
import { maxPictureBytes, pictureTypes } from "../pictures";

export const startUploadInput = z.object({
  contentType: z.enum(pictureTypes, "Choose a JPEG, PNG, WebP, AVIF or GIF."),
  size: z
    .int()
    .min(1, "The file is empty.")
    .max(maxPictureBytes, "The file is larger than 20 MB.")
    .describe("In bytes"),
});

export const uploadView = z.object({
  id: idSchema,
  url: z.string().describe("Takes this picture, of just this type and size, with PUT"),
  headers: z.record(z.string(), z.string()).describe("To be sent with it"),
  expiresAt: instantSchema,
});

export const startUploadView = z.object({
  upload: uploadView.nullable().describe("Null where pictures are not kept in a bucket: send it to /media"),
});

export const finishUploadInput = z.object({ uploadId: idSchema });

export const setPictureFocusInput = z.object({
  mediaId: idSchema,
  x: z.int().min(0).max(100).describe("Hundredths from the left"),
  y: z.int().min(0).max(100).describe("Hundredths from the top"),
});
