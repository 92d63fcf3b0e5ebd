import type { ReactNode } from "react";

/** Long technical text, as it is, in a box that scrolls. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md bg-sunken p-3"
    >
      <pre className="text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere">{children}</pre>
    </section>
  );
}
