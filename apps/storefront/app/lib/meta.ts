import type { PictureView } from "@emporia/contracts/common";
import type { MetaDescriptor } from "@remix-run/node";
import { absolute } from "./crumbs";
import type { JsonLd } from "./json-ld";

export interface PageMeta {
  title: string;
  description?: string | undefined;
  /** From the root's data. */
  origin: string;
  /** The one address of this page; absent on pages of one person. */
  path?: string | undefined;
  picture?: Pick<PictureView, "url" | "alt"> | null | undefined;
  /** Not to be found by searching. */
  isHidden?: boolean | undefined;
  type?: "website" | "product" | undefined;
  jsonLd?: readonly JsonLd[] | undefined;
}

/** The head of a page: title, description, canonical address, Open Graph and structured data. */
export function pageMeta(page: PageMeta): MetaDescriptor[] {
  const { title, description, origin, path, picture, isHidden, type = "website", jsonLd = [] } = page;
  const full = title === "Emporia" ? title : `${title} · Emporia`;
  const image = picture ? absolute(origin, `${picture.url}/1600.webp`) : `${origin}/share.png`;
  return [
    { title: full },
    ...(description ? [{ name: "description", content: description }] : []),
    ...(isHidden || path === undefined ? [{ name: "robots", content: "noindex, follow" }] : []),
    ...(path === undefined
      ? []
      : [
          { tagName: "link", rel: "canonical", href: origin + path },
          { property: "og:type", content: type },
          { property: "og:site_name", content: "Emporia" },
          { property: "og:title", content: title },
          ...(description ? [{ property: "og:description", content: description }] : []),
          { property: "og:url", content: origin + path },
          { property: "og:image", content: image },
          ...(picture?.alt ? [{ property: "og:image:alt", content: picture.alt }] : []),
          { name: "twitter:card", content: "summary_large_image" },
        ]),
    ...jsonLd.map((each) => ({ "script:ld+json": each }) as MetaDescriptor),
  ];
}
