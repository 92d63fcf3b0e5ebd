import type { ProductView } from "@emporia/contracts/catalog";
import { describe, expect, it } from "vitest";
import { breadcrumbLd, plainText, productLd, videosLd } from "./json-ld";

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
    policies: "",
    logo: null,
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
    ]);
    expect(videosLd("https://shop.example", { ...product, media, pictures: [] })).toEqual([]);
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

describe("plainText", () => {
  it("cuts at a word", () => {
    expect(plainText("<p>one two three four</p>", 12)).toBe("one two…");
  });
});
