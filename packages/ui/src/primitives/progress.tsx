import { type ReactNode, useId } from "react";

export interface ProgressProps {
  label: string;
  /** Leave out while the whole is not known. */
  value?: number | undefined;
  max?: number | undefined;
  /** What the numbers mean: "412 of 1,000 rows, 3 failed". */
  detail?: ReactNode;
  hideLabel?: boolean | undefined;
}

export function Progress({ label, value, max = 100, detail, hideLabel }: ProgressProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <div className={hideLabel ? "sr-only" : "flex items-baseline justify-between gap-4 text-sm"}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {detail && <span className="figures text-muted">{detail}</span>}
      </div>
      <progress id={id} className="bar" max={max} {...(value === undefined ? {} : { value })} />
    </div>
  );
}
