import type { ReactNode } from "react";
import { cx } from "../lib/cx";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info" | "accent";
/** The shape says it again for those who do not see the colour. */
export type BadgeShape = "ring" | "half" | "dot" | "tick" | "cross" | "bar" | "back" | "none";

export interface BadgeProps {
  tone?: Tone | undefined;
  shape?: BadgeShape | undefined;
  className?: string | undefined;
  children: ReactNode;
}

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  good: "bg-good-wash text-good",
  warn: "bg-warn-wash text-warn",
  bad: "bg-bad-wash text-bad",
  info: "bg-info-wash text-info",
  accent: "bg-accent-wash text-accent-ink",
};

const shapes: Record<Exclude<BadgeShape, "none">, ReactNode> = {
  ring: <circle cx="6" cy="6" r="4" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M6 2a4 4 0 0 1 0 8Z" fill="currentColor" />
    </>
  ),
  dot: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  tick: <path d="m2 6.5 2.75 2.75L10 3.5" />,
  cross: <path d="m3 3 6 6m0-6-6 6" />,
  bar: <path d="M2 6h8" />,
  back: <path d="M5 2 2 5l3 3M2.5 5H8a2.5 2.5 0 0 1 0 5H6" />,
};

export function Badge({ tone = "neutral", shape = "none", className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-fit w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 text-xs font-medium leading-5 forced-colors:border",
        tones[tone],
        className,
      )}
    >
      {shape !== "none" && (
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="size-3 shrink-0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {shapes[shape]}
        </svg>
      )}
      {children}
    </span>
  );
}
