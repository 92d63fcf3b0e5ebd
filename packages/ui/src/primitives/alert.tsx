import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";

export interface AlertProps {
  tone?: "info" | "good" | "warn" | "bad" | undefined;
  title?: string | undefined;
  action?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
}

const faces = {
  info: { Mark: Info, wash: "bg-info-wash", ink: "text-info" },
  good: { Mark: CircleCheck, wash: "bg-good-wash", ink: "text-good" },
  warn: { Mark: TriangleAlert, wash: "bg-warn-wash", ink: "text-warn" },
  bad: { Mark: CircleX, wash: "bg-bad-wash", ink: "text-bad" },
};

/** A notice in the flow of the page. Bad news interrupts the screen reader, the rest waits its turn. */
export function Alert({ tone = "info", title, action, children, className }: AlertProps) {
  const { Mark, wash, ink } = faces[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-4 py-3 text-sm text-ink",
        wash,
        className,
      )}
    >
      <Mark aria-hidden="true" className={cx("mt-px size-[1.125rem] shrink-0", ink)} />
      <div className="min-w-0 flex-1 basis-52">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
