import { expect, it } from "vitest";
import { modelRefusal, videoRefusal } from "./video-files";

it.each([
  ["mug.mp4", "video/mp4", 5_000, undefined],
  ["mug.m4v", "", 5_000, undefined],
  ["mug.MOV", "video/quicktime", 5_000, "QuickTime"],
  ["mug.webm", "video/webm", 5_000, "not an MP4"],
  ["mug.png", "image/png", 5_000, "not an MP4"],
  ["mug.mp4", "video/mp4", 0, "is empty"],
  ["mug.mp4", "video/mp4", 60 * 1024 * 1024 + 1, "larger than 60 MB"],
])("P-45 %s of type %s with %d bytes is sent or refused at once", (name, type, size, problem) => {
  const said = videoRefusal({ name, type, size });
  if (problem === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(problem);
});

it.each([
  ["mug.glb", 5_000, undefined],
  ["mug.GLB", 5_000, undefined],
  ["mug.gltf", 5_000, "not a GLB"],
  ["mug.usdz", 5_000, "not a GLB"],
  ["mug.mp4", 5_000, "not a 3-D model"],
  ["mug.glb", 0, "is empty"],
  ["mug.glb", 20 * 1024 * 1024 + 1, "larger than 20 MB"],
])("P-45 a model %s with %d bytes is sent or refused at once", (name, size, problem) => {
  const said = modelRefusal({ name, size });
  if (problem === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(problem);
});
