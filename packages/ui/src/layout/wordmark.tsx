import { cx } from "../lib/cx";
import { Link } from "../primitives/link";

/** The name, as it is drawn; `suffix` tells the tools apart. */
export function Wordmark({ href = "/", suffix, className }: { href?: string; suffix?: string; className?: string }) {
  return (
    <Link
      href={href}
      aria-label={suffix ? `Emporia ${suffix}, home` : "Emporia, home"}
      className={cx("inline-flex min-h-11 items-center gap-2 whitespace-nowrap no-underline", className)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0 text-accent">
        <path
          d="M3 21V11a9 9 0 0 1 18 0v10M8 21v-9a4 4 0 0 1 8 0v9"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.25"
        />
      </svg>
      <span className="font-display text-[1.375rem] leading-none font-[560] tracking-[-0.02em]">Emporia</span>
      {suffix && <span className="mt-1 text-xs font-medium text-muted">{suffix}</span>}
    </Link>
  );
}
