/** A path of our own to go on to; anything else, another site above all, becomes the start. */
export function pathWithin(given: unknown): string {
  if (typeof given !== "string" || !/^\/(?![/\\])/.test(given)) return "/";
  try {
    const url = new URL(given, "http://here.invalid");
    return url.host === "here.invalid" ? `${url.pathname}${url.search}` : "/";
  } catch {
    return "/";
  }
}

/** The address with some of its parameters changed; `undefined` and "" take one away. A new filter starts at page one. */
export function withParams(search: string, changes: Record<string, string | undefined>): string {
  const params = new URLSearchParams(search);
  params.delete("cursor");
  params.delete("done");
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

export interface PageLinks {
  previousHref: string | undefined;
  nextHref: string | undefined;
  /** Counted from 1. */
  number: number;
}

const deepest = 40;

/** Where the page before and the page after are. The address holds the cursor of each page since the first. */
export function pageLinks(pathname: string, search: string, nextCursor: string | null): PageLinks {
  const cursors = new URLSearchParams(search).getAll("cursor");
  const at = (trail: string[]) => {
    const params = new URLSearchParams(search);
    params.delete("cursor");
    params.delete("done");
    for (const cursor of trail) params.append("cursor", cursor);
    const text = params.toString();
    return text ? `${pathname}?${text}` : pathname;
  };
  return {
    previousHref: cursors.length > 0 ? at(cursors.slice(0, -1)) : undefined,
    nextHref: nextCursor && cursors.length < deepest ? at([...cursors, nextCursor]) : undefined,
    number: cursors.length + 1,
  };
}

/** The cursor of the page that an address means. */
export function cursorOf(params: URLSearchParams): string | undefined {
  return params.getAll("cursor").at(-1);
}
