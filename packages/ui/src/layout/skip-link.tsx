/** The first thing the keyboard reaches; leads to `<main id="main" tabIndex={-1}>`. */
export function SkipLink({ href = "#main" }: { href?: string | undefined }) {
  return (
    <a
      href={href}
      className="fixed top-2 left-2 z-[70] -translate-y-24 rounded-md bg-ink px-4 py-3 text-sm font-medium text-paper focus:translate-y-0"
    >
      Skip to the content
    </a>
  );
}
