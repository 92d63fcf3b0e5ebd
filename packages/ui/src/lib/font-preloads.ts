import display from "@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url";
import text from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";

/** Has the two faces of every page loaded at once, so that they are there when it is first painted and nothing moves. */
export const fontPreloads = [text, display].map((href) => ({
  rel: "preload",
  href,
  as: "font" as const,
  type: "font/woff2",
  crossOrigin: "anonymous" as const,
}));
