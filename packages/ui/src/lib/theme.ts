export type Theme = "light" | "dark";

export const themeCookieName = "theme";
const year = 60 * 60 * 24 * 365;

export function isTheme(value: unknown): value is Theme {
  return value === "light" || value === "dark";
}

export function themeCookie(theme: Theme | "system"): string {
  const lifetime = theme === "system" ? 0 : year;
  return `${themeCookieName}=${theme}; Path=/; Max-Age=${lifetime}; SameSite=Lax`;
}

/** Shows and remembers a theme in this browser, without a request. */
export function applyTheme(theme: Theme | "system"): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = themeCookie(theme);
}
