export function loader() {
  return new Response(
    JSON.stringify({
      id: "/",
      name: "Emporia",
      short_name: "Emporia",
      description: "A market hall for things made in small numbers.",
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: "#faf7f1",
      theme_color: "#faf7f1",
      icons: [
        { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
        { src: "/icon-192.png", type: "image/png", sizes: "192x192" },
        { src: "/icon-512.png", type: "image/png", sizes: "512x512" },
        { src: "/icon-maskable-512.png", type: "image/png", sizes: "512x512", purpose: "maskable" },
      ],
    }),
    { headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" } },
  );
}
