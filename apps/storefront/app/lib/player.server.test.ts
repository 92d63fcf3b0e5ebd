import { expect, it } from "vitest";
import { type FramedVideo, playerHtml, playerPolicy } from "./player.server";

const video: FramedVideo = {
  kind: "video",
  provider: "youtube",
  title: "",
  watchUrl: "https://www.youtube.com/watch?v=abcdefghijk",
  embedUrl: "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0",
  poster: null,
  addedAt: "2026-11-01T00:00:00.000Z",
};
const file: FramedVideo = { ...video, provider: "file", embedUrl: "https://cdn.example/a.mp4?x=1&y=2" };

it("loads one frame or one file and nothing else", () => {
  expect(playerPolicy(video)).toBe("frame-src https://www.youtube-nocookie.com; media-src 'none'");
  expect(playerPolicy(file)).toBe("frame-src 'none'; media-src https://cdn.example");
});

it("holds nothing but the player, and what a seller wrote stays text", () => {
  const title = `"><script>alert(1)</script>`;
  const framed = playerHtml(video, { title, nonce: "n" });
  expect(framed).toContain(
    `<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&amp;autoplay=1" title="&quot;&gt;&lt;script&gt;`,
  );
  expect(framed).not.toContain("<script");
  expect(playerHtml(file, { title, nonce: "n" })).toContain(
    `<video src="https://cdn.example/a.mp4?x=1&amp;y=2" controls`,
  );
});
