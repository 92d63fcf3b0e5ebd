import type { ReactNode } from "react";
import { cx } from "../lib/cx";

/** A ground in the shape of what is coming; size it with the class. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span aria-hidden="true" className={cx("block animate-breathe rounded-sm bg-sunken", className ?? "h-4 w-full")} />
  );
}

/** Says once that something is loading, around skeletons that say nothing. */
export function Loading({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
