/** "order-confirmed" and "SENT" as words. */
export function sentence(code: string): string {
  const text = code
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_.]+/g, " ")
    .trim()
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
