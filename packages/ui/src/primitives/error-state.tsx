import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { Button, ButtonLink } from "./button";

export interface ErrorStateProps {
  title: string;
  /** What happened, whether anything was charged or changed, and what to do. */
  children?: ReactNode;
  /** Tries again; a link works without JavaScript. */
  retryHref?: string | undefined;
  onRetry?: (() => void) | undefined;
  retryLabel?: string | undefined;
  isRetrying?: boolean | undefined;
  /** To quote to us. */
  reference?: string | undefined;
  heading?: "h1" | "h2" | "h3" | undefined;
  className?: string | undefined;
}

export function ErrorState(props: ErrorStateProps) {
  const { title, children, retryHref, onRetry, retryLabel = "Try again", heading: Heading = "h2" } = props;
  const icon = <RotateCw />;
  return (
    <div role="alert" className={cx("flex flex-col items-center gap-3 px-6 py-14 text-center", props.className)}>
      <Heading className="text-xl">{title}</Heading>
      {children && <div className="max-w-md text-[0.9375rem] text-muted">{children}</div>}
      {(onRetry || retryHref) && (
        <div className="mt-3">
          {onRetry ? (
            <Button icon={icon} onClick={onRetry} loading={props.isRetrying && "Trying again…"}>
              {retryLabel}
            </Button>
          ) : (
            <ButtonLink icon={icon} href={retryHref ?? ""}>
              {retryLabel}
            </ButtonLink>
          )}
        </div>
      )}
      {props.reference && (
        <p className="text-xs text-muted">
          Reference <code className="select-all">{props.reference}</code>
        </p>
      )}
    </div>
  );
}
