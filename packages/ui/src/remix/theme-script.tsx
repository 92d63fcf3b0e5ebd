import { themeCookieName } from "../lib/theme";

const script = `{const m=/(?:^|; )${themeCookieName}=(light|dark)(?:;|$)/.exec(document.cookie);if(m)document.documentElement.dataset.theme=m[1]}`;

/** Sets the chosen theme before the first paint on pages that come from a shared or an offline cache. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
