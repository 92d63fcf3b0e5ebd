import { z } from "zod";
import { idSchema, instantSchema } from "../common";
import { maxPictureBytes, pictureTypes } from "../pictures";
import { maxVideoBytes, videoType } from "../videos";

export const startUploadInput = z.object({
  contentType: z.enum(pictureTypes, "Choose a JPEG, PNG, WebP, AVIF or GIF."),
  size: z
    .int()
    .min(1, "The file is empty.")
    .max(maxPictureBytes, "The file is larger than 20 MB.")
    .describe("In bytes"),
});

export const startVideoUploadInput = z.object({
  contentType: z.literal(videoType, "Choose an MP4 video."),
  size: z.int().min(1, "The file is empty.").max(maxVideoBytes, "The file is larger than 60 MB.").describe("In bytes"),
});

export const videoFileView = z.object({
  id: idSchema,
  url: z.string().describe("Names it among the `videos` of a product, and is where it is watched"),
  width: z.int(),
  height: z.int(),
  durationMs: z.int(),
  size: z.int().describe("In bytes"),
});

export type VideoFileView = z.infer<typeof videoFileView>;

export const uploadView = z.object({
  id: idSchema,
  url: z.string().describe("Takes this file, of just this type and size, with PUT"),
  headers: z.record(z.string(), z.string()).describe("To be sent with it"),
  expiresAt: instantSchema,
});

export const startUploadView = z.object({
  upload: uploadView
    .nullable()
    .describe("Null where there is no bucket: send a picture to /media, a video to /media/videos"),
});

export const finishUploadInput = z.object({ uploadId: idSchema });

export const setPictureFocusInput = z.object({
  mediaId: idSchema,
  x: z.int().min(0).max(100).describe("Hundredths from the left"),
  y: z.int().min(0).max(100).describe("Hundredths from the top"),
});
