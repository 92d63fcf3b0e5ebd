/** Words that mean something of ours in an address, or that would let a shop pass for us. */
const reserved = new Set(
  (
    "about account accounts admin administrator api app apply assets auth blog brand brands business buy cart careers " +
    "categories category checkout collections contact customer dashboard deals docs emporia explore feed gift gifts help " +
    "home inbox index info jobs legal login logout mail market marketplace me media mod moderator new news null official " +
    "order orders page pages payment payments press privacy product products profile register returns root sale search " +
    "security sell seller sellers settings shipping shop shops signin signup staff static status store stores support " +
    "system team terms test tracking trust undefined user users verify www"
  ).split(" "),
);

/** The name as an address: lower-case letters, digits and hyphens, at most 70; empty when nothing of it is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 70)
    .replace(/^-+|-+$/g, "");
}

/** Whether a shop may not be called so, because people would take it for us. */
export function isReserved(nameOrSlug: string): boolean {
  const slug = slugOf(nameOrSlug);
  return reserved.has(slug) || slug.split("-").includes("emporia");
}

/** The first of `base`, `base-2`, `base-3`, … that is neither taken nor ours. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  for (let suffix = reserved.has(base) ? 2 : 1; ; suffix++) {
    const slug = suffix === 1 ? base : `${base}-${suffix}`;
    if (!taken.has(slug)) return slug;
  }
}
