// Apart from the schemas, so that a browser can know the limits without loading zod.

/** What is taken as a picture. HEIC is not among them on purpose: a phone that is not offered it sends JPEG. */
export const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
export const maxPictureBytes = 20 * 1024 * 1024;

/** The least a picture needs to have, in pixels, by what it is for. */
export const leastPictureSides = {
  logo: { width: 320, height: 320 },
  banner: { width: 1600, height: 400 },
} as const;

/** A sentence when a picture has too few pixels for what it is for. */
export function tooSmallFor(
  use: keyof typeof leastPictureSides,
  { width, height }: { width: number; height: number },
): string | undefined {
  const least = leastPictureSides[use];
  if (width >= least.width && height >= least.height) return undefined;
  return `This picture is ${width} × ${height} pixels. A ${use} needs at least ${least.width} × ${least.height}: choose a larger one.`;
}
