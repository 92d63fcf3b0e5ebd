import type { ProductView, VideoView } from "@emporia/contracts/catalog";
import type { Money } from "@emporia/contracts/money";
import { plainText } from "@emporia/contracts/plain-text";
import type { ReviewView } from "@emporia/contracts/reviews";
import type { SellerView } from "@emporia/contracts/sellers";
import { amountText } from "@emporia/ui/lib/money-text";
import { absolute } from "./crumbs";
import { productPath, shopPath } from "./paths";
import { videoTitle } from "./videos";

export type JsonLd = Record<string, unknown>;

export function organizationLd(origin: string): JsonLd[] {
  return [
    {
      "@context": "https://schema.org",
      "@type": "Organization",
      name: "Emporia",
      url: origin,
      logo: `${origin}/icon-512.png`,
    },
    {
      "@context": "https://schema.org",
      "@type": "WebSite",
      name: "Emporia",
      url: origin,
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${origin}/search?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  ];
}

export function breadcrumbLd(origin: string, crumbs: readonly { label: string; href?: string | undefined }[]): JsonLd {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ label, href }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name: label,
      ...(href ? { item: origin + href } : {}),
    })),
  };
}

/** Prices as schema.org wants them: without symbol, with a point. */
const priceOf = (money: Money) => ({ price: amountText(money), priceCurrency: money.currency });

/** A product with what it costs, and some of what people say of it. */
export function productLd(origin: string, product: ProductView, reviews: readonly ReviewView[] = []): JsonLd {
  const { seller, variants } = product;
  const url = origin + productPath(product);
  const availability = (of: readonly ProductView["variants"][number][]) => {
    const offered = of.filter((each) => each.isPurchasable);
    const isLater = offered.every((each) => each.isBackorder || each.shipsBy !== null);
    return `https://schema.org/${offered.length === 0 ? "OutOfStock" : isLater ? "BackOrder" : "InStock"}`;
  };
  const common = {
    url,
    itemCondition: "https://schema.org/NewCondition",
    seller: { "@type": "Organization", name: seller.shopName, url: origin + shopPath(seller) },
  };
  const byPrice = [...variants].sort((a, b) => a.price.amount - b.price.amount);
  const [cheapest] = byPrice;
  const dearest = byPrice.at(-1);
  const offers =
    !cheapest || !dearest
      ? undefined
      : variants.length === 1
        ? {
            "@type": "Offer",
            ...priceOf(cheapest.price),
            availability: availability(variants),
            ...common,
          }
        : {
            "@type": "AggregateOffer",
            lowPrice: amountText(cheapest.price),
            highPrice: amountText(dearest.price),
            priceCurrency: cheapest.price.currency,
            offerCount: variants.length,
            availability: availability(variants),
            ...common,
          };
  const sku = variants.length === 1 ? variants[0]?.sku : null;
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.name,
    ...worded(plainText(product.description, 5000)),
    url,
    ...(product.pictures.length > 0
      ? { image: product.pictures.map((picture) => absolute(origin, `${picture.url}/1600.webp`)) }
      : {}),
    brand: { "@type": "Brand", name: seller.shopName },
    ...(sku ? { sku } : {}),
    ...(product.rating !== null && product.reviewCount > 0
      ? {
          aggregateRating: {
            "@type": "AggregateRating",
            ratingValue: product.rating,
            reviewCount: product.reviewCount,
            bestRating: 5,
            worstRating: 1,
          },
        }
      : {}),
    ...(reviews.length > 0 ? { review: reviews.map(reviewLd) } : {}),
    ...modelLd(origin, product),
    ...(offers ? { offers } : {}),
  };
}

function modelLd(origin: string, { media, name }: ProductView): JsonLd {
  const model = media.find((each) => each.kind === "model");
  if (!model) return {};
  const contentUrl = absolute(origin, model.url);
  return {
    subjectOf: {
      "@type": "3DModel",
      name: videoTitle(model, name),
      encoding: { "@type": "MediaObject", contentUrl, encodingFormat: "model/gltf-binary" },
    },
  };
}

function reviewLd({ rating, title, body, authorName, writtenAt }: ReviewView): JsonLd {
  return {
    "@type": "Review",
    reviewRating: { "@type": "Rating", ratingValue: rating, bestRating: 5, worstRating: 1 },
    author: { "@type": "Person", name: authorName },
    datePublished: writtenAt.slice(0, 10),
    ...(title ? { name: title } : {}),
    ...(body ? { reviewBody: body } : {}),
  };
}

/** Its videos, each with a picture to stand for it: search engines list none without. */
export function videosLd(origin: string, product: ProductView): JsonLd[] {
  const description = plainText(product.description, 500) || product.name;
  return product.media.flatMap((video): JsonLd[] => {
    if (video.kind !== "video") return [];
    const picture = video.poster ?? product.pictures[0];
    if (!picture) return [];
    return [
      {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        name: videoTitle(video, product.name),
        description,
        thumbnailUrl: absolute(origin, `${picture.url}/1600.webp`),
        uploadDate: video.addedAt,
        ...playedFrom(origin, video),
      },
    ];
  });
}

function playedFrom(origin: string, { provider, embedUrl }: VideoView): JsonLd {
  if (provider === "upload") return { contentUrl: absolute(origin, embedUrl) };
  return provider === "file" ? { contentUrl: embedUrl } : { embedUrl };
}

export function shopLd(origin: string, shop: SellerView): JsonLd {
  return {
    "@context": "https://schema.org",
    "@type": "OnlineStore",
    name: shop.shopName,
    ...worded(plainText(shop.description, 1000)),
    url: origin + shopPath(shop),
    ...(shop.logo ? { logo: absolute(origin, `${shop.logo.url}/640.webp`) } : {}),
    ...(shop.banner ? { image: absolute(origin, `${shop.banner.url}/1600.webp`) } : {}),
    ...(shop.foundedYear ? { foundingDate: String(shop.foundedYear) } : {}),
    address: {
      "@type": "PostalAddress",
      ...(shop.city ? { addressLocality: shop.city } : {}),
      ...(shop.state ? { addressRegion: shop.state } : {}),
      addressCountry: shop.country,
    },
    ...(shop.rating !== null && shop.reviewCount > 0
      ? {
          aggregateRating: {
            "@type": "AggregateRating",
            ratingValue: shop.rating,
            reviewCount: shop.reviewCount,
            bestRating: 5,
            worstRating: 1,
          },
        }
      : {}),
  };
}

/** What a page lists, in its order; nothing where it lists nothing. */
export function listLd(
  origin: string,
  list: { name: string; path: string; description?: string | undefined },
  items: readonly { slug: string; name: string }[],
): JsonLd[] {
  if (items.length === 0) return [];
  return [
    {
      "@context": "https://schema.org",
      "@type": "CollectionPage",
      name: list.name,
      ...worded(list.description ?? ""),
      url: origin + list.path,
      mainEntity: {
        "@type": "ItemList",
        numberOfItems: items.length,
        itemListElement: items.map((item, at) => ({
          "@type": "ListItem",
          position: at + 1,
          name: item.name,
          url: origin + productPath(item),
        })),
      },
    },
  ];
}

const worded = (description: string) => (description === "" ? {} : { description });
