import { describe, expect, it } from "vitest";
import { parseVideoAddress, videoUrls } from "./video-address";

describe("the address of a video", () => {
  it.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"],
    ["https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=42s#at", "youtube", "dQw4w9WgXcQ"],
    [" http://m.youtube.com/watch?v=dQw4w9WgXcQ ", "youtube", "dQw4w9WgXcQ"],
    ["youtu.be/dQw4w9WgXcQ?si=abc", "youtube", "dQw4w9WgXcQ"],
    ["https://youtube.com/shorts/a-b_c-d_e-f", "youtube", "a-b_c-d_e-f"],
    ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0", "youtube", "dQw4w9WgXcQ"],
    ["https://www.youtube.com/live/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"],
    ["https://vimeo.com/76979871", "vimeo", "76979871"],
    ["https://vimeo.com/76979871/8272103f6e", "vimeo", "76979871/8272103f6e"],
    ["https://player.vimeo.com/video/76979871?h=8272103f6e&badge=0", "vimeo", "76979871/8272103f6e"],
    ["https://vimeo.com/channels/staffpicks/76979871", "vimeo", "76979871"],
    ["https://vimeo.com/groups/shortfilms/videos/76979871", "vimeo", "76979871"],
    ["https://cdn.example.com/films/mug.mp4", "file", "https://cdn.example.com/films/mug.mp4"],
    ["https://CDN.example.com/Mug%20film.WEBM?v=2#t=3", "file", "https://cdn.example.com/Mug%20film.WEBM?v=2"],
    ["cdn.example.com/mug.webm", "file", "https://cdn.example.com/mug.webm"],
  ])("%s is read", (text, provider, ref) => {
    expect(parseVideoAddress(text)).toEqual({ provider, ref });
  });

  it.each([
    "",
    "mug",
    "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ",
    "data:text/html,<script>alert(1)</script>.mp4",
    "blob:https://cdn.example.com/a.mp4",
    "file:///etc/passwd.mp4",
    "ftp://cdn.example.com/a.mp4",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ",
    "https://evilyoutube.com/watch?v=dQw4w9WgXcQ",
    "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://user:secret@cdn.example.com/a.mp4",
    "https://youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "https://yоutube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload=",
    `https://youtu.be/"><script>`,
    "https://youtu.be/dQw4w9WgXc",
    "https://youtu.be/dQw4w9WgXcQQ",
    "https://www.youtube.com/embed/../watch?v=short",
    "https://www.youtube.com/playlist?list=PL123456789",
    "https://www.youtube.com/redirect?q=https://evil.example",
    "https://vimeo.com/ondemand/film",
    "https://vimeo.com/76979871x",
    "https://vimeo.com/1234567890123",
    "http://cdn.example.com/a.mp4",
    "https://cdn.example.com/a.mp4.exe",
    "https://cdn.example.com/page?file=a.mp4",
    "https://cdn.example.com/page#a.mp4",
    "https://localhost/a.mp4",
    "https://127.0.0.1/a.mp4",
    "https://0x7f.1/a.mp4",
    "https://[::1]/a.mp4",
    "https://intranet/a.mp4",
    "https://*.example.com/a.mp4",
    "https://cdn.example.com;frame-src *;/a.mp4",
    "https://cdn.example.com/a b.mp4",
    "https://cdn.example.com/a'.mp4",
    "https:\\\\cdn.example.com\\a.mp4",
    "https://cdn.example.com/a\u0000.mp4",
    "https://cdn.example.com/a\n.mp4",
    `https://cdn.example.com/${"a".repeat(500)}.mp4`,
  ])("%s is refused", (text) => {
    expect(parseVideoAddress(text)).toBeUndefined();
  });

  it("leads to where it is watched, and reads the same from there", () => {
    for (const text of [
      "https://youtu.be/dQw4w9WgXcQ",
      "https://vimeo.com/76979871/8272103f6e",
      "https://vimeo.com/76979871",
      "https://cdn.example.com/mug.mp4?a=1&b=2",
    ]) {
      const found = parseVideoAddress(text);
      if (!found) throw new Error(`${text} is one`);
      const { watchUrl, embedUrl } = videoUrls(found);
      expect(parseVideoAddress(watchUrl)).toEqual(found);
      expect(parseVideoAddress(embedUrl)).toEqual(found);
    }
    expect(videoUrls({ provider: "vimeo", ref: "1/abcdef0123" }).embedUrl).toBe(
      "https://player.vimeo.com/video/1?dnt=1&h=abcdef0123",
    );
  });
});
