import { type ReactNode, useId } from "react";
import { cx } from "../lib/cx";

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  /** The title at the left, the content at the right: settings and long forms. */
  isSplit?: boolean | undefined;
  heading?: "h2" | "h3" | undefined;
  children: ReactNode;
}

/** A part of a page, set apart by a hairline and its title instead of a box. */
export function Section({ title, description, action, isSplit, heading: Heading = "h2", children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        "border-t py-7 first:border-t-0 first:pt-0 [header+&]:border-t-0 [header+&]:pt-0",
        isSplit && "gap-10 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]",
      )}
    >
      <div className={cx("mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1", isSplit && "lg:block")}>
        <div>
          <Heading id={id} className="text-lg">
            {title}
          </Heading>
          {description && <p className="mt-1 max-w-prose text-sm text-muted">{description}</p>}
        </div>
        {action}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
