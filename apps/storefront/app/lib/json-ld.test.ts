import type { ProductView } from "@emporia/contracts/catalog";
import { plainText } from "@emporia/contracts/plain-text";
import type { SellerView } from "@emporia/contracts/sellers";
import { describe, expect, it } from "vitest";
import { breadcrumbLd, type JsonLd, listLd, organizationLd, productLd, shopLd, videosLd } from "./json-ld";

const id = "018f3d5e-0000-7000-8000-000000000001";
const usd = (amount: number) => ({ amount, currency: "USD" });
const variant = (amount: number, isPurchasable = true): ProductView["variants"][number] => ({
  id,
  options: [],
  sku: "MUG-1",
  price: usd(amount),
  compareAtPrice: null,
  isPurchasable,
  available: 3,
  isBackorder: false,
  shipsBy: null,
  mediaId: null,
});
const product: ProductView = {
  id,
  slug: "mug",
  name: "Mug </script><b>",
  description: "<p>Thrown by hand &amp; fired twice.</p><p>Holds 300&nbsp;ml.</p>",
  status: "PUBLISHED",
  tags: [],
  specs: [],
  options: [],
  variants: [variant(3200)],
  pictures: [{ id, url: "/media/a", width: 4, height: 5, alt: "", dominantColor: "#fff" }],
  media: [],
  breadcrumbs: [{ id, name: "Kitchen", slug: "kitchen" }],
  seller: {
    id,
    shopName: "Fern & Fig",
    shopSlug: "fern-fig",
    tagline: "",
    city: "Portland",
    state: "OR",
    processingDays: 3,
    delivery: null,
    policies: "",
    logo: null,
    vacation: null,
    rating: null,
    reviewCount: 0,
  },
  rating: null,
  reviewCount: 0,
  isPurchasable: true,
  seo: { title: null, description: null, isHidden: false },
  publishedAt: null,
};

describe("structured data", () => {
  it("names the videos of a product, each with a picture that stands for it", () => {
    const video = {
      kind: "video" as const,
      title: "",
      watchUrl: "https://www.youtube.com/watch?v=abcdefghijk",
      embedUrl: "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0",
      addedAt: "2026-11-01T00:00:00.000Z",
      poster: null,
    };
    const media: ProductView["media"] = [
      { ...video, provider: "youtube" },
      { ...video, provider: "file", title: "Glazing", embedUrl: "https://cdn.example/glazing.mp4" },
      { ...video, provider: "upload", title: "Firing", embedUrl: "/media/a/video.mp4" },
    ];
    const common = {
      "@type": "VideoObject",
      description: "Thrown by hand & fired twice. Holds 300 ml.",
      thumbnailUrl: "https://shop.example/media/a/1600.webp",
      uploadDate: "2026-11-01T00:00:00.000Z",
    };
    expect(videosLd("https://shop.example", { ...product, media })).toMatchObject([
      { ...common, name: "Video of Mug </script><b>", embedUrl: video.embedUrl },
      { ...common, name: "Glazing", contentUrl: "https://cdn.example/glazing.mp4" },
      { ...common, name: "Firing", contentUrl: "https://shop.example/media/a/video.mp4" },
    ]);
    expect(videosLd("https://shop.example", { ...product, media, pictures: [] })).toEqual([]);
  });

  it("names its 3-D model", () => {
    const addedAt = "2026-11-30T00:00:00.000Z";
    const model = { kind: "model" as const, title: "", url: "/media/m/model.glb", poster: null, addedAt };
    const found = productLd("https://shop.example", { ...product, media: [...product.media, model] });
    expect(found.subjectOf).toEqual({
      "@type": "3DModel",
      name: "3-D model of Mug </script><b>",
      encoding: {
        "@type": "MediaObject",
        contentUrl: "https://shop.example/media/m/model.glb",
        encodingFormat: "model/gltf-binary",
      },
    });
    expect(productLd("https://shop.example", product)).not.toHaveProperty("subjectOf");
  });

  it("states one price as an offer", () => {
    expect(productLd("https://shop.example", product)).toMatchObject({
      "@type": "Product",
      sku: "MUG-1",
      description: "Thrown by hand & fired twice. Holds 300 ml.",
      image: ["https://shop.example/media/a/1600.webp"],
      offers: {
        "@type": "Offer",
        price: "32.00",
        priceCurrency: "USD",
        availability: "https://schema.org/InStock",
        url: "https://shop.example/products/mug",
      },
    });
  });

  it("states several prices as a range", () => {
    const several = { ...product, variants: [variant(3200, false), variant(900), variant(4100)] };
    expect(productLd("https://shop.example", several).offers).toMatchObject({
      "@type": "AggregateOffer",
      lowPrice: "9.00",
      highPrice: "41.00",
      offerCount: 3,
    });
  });

  it("says nothing of a rating that nobody gave", () => {
    expect(productLd("https://shop.example", product)).not.toHaveProperty("aggregateRating");
    expect(productLd("https://shop.example", { ...product, rating: 4.5, reviewCount: 12 })).toMatchObject({
      aggregateRating: { ratingValue: 4.5, reviewCount: 12 },
    });
  });

  it("says when it is sold out", () => {
    const gone = { ...product, isPurchasable: false, variants: [variant(3200, false)] };
    expect(productLd("https://shop.example", gone).offers).toMatchObject({
      availability: "https://schema.org/OutOfStock",
    });
  });

  it("numbers the crumbs, the last without an address", () => {
    const { itemListElement } = breadcrumbLd("https://shop.example", [
      { label: "Kitchen", href: "/categories/kitchen" },
      { label: "Mug" },
    ]);
    expect(itemListElement).toEqual([
      { "@type": "ListItem", position: 1, name: "Kitchen", item: "https://shop.example/categories/kitchen" },
      { "@type": "ListItem", position: 2, name: "Mug" },
    ]);
  });
});

/** What Google's documentation wants of each type at least, and what else its values have to be. */
const required: Record<string, readonly string[]> = {
  Product: ["name", "offers"],
  Offer: ["price", "priceCurrency", "availability", "url"],
  AggregateOffer: ["lowPrice", "priceCurrency", "offerCount"],
  AggregateRating: ["ratingValue", "reviewCount"],
  Brand: ["name"],
  BreadcrumbList: ["itemListElement"],
  CollectionPage: ["name", "url", "mainEntity"],
  ItemList: ["itemListElement"],
  ListItem: ["position", "name"],
  OnlineStore: ["name", "url", "address"],
  Organization: ["name", "url"],
  PostalAddress: ["addressCountry"],
  VideoObject: ["name", "thumbnailUrl", "uploadDate"],
  WebSite: ["name", "url"],
  SearchAction: ["target", "query-input"],
  EntryPoint: ["urlTemplate"],
};
const addresses = [
  "url",
  "item",
  "logo",
  "image",
  "thumbnailUrl",
  "contentUrl",
  "embedUrl",
  "availability",
  "itemCondition",
];

/** What is wrong with a piece of structured data, and with all that is in it. */
function problemsOf(node: unknown, path = ""): string[] {
  if (Array.isArray(node)) return node.flatMap((each, at) => problemsOf(each, `${path}[${at}]`));
  if (typeof node !== "object" || node === null)
    return node === null || node === undefined || node === "" ? [path] : [];
  const { "@type": type } = node as JsonLd;
  const missing = (required[String(type)] ?? [`a type that is known, not ${type}`]).filter((name) => !(name in node));
  return [
    ...missing.map((name) => `${path}.${name}`),
    ...Object.entries(node).flatMap(([name, value]) => {
      if (Array.isArray(value) && value.length === 0) return [`${path}.${name} is empty`];
      const values = [value].flat();
      if (addresses.includes(name) && values.some((each) => !/^https:\/\/\S+$/.test(String(each))))
        return [`${path}.${name}`];
      if (/price$/i.test(name) && !/^\d+(\.\d+)?$/.test(String(value))) return [`${path}.${name}`];
      return name.startsWith("@") ? [] : problemsOf(value, `${path}.${name}`);
    }),
  ];
}

describe("what search engines ask of structured data", () => {
  const origin = "https://shop.example";
  const rated = { rating: 4.5, reviewCount: 12 };
  const shop: SellerView = {
    ...product.seller,
    description: "",
    country: "US",
    foundedYear: null,
    banner: null,
    productCount: 1,
    salesCount: 0,
    followerCount: 0,
    isVerified: true,
    memberSince: "2026-01-01T00:00:00.000Z",
  };
  const picture = { id, url: "/media/a", width: 4, height: 5, alt: "", dominantColor: "#fff" };
  const video = {
    ...{ kind: "video" as const, provider: "youtube" as const, title: "", watchUrl: "https://youtu.be/a" },
    ...{ embedUrl: "https://www.youtube-nocookie.com/embed/a", addedAt: "2026-11-01T00:00:00.000Z", poster: null },
  };
  const crumbs = [{ label: "Emporia", href: "/" }, { label: "Kitchen", href: "/categories/kitchen" }, { label: "Mug" }];
  const cases: Record<string, JsonLd | JsonLd[]> = {
    "a product": productLd(origin, product),
    "a product that is rated, with many variants": productLd(origin, {
      ...{ ...product, ...rated, variants: [variant(100), variant(250, false)] },
    }),
    "a product without pictures and words": productLd(origin, { ...product, pictures: [], description: "" }),
    "a product that is sold out": productLd(origin, { ...product, variants: [variant(100, false)] }),
    "a product without SKU": productLd(origin, { ...product, variants: [{ ...variant(100), sku: null }] }),
    "a video": videosLd(origin, { ...product, media: [video] }),
    "a shop": shopLd(origin, { ...shop, ...rated, foundedYear: 2011, logo: picture, banner: picture }),
    "a shop that says nothing of itself": shopLd(origin, { ...shop, city: "", state: "" }),
    "a row of crumbs": breadcrumbLd(origin, crumbs),
    "a category": listLd(origin, { name: "Kitchen", path: "/categories/kitchen", description: "" }, [product]),
    "an empty category": listLd(origin, { name: "Kitchen", path: "/categories/kitchen" }, []),
    "the marketplace": organizationLd(origin),
  };
  for (const [name, ld] of Object.entries(cases))
    it(`is said of ${name}`, () => {
      expect([ld].flat().flatMap((each) => problemsOf(each))).toEqual([]);
    });

  it("is noticed where it lacks", () => {
    expect(
      problemsOf({ "@type": "Product", name: "", image: [], offers: { "@type": "Offer", price: "$1" } }),
    ).toHaveLength(6);
  });

  it("says that what is made, or sent later, is on back order", () => {
    const later = { ...variant(100), shipsBy: "2027-01-04" };
    expect(productLd(origin, { ...product, variants: [later] }).offers).toMatchObject({
      availability: "https://schema.org/BackOrder",
    });
  });
});

describe("plainText", () => {
  it("cuts at a word", () => {
    expect(plainText("<p>one two three four</p>", 12)).toBe("one two…");
  });
});
