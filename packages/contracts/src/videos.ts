// Apart from the schemas, so that a browser can know the limits without loading zod.

/** What is taken as a video of a product. */
export const videoType = "video/mp4";
export const maxVideoBytes = 60 * 1024 * 1024;
export const maxVideoSeconds = 180;

/** Where a video lies that was uploaded: on our own pages, as pictures do. */
export const videoFileUrl = (id: string) => `/media/${id}/video.mp4`;
