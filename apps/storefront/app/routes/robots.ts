import type { LoaderFunctionArgs } from "@remix-run/node";

export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    ...["/account", "/cart", "/checkout", "/orders", "/login", "/register", "/me-bar", "/suggest"].map(
      (path) => `Disallow: ${path}`,
    ),
    "Allow: /",
    "",
    `Sitemap: ${context.publicUrl}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
