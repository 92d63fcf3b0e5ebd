import { InvalidInput } from "../platform/index";

export const targetKinds = ["category", "collection", "shop", "product"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Where a query is to lead: to a thing by its address and how it is shown, or to a page of the storefront's own. */
export type RedirectTarget = { kind: TargetKind; slug: string; params: string } | { kind: "path"; path: string };

const kindOf: Readonly<Record<string, TargetKind>> = {
  categories: "category",
  collections: "collection",
  shops: "shop",
  products: "product",
};

const PLAIN_PATH = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
const MOST_PARAMS = 300;

/**
 * Reads the address of a page of this storefront, with or without its host. Pure.
 * @throws InvalidInput it is of another host, a search, or nothing that could be a page
 */
export function readTarget(text: string, storefrontUrl: string): RedirectTarget {
  const url = addressOf(text, storefrontUrl);
  const path = url.pathname.replace(/\/+$/, "") || "/";
  const [, folder = "", slug = "", ...rest] = path.split("/");
  if (folder.toLowerCase() === "search")
    throw new InvalidInput({ to: "A search that leads to another search would go in circles. Name a page." });
  const kind = kindOf[folder];
  if (kind !== undefined && slug !== "" && rest.length === 0) {
    const params = url.search === "?" ? "" : url.search;
    if (params.length > MOST_PARAMS) throw new InvalidInput({ to: "Choose fewer filters: this address is too long." });
    return { kind, slug, params };
  }
  if (!PLAIN_PATH.test(path))
    throw new InvalidInput({ to: "Write the address of a page, such as /categories/lamps or /collections." });
  if (url.search !== "")
    throw new InvalidInput({ to: "Leave out what follows the question mark: only lists of products take it." });
  return { kind: "path", path };
}

function addressOf(text: string, storefrontUrl: string): URL {
  const home = new URL(storefrontUrl);
  const isPath = /^\/(?![/\\])/.test(text);
  const url = isPath || /^https?:\/\//i.test(text) ? tryUrl(text, home) : undefined;
  if (url === undefined)
    throw new InvalidInput({ to: "Write an address that begins with /, such as /categories/lamps." });
  if (url.host !== home.host)
    throw new InvalidInput({ to: `A search leads to pages of ${home.host} only. Write what follows the host.` });
  return url;
}

function tryUrl(text: string, home: URL): URL | undefined {
  try {
    return new URL(text, home);
  } catch {
    return undefined;
  }
}
