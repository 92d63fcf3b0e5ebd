/** A text as a part of a LIKE pattern that means itself: what people type may have wildcards in it. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
