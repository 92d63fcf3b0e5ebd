/** Something that a search leads to. */
export interface Hit {
  /** What it is: "Page", "Order". */
  kind: string;
  label: string;
  detail?: string | undefined;
  href: string;
}

/** Those whose words begin with each of the words asked for, best first. */
export function matching(hits: readonly Hit[], query: string): Hit[] {
  const asked = words(query);
  if (asked.length === 0) return [...hits];
  return hits.filter((hit) => {
    const own = words(`${hit.label} ${hit.detail ?? ""}`);
    return asked.every((word) => own.some((each) => each.startsWith(word)));
  });
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);
}
