/**
 * Which of a file's bytes a `Range` header asks for: null when all of them are to be sent, as for several parts at once or a
 * header that says nothing sensible; "beyond" when there are none such.
 */
export function rangeOf(header: string | undefined, size: number): { first: number; last: number } | "beyond" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return Number(to) === 0 ? "beyond" : { first: Math.max(size - Number(to), 0), last: size - 1 };
  const [first, last] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== "" && Number(to) < first) return null;
  return first >= size ? "beyond" : { first, last };
}
