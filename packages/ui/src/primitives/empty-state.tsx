import type { ReactNode } from "react";
import { cx } from "../lib/cx";

export interface EmptyStateProps {
  title: string;
  /** Why it is empty, and what would fill it. */
  children?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
  heading?: "h1" | "h2" | "h3" | undefined;
  className?: string | undefined;
}

export function EmptyState({ title, children, action, icon, heading: Heading = "h2", className }: EmptyStateProps) {
  return (
    <div className={cx("flex flex-col items-center gap-3 px-6 py-14 text-center sm:py-20", className)}>
      {icon && (
        <span aria-hidden="true" className="mb-1 text-muted [&>svg]:size-8 [&>svg]:stroke-[1.25]">
          {icon}
        </span>
      )}
      <Heading className="max-w-full text-xl wrap-anywhere">{title}</Heading>
      {children && <div className="max-w-prose text-[0.9375rem] text-muted sm:max-w-md">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
