export const productPath = ({ slug }: { slug: string }): string => `/products/${slug}`;
export const categoryPath = ({ slug }: { slug: string }): string => `/categories/${slug}`;
export const collectionPath = ({ slug }: { slug: string }): string => `/collections/${slug}`;
export const shopPath = ({ shopSlug }: { shopSlug: string }): string => (shopSlug ? `/shops/${shopSlug}` : "/");

/** All reviews of a product or a shop, by its own page. */
export const reviewsPath = (path: string): string => `${path}/reviews`;

/** All questions about a product, by its own page. */
export const questionsPath = (path: string): string => `${path}/questions`;

/** The page that plays a video of a product, by its place among them, from 1. */
export const videoPath = ({ slug }: { slug: string }, number: number): string => `/videos/${slug}/${number}`;

/** The page in which a 3-D model can be turned, by the address of its file; of products that are not published yet too. */
export const modelPath = (url: string, name: string): string =>
  `/models/${url.split("/")[2]}?name=${encodeURIComponent(name)}`;

/** A path with parameters; those without a value stay away. */
export function withQuery(path: string, values: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Where a trail begins. By our name, as there is a category that is called Home. */
export const startCrumb = { label: "Emporia", href: "/" };
