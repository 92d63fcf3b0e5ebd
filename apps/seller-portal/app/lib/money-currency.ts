/** The currency that an address asks for; undefined for home's, and for what is none. */
export function currencyOf(params: URLSearchParams): string | undefined {
  const currency = params.get("currency") ?? "";
  return /^[A-Z]{3}$/.test(currency) ? currency : undefined;
}
