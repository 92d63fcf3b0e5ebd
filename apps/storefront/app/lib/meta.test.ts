import { describe, expect, it } from "vitest";
import { pageMeta } from "./meta";

const origin = "https://shop.example";
const page = { origin, title: "Blue mug by Kiln", description: "Thrown by hand.", path: "/products/blue-mug" };
type Tag = Record<string, unknown>;
const tags = (given: Parameters<typeof pageMeta>[0]) => pageMeta(given) as Tag[];
const property = (of: Tag[], name: string) => of.find((tag) => tag.property === name)?.content;
const robots = (of: Tag[]) => of.find((tag) => tag.name === "robots")?.content;

describe("the head of a page (CAT-30)", () => {
  it("says title, description, the one address and what is shown where the page is shared", () => {
    const picture = { url: "/media/one", alt: "A blue mug" };
    const jsonLd = [{ "@type": "Product" }];
    const head = tags({ ...page, picture, type: "product", jsonLd });
    expect(head).toContainEqual({ title: "Blue mug by Kiln · Emporia" });
    expect(head).toContainEqual({ name: "description", content: "Thrown by hand." });
    expect(head).toContainEqual({ tagName: "link", rel: "canonical", href: `${origin}/products/blue-mug` });
    expect(head).toContainEqual({ "script:ld+json": { "@type": "Product" } });
    expect(property(head, "og:type")).toBe("product");
    expect(property(head, "og:title")).toBe("Blue mug by Kiln");
    expect(property(head, "og:url")).toBe(`${origin}/products/blue-mug`);
    expect(property(head, "og:image")).toBe(`${origin}/media/one/1600.webp`);
    expect(property(head, "og:image:alt")).toBe("A blue mug");
    expect(robots(head)).toBeUndefined();
  });

  it("shares the picture of the house where a page has none, also one that lies elsewhere as it is", () => {
    expect(property(tags(page), "og:image")).toBe(`${origin}/share.png`);
    const elsewhere = { url: "https://cdn.example/one", alt: "" };
    expect(property(tags({ ...page, picture: elsewhere }), "og:image")).toBe("https://cdn.example/one/1600.webp");
  });

  it("is not to be found where it is hidden, or of one person alone, which has no address either", () => {
    expect(robots(tags({ ...page, isHidden: true }))).toBe("noindex, follow");
    const own = tags({ origin, title: "Your orders" });
    expect(robots(own)).toBe("noindex, follow");
    expect(own.some((tag) => tag.rel === "canonical" || "property" in tag)).toBe(false);
  });
});
